using Sufficiency.Engine.Storage;
using Sufficiency.Web.Disclosure;

namespace Sufficiency.Web.Reading;

/// <summary>The same groups of one year in several tables.</summary>
internal sealed record Groups(int Year, IReadOnlyList<IReadOnlyDictionary<string, double>> Layers);

/// <summary>What a strategy tells of pupils, way by way; groups are named by way and code.</summary>
/// <param name="LastYear">The last year.</param>
/// <param name="Counted">Plans counted in the base year.</param>
/// <param name="Plans">Plans of the last year.</param>
/// <param name="Lack">Places short of the last year in both plans, for the ways that no other table tells.</param>
/// <param name="WithoutPlace">Plans of school age without a school place in the last year.</param>
internal sealed record StrategyCounts(
    int LastYear, IReadOnlyList<Groups> Counted, IReadOnlyList<Groups> Plans, IReadOnlyList<Groups> Lack, double WithoutPlace);

/// <summary>Reads the counts that a run's documents show, group by group.</summary>
internal sealed class SmallNumberReader(RunQueries run)
{
    private readonly IReadOnlyList<string> plans = run.Has("do_minimum.provider_years") ? ["", "do_minimum."] : [""];

    /// <summary>The county by year, in both plans.</summary>
    public IEnumerable<(int Year, CountyFigures Figures)> County()
    {
        var all = Sums("stock", "''", "pupils").ToDictionary(row => row.Year, row => row.Pupils);
        foreach (var plan in plans)
        {
            var waiting = Sums($"{plan}waiting", "''", "pupils").ToDictionary(row => row.Year, row => row.Pupils);
            var years = Sums($"{plan}provider_years", "y.provision_type || '|' || supply", "roll", "JOIN providers USING (provider_id)")
                .GroupBy(row => row.Year);
            foreach (var year in years)
            {
                var onRoll = year.ToDictionary(row => (row.Group.Split('|')[0], row.Group.Split('|')[1]), row => row.Pupils);
                var waits = waiting.GetValueOrDefault(year.Key);
                yield return (year.Key, new(onRoll, waits, all.GetValueOrDefault(year.Key, onRoll.Values.Sum() + waits)));
            }
        }
    }

    /// <summary>Providers by kind of place and supply; a mainstream school is in two tables of each plan.</summary>
    public IEnumerable<Groups> Schools()
    {
        const string kind = "p.provision_type || '|' || p.supply || '|' || y.provider_id";
        const string join = "JOIN providers p USING (provider_id)";
        List<IEnumerable<(int Year, string Group, double Pupils)>> tables =
        [
            .. plans.Select(plan => Sums($"{plan}provider_years", kind, "roll", join)),
            .. plans.Select(plan => Sums($"{plan}mainstream_years", kind, "pupils", join)),
            .. plans.Select(plan => Sums($"{plan}mainstream_years", kind, "counted_pupils", join)),
        ];
        return tables.SelectMany((rows, table) => rows.Select(row => (row.Year, table, row.Group, row.Pupils)))
            .GroupBy(row => (row.Year, Kind: row.Group[..row.Group.LastIndexOf('|')]))
            .Select(group => new Groups(group.Key.Year, [.. group.GroupBy(row => row.table).Select(layer =>
                layer.ToDictionary(row => row.Group[(row.Group.LastIndexOf('|') + 1)..], row => row.Pupils, StringComparer.Ordinal))]));
    }

    /// <summary>Providers that are not the county's own.</summary>
    public IEnumerable<string> OtherProviders() => run.Query("SELECT provider_id FROM providers WHERE supply <> 'own'", row => row.Text(0));

    /// <summary>Places short in both plans, by one way of telling pupils apart.</summary>
    public IEnumerable<Groups> Lack(string by) => Layers([.. plans.Select(plan => Sums($"{plan}places_short", by, "pupils"))]);

    /// <summary>Pupils to place by town.</summary>
    public IEnumerable<Groups> Demand() =>
        Layers([Sums("demand", "coalesce(town_name, '')", "placings", "JOIN areas USING (area_code)")]);

    /// <summary>Plans and places short by need, age, phase, deprivation and kind of place.</summary>
    public StrategyCounts Strategy()
    {
        var years = run.Query("SELECT academic_year FROM years ORDER BY 1", row => row.Integer(0));
        var (first, last) = (years[0], years[^1]);
        var found = StrategyReader.Groups(run);
        Groups Of<T>(int year, IEnumerable<T> groups, Func<T, string> name, params Func<T, double>[] counts) => new(
            year, [.. counts.Select(count => groups.ToDictionary(name, count, StringComparer.Ordinal))]);
        var ways = found.Equalities.GroupBy(group => group.Way, StringComparer.Ordinal).ToList();
        var ofSchoolAge = found.Equalities.Where(group => group is { Way: Ways.Phase, Code: "primary" or "secondary" or "post_sixteen" })
            .Sum(group => group.Plans);
        return new(
            last,
            [.. found.Counted.GroupBy(group => group.Way, StringComparer.Ordinal)
                .Select(way => Of(first, way, group => $"{group.Way}|{group.Code}", group => group.Plans))],
            [.. ways.Where(way => way.Key != Ways.Tier)
                .Select(way => Of(last, way, group => $"{group.Way}|{group.Code}", group => group.Plans))],
            [.. ways.Where(way => way.Key is Ways.Fifth or Ways.Tier).Select(way => Of(
                last, way, group => $"{group.Way}|{group.Code}", group => group.Lack, group => group.CommittedLack))],
            ofSchoolAge - OnRollOrWaiting(last));
    }

    /// <summary>Pupils whom the plans placed, by town.</summary>
    public IEnumerable<Groups> Riders() => Layers(
        [.. plans.Select(plan => Sums($"{plan}area_years", "coalesce(town_name, '')", "pupils", "JOIN areas USING (area_code)"))]);

    private double OnRollOrWaiting(int year) =>
        Sums("provider_years", "''", "roll").Concat(Sums("waiting", "''", "pupils")).Where(row => row.Year == year).Sum(row => row.Pupils);

    private static IEnumerable<Groups> Layers(IReadOnlyList<IEnumerable<(int Year, string Group, double Pupils)>> tables) =>
        tables.SelectMany((rows, table) => rows.Select(row => (table, row.Year, row.Group, row.Pupils))).GroupBy(row => row.Year)
            .Select(year => new Groups(year.Key, [.. year.GroupBy(row => row.table)
                .Select(layer => layer.ToDictionary(row => row.Group, row => row.Pupils, StringComparer.Ordinal))]));

    private IEnumerable<(int Year, string Group, double Pupils)> Sums(string table, string by, string pupils, string join = "") =>
        !run.Has(table) ? [] : run.Query(
            $"SELECT y.academic_year, {by}, sum(y.{pupils}) FROM {table} y {join} WHERE y.{pupils} IS NOT NULL GROUP BY ALL ORDER BY ALL",
            row => (row.Integer(0), row.Text(1), row.Number(2)));
}
