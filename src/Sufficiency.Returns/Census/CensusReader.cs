using Sufficiency.Engine.Storage;
using Sufficiency.Returns.Mapping;

namespace Sufficiency.Returns.Census;

/// <summary>Works out who is where at every January from the tables of a run alone.</summary>
/// <remarks>README.md says what is exact and what is spread.</remarks>
internal sealed class CensusReader
{
    private const double Nobody = 1e-12; // pupils

    private static readonly string[] Needed =
        ["years", "providers", "stock", "placements", "survival", "entry_points", "mainstream_years", "waiting", "inputs.base_plans",
            "inputs.initial_roll", "inputs.initial_waiting"];

    private readonly RunQueries run;
    private readonly ReturnMapping mapping;
    private readonly string plan;
    private readonly string kinds;
    private readonly int baseYear;
    private readonly int lastYear;
    private readonly List<CensusCell> cells = [];

    private CensusReader(RunQueries run, ReturnMapping mapping, string plan)
    {
        (this.run, this.mapping, this.plan) = (run, mapping, plan);
        if (Needed.FirstOrDefault(table => !run.Has(table)) is { } missing)
            throw new ReturnException($"The run {run.Record.Title} lacks the table {missing}, which a return needs. "
                + "Scenarios of a sweep keep few tables: name a whole run, made by plan.");
        run.Query(CensusSql.Setup, _ => 0);
        (baseYear, lastYear) = run.Query(CensusSql.Years, row => (row.Integer(0), row.Integer(1)))[0];
        kinds = KindsOfProviders();
    }

    /// <summary>Reads a plan of a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="mapping">Kinds of places.</param>
    /// <param name="isDoMinimum">Whether committed schemes alone are asked for.</param>
    public static PlanCensus Read(RunQueries run, ReturnMapping mapping, bool isDoMinimum)
    {
        var reader = new CensusReader(run, mapping, isDoMinimum ? "do_minimum." : "");
        reader.AddPupilsOfSchoolAge();
        reader.AddOthers();
        return new(reader.baseYear, reader.lastYear, reader.cells);
    }

    /// <summary>The kind of each provider in each phase, as rows for a query.</summary>
    private string KindsOfProviders()
    {
        List<string> rows = [];
        foreach (var (id, place) in run.Query(CensusSql.Providers, row => (row.Text(0),
            new PlaceFacts(row.Text(1), row.Text(2), row.FindText(3), row.Integer(4), row.FindText(5)))))
        {
            foreach (var (phase, youngest, oldest) in SchoolPhases.All)
            {
                var kind = mapping.KindOf(place, youngest);
                if (!string.Equals(kind, mapping.KindOf(place, oldest), StringComparison.Ordinal))
                    throw new InvalidOperationException($"{ReturnMapping.File}: {id} has two kinds in the phase {phase}.");
                rows.Add($"({RunQueries.Literal(id)}, {RunQueries.Literal(phase)}, {RunQueries.Literal(kind)})");
            }
        }

        return $"(SELECT * FROM (VALUES {string.Join(", ", rows)}) AS kinds(provider_id, phase, kind))";
    }

    /// <summary>Pupils of Reception to Year 14 with a tier: the base roll still there, pupils placed, pupils waiting.</summary>
    private void AddPupilsOfSchoolAge()
    {
        var roll = Ask(CensusSql.BaseRoll, row => new RollRow(row.Integer(0), row.Text(1), row.Text(2), row.Integer(3), row.Text(4),
            row.Number(5)));
        foreach (var row in roll)
            Add(row.Year, row.Need, row.YearGroup, row.Kind, row.Year == baseYear ? Origin.Counted : Origin.StillThere, row.Pupils);
        var there = roll.GroupBy(row => (row.Year, row.Need, row.Tier, row.YearGroup))
            .ToDictionary(group => group.Key, group => group.Sum(row => row.Pupils));
        var left = Ask(CensusSql.Stock, row => (Year: row.Integer(0), Need: row.Text(1), Tier: row.FindText(2), Group: row.Integer(3),
                Pupils: row.Number(4)))
            .Where(row => row.Tier is not null)
            .ToDictionary(row => (row.Year, row.Need, Tier: row.Tier!, row.Group),
                row => row.Pupils - there.GetValueOrDefault((row.Year, row.Need, row.Tier!, row.Group)));
        var placed = Ask(CensusSql.Placed, row => new PhaseRow(row.Integer(0), row.Text(1), row.Text(2), row.Text(3), row.Text(4),
            row.Integer(5), row.Integer(6), row.Number(7)));
        var waiting = Ask(CensusSql.Waiting, row => new PhaseRow(row.Integer(0), row.Text(1), row.Text(2), row.Text(3),
            mapping.KindOf(new("awaiting", Tier: row.Text(2)), 0), int.MinValue, int.MaxValue, row.Number(4)));
        foreach (var group in placed.Concat(waiting).GroupBy(row => (row.Year, row.Tier, row.Phase)))
            Spread(group.Key.Year, group.Key.Tier, SchoolPhases.Of(group.Key.Phase), [.. group], left);
    }

