using Sufficiency.Web.Documents.Disclosure;
using Sufficiency.Web.Documents.Model;

namespace Sufficiency.Web.Documents.Plans;

/// <summary>The counts of a run that its sheets show, with what stays hidden in all of them.</summary>
internal sealed class Confidential
{
    /// <summary>The table of pupils by mainstream school and phase.</summary>
    public const string MainstreamSchools = "mainstream schools";

    private const string LackByTown = "lack by town";
    private const string LackByNeed = "lack by need";
    private const string WholeLack = "lack";
    private const int SharedTables = 4; // those before the tables of each kind of provision

    private readonly SmallNumberRule? rule;
    private readonly Dictionary<(string Table, string Plan), (CountTable Counts, HiddenCells? Hidden)> tables = [];

    /// <summary>Adds up the counts of a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="threshold">Counts under it are hidden; null hides nothing.</param>
    public Confidential(RunData run, double? threshold)
    {
        rule = threshold is { } least ? new(least) : null;
        var groups = new List<(string Table, IReadOnlyList<CountTable> Counts)>
        {
            (LackByTown, Lack(run, "town_name")),
            ("county", County(run)),
            (LackByNeed, Lack(run, "need", "phase")),
            (MainstreamSchools, Mainstream(run)),
        };
        groups.AddRange(Types(run).Select(type => (type, Schools(run, type))));
        if (rule is null) groups.Add((WholeLack, Lack(run, "town_name", "need", "phase")));
        var all = groups.SelectMany(group => group.Counts.Select((counts, plan) => (group.Table, run.Plans[plan].Folder, counts))).ToList();
        var hidden = rule is null ? null : LinkedTables.Hide(rule, [.. all.Select(own => own.counts)], [.. Links(run, groups)]);
        for (var i = 0; i < all.Count; i++) tables[(all[i].Table, all[i].Folder)] = (all[i].counts, hidden?[i]);
    }

    /// <summary>Whether anything may be hidden.</summary>
    public bool HidesSmallNumbers => rule is not null;

    /// <summary>The rule in words, for notes; none if nothing is hidden.</summary>
    public IReadOnlyList<string> Notes => rule is null ? [] : [rule.Statement];

    /// <summary>A count as a sheet may show it.</summary>
    /// <param name="table">The table: county, mainstream schools, or the code of a kind of provision.</param>
    /// <param name="plan">Folder of the plan.</param>
    /// <param name="members">The cell; null for totals.</param>
    public Cell Show(string table, string plan, params string?[] members) => IsHidden(table, plan, members)
        ? Cell.Of(SmallNumberRule.Mark)
        : Columns.Count(tables[(table, plan)].Counts[members]);

    /// <summary>A lack of places. Where small numbers are hidden, either the town is null, or the need and the phase are.</summary>
    /// <remarks>Almost every count of a town, phase and need together is small, so hiding it would hide the totals as well.</remarks>
    public Cell ShowLack(string plan, int year, string? town, string? need, string? phase) => rule is null
        ? Show(WholeLack, plan, Year(year), town, need, phase)
        : town is not null ? Show(LackByTown, plan, Year(year), town)
        : Show(LackByNeed, plan, Year(year), need, phase);

    /// <summary>Whether a count is hidden.</summary>
    public bool IsHidden(string table, string plan, params string?[] members) => tables[(table, plan)].Hidden is { } hidden
        && hidden[members];

    /// <summary>A figure that follows from a count: hidden with it.</summary>
    public Cell Beside(Cell cell, string table, string plan, params string?[] members) =>
        IsHidden(table, plan, members) ? Cell.Of(SmallNumberRule.Mark) : cell;

    /// <summary>A count that belongs to no table.</summary>
    public Cell Alone(double? pupils) => pupils is { } count && rule?.IsSmall(count) == true ? Cell.Of(SmallNumberRule.Mark)
        : Columns.Count(pupils);

    /// <summary>A figure about a group of pupils: hidden where the group is small.</summary>
    public Cell About(Cell cell, double? pupils) => pupils is { } count && rule?.IsSmall(count) == true ? Cell.Of(SmallNumberRule.Mark)
        : cell;

    /// <summary>Whole years as groups of an axis without a total.</summary>
    public static string Year(int? year) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{year ?? 0}");

    private static IReadOnlyList<string> Types(RunData run) =>
        [.. run.Rows("provider_years").Select(row => row.Text("provision_type")).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)];

    private static IReadOnlyList<CountTable> Lack(RunData run, params string[] by) =>
        Count(run, "places_short", ["academic_year"], by, "pupils", _ => true);

    private static IReadOnlyList<CountTable> County(RunData run) =>
        Count(run, "provider_years", ["academic_year"], ["provision_type"], "roll", _ => true);

    private static IReadOnlyList<CountTable> Mainstream(RunData run) =>
        Count(run, "mainstream_years", ["academic_year"], ["provider_id", "phase"], "pupils", _ => true);

    private static IReadOnlyList<CountTable> Schools(RunData run, string type) => Count(
        run, "provider_years", ["academic_year"], ["provider_id"], "roll", row =>
            string.Equals(row.Text("provision_type"), type, StringComparison.Ordinal));

    // Both plans have the same axes, so that one cell stands at one place in both.
    private static IReadOnlyList<CountTable> Count(
        RunData run, string table, IReadOnlyList<string> apart, IReadOnlyList<string> together, string pupils, Func<ResultRow,
            bool> isMeant)
    {
        IReadOnlyList<string> keys = [.. apart, .. together];
        var rows = run.Plans.Select(plan => run.Rows(plan.Folder, table).Where(isMeant).ToList()).ToList();
        List<Axis> axes = [.. keys.Select(key =>
            new Axis(key, Members(rows.SelectMany(own => own), key), !apart.Contains(key, StringComparer.Ordinal)))];
        return [.. rows.Select(own => CountTable.Of(axes, own.Select(row => (
            (IReadOnlyList<string>)[.. keys.Select(key => MemberOf(row, key))], row.Number(pupils) ?? 0.0))))];
    }

    private static IReadOnlyList<string> Members(IEnumerable<ResultRow> rows, string key) =>
        [.. rows.Select(row => MemberOf(row, key)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static string MemberOf(ResultRow row, string key) => row.Whole(key) is { } whole ? Year(whole) : row.Text(key);

    // The total of each kind's schools is a cell of the county's table; what one plan hides, the other does too.
    private static IEnumerable<Link> Links(RunData run, List<(string Table, IReadOnlyList<CountTable> Counts)> groups)
    {
        var plans = run.Plans.Count;
        for (var group = 0; group < groups.Count; group++)
        {
            for (var cell = 0; plans > 1 && cell < groups[group].Counts[0].Values.Length; cell++)
                yield return new(group * plans, cell, (group * plans) + 1, cell);
        }

        foreach (var year in Years(run, "places_short"))
            yield return new(0, groups[0].Counts[0].CellOf([year, null]), 2 * plans, groups[2].Counts[0].CellOf([year, null, null]));
        foreach (var (group, year) in groups.Index().Skip(SharedTables)
            .SelectMany(_ => Years(run, "provider_years"), (own, year) => (own, year)))
        {
            var (schools, county) = (group.Item.Counts[0].CellOf([year, null]), groups[1].Counts[0].CellOf([year, group.Item.Table]));
            yield return new(group.Index * plans, schools, plans, county);
        }
    }

    private static IReadOnlyList<string> Years(RunData run, string table) =>
        [.. run.Plans.SelectMany(plan => run.Rows(plan.Folder, table)).Select(row => Year(row.Whole("academic_year")))
            .Distinct(StringComparer.Ordinal)];
}