    /// <summary>Fits the pupils of a year, tier and phase to what the stock has beside the base roll, by need and year group.</summary>
    private void Spread(int year, string tier, (int Youngest, int Oldest) phase, IReadOnlyList<PhaseRow> rows,
        Dictionary<(int Year, string Need, string Tier, int Group), double> left)
    {
        var lines = left.Where(entry => entry.Key.Year == year && string.Equals(entry.Key.Tier, tier, StringComparison.Ordinal)
                && entry.Key.Group >= phase.Youngest && entry.Key.Group <= phase.Oldest && entry.Value > Nobody)
            .Select(entry => (entry.Key.Need, entry.Key.Group, Pupils: entry.Value))
            .OrderBy(line => line.Need, StringComparer.Ordinal).ThenBy(line => line.Group).ToList();
        var kindsHere = rows.Select(row => row.Kind).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var (cells, byKind) = (new double[lines.Count, kindsHere.Count], new double[kindsHere.Count]);
        foreach (var row in rows)
        {
            var kind = kindsHere.IndexOf(row.Kind);
            byKind[kind] += row.Pupils;
            var (youngest, oldest) = (Math.Min(row.Youngest, phase.Oldest), Math.Min(row.Oldest, phase.Oldest));
            bool IsMeant((string Need, int Group, double Pupils) line) => line.Group >= youngest && line.Group <= oldest
                && string.Equals(line.Need, row.Need, StringComparison.Ordinal);
            var all = lines.Where(IsMeant).Sum(line => line.Pupils);
            for (var i = 0; i < lines.Count && all > 0; i++)
            {
                if (IsMeant(lines[i])) cells[i, kind] += row.Pupils * (lines[i].Pupils / all);
            }
        }

        PlacedSpread.Fit(cells, [.. lines.Select(line => line.Pupils)], byKind);
        var origin = year == baseYear ? Origin.Counted : Origin.Placed;
        for (var i = 0; i < lines.Count; i++)
        {
            for (var kind = 0; kind < kindsHere.Count; kind++)
                Add(year, lines[i].Need, lines[i].Group, kindsHere[kind], origin, cells[i, kind]);
        }
    }

    /// <summary>Plans that the model does not place: by the forecast, in the settings of the count.</summary>
    private void AddOthers()
    {
        var settings = new SettingShares(Ask(CensusSql.BasePlans, row => (row.Text(0), row.Integer(1), row.Text(2), row.Number(3))));
        foreach (var (year, need, tier, group, pupils) in Ask(CensusSql.Stock, row => (row.Integer(0), row.Text(1), row.FindText(2),
            row.Integer(3), row.Number(4))))
        {
            if (tier is not null) continue;
            var origin = year == baseYear ? Origin.Counted : Origin.Forecast;
            foreach (var (setting, share) in SchoolPhases.Takes(group) ? [(SettingShares.Elsewhere, 1.0)] : settings.Of(need, group))
                Add(year, need, group, mapping.KindOf(new(setting), group), origin, pupils * share);
        }
    }

    private void Add(int year, string need, int group, string kind, Origin origin, double pupils)
    {
        if (pupils > Nobody) cells.Add(new(year, need, group, kind, origin, pupils));
    }

    private IReadOnlyList<T> Ask<T>(string sql, Func<RunRow, T> map) => run.Query(CensusSql.Fill(sql, plan, kinds), map);

    private sealed record RollRow(int Year, string Need, string Tier, int YearGroup, string Kind, double Pupils);

    private sealed record PhaseRow(
        int Year, string Need, string Tier, string Phase, string Kind, int Youngest, int Oldest, double Pupils);
}
