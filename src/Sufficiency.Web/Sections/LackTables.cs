using Sufficiency.Web.Charts;
using Sufficiency.Web.Reading;

namespace Sufficiency.Web.Sections;

/// <summary>Places short by town, and by phase and need.</summary>
internal static class LackTables
{
    /// <summary>What is counted.</summary>
    public const string Text =
        "Places short with the plan: pupils in further places bought or in packages for one pupil, and pupils waiting. "
        + "Expected pupils, so parts of a pupil add up.";

    /// <summary>What is said where nothing is short.</summary>
    public const string None = "None: every pupil finds a place that the county has or has agreed, in every year.";

    private static readonly string[] PhaseOrder = ["early_years", "primary", "secondary", "post_sixteen", "adult"];

    /// <summary>Whether nothing is short in any year.</summary>
    public static bool IsEmpty(RunView run) => run.LackByTown.All(lack => lack.Plan < 0.5) && run.LackByTown.Sum(lack => lack.Plan) < 0.5;

    /// <summary>Places short by town in the first and the last planned year, the largest of the last year first.</summary>
    public static ChartTable Towns(RunView run)
    {
        var (first, last) = (run.FirstPlanned, run.LastYear);
        var early = run.LackByTown.Where(lack => lack.Year == first.Start)
            .ToDictionary(lack => lack.Town, lack => lack.Plan, StringComparer.Ordinal);
        return new(
            ["Town", $"Plan, {first.Label}", $"Plan, {last.Label}", $"{Words.Committed}, {last.Label}", $"Difference, {last.Label}"],
            [
                .. LastTowns(run).Select(lack => (IReadOnlyList<string>)
                    [lack.Town, Words.Count(early.GetValueOrDefault(lack.Town)), Words.Count(lack.Plan), Words.Count(lack.Committed),
                        Words.Change(lack.Plan - lack.Committed)]),
                ["All towns", Words.Count(run.Plan.Short[run.Planned[0].Index]), Words.Count(run.Plan.Short[^1]),
                    Words.Count(run.Committed.Short[^1]), Words.Change(run.Plan.Short[^1] - run.Committed.Short[^1])],
            ],
            TotalRows: 1);
    }

    /// <summary>Places short by town in every planned year.</summary>
    public static ChartTable TownYears(RunView run)
    {
        var cells = run.LackByTown.ToDictionary(lack => (lack.Town, lack.Year), lack => lack.Plan);
        return new(
            ["Town", .. run.Planned.Select(entry => entry.Year.Label)],
            [
                .. cells.Keys.Select(key => key.Town).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
                    .Select(town => (IReadOnlyList<string>)
                        [town, .. run.Planned.Select(entry => Words.Count(cells.GetValueOrDefault((town, entry.Year.Start))))]),
                ["All towns", .. run.Planned.Select(entry => Words.Count(run.Plan.Short[entry.Index]))],
            ],
            TotalRows: 1);
    }

    /// <summary>Places short by need and phase in one year; a sum with a hidden part is hidden.</summary>
    public static (IReadOnlyList<HeatColumn> Columns, IReadOnlyList<HeatRow> Rows) Kinds(RunView run, RunYear year)
    {
        var all = run.LackByKind.Where(lack => lack.Plan is double.NaN or > 0.0).ToList();
        var cells = all.Where(lack => lack.Year == year.Start).ToDictionary(lack => (lack.Phase, lack.Need), lack => lack.Plan);
        List<string> phases = [.. PhaseOrder.Where(phase => all.Any(lack => lack.Phase == phase))];
        List<string> needs = [.. all.Select(lack => lack.Need).Distinct(StringComparer.Ordinal)
            .OrderByDescending(need => all.Where(lack => lack.Need == need).Sum(lack => Sortable(lack.Plan)))
            .ThenBy(need => need, StringComparer.Ordinal)];
        double At(string phase, string need) => cells.GetValueOrDefault((phase, need));
        var total = run.Plan.Short[run.Years.ToList().IndexOf(year)];
        return (
            [.. phases.Select(phase => new HeatColumn(Words.Phase(phase))), new("All", IsTotal: true)],
            [
                .. needs.Select(need => new HeatRow(
                    Words.Need(need), [.. phases.Select(phase => (double?)At(phase, need)), phases.Sum(phase => At(phase, need))])),
                new("All needs", [.. phases.Select(phase => (double?)needs.Sum(need => At(phase, need))), total], IsTotal: true),
            ]);
    }

    /// <summary>The same as a table.</summary>
    public static ChartTable KindTable(RunView run, RunYear year)
    {
        var (columns, rows) = Kinds(run, year);
        return new(
            ["Need", .. columns.Select(column => column.Label)],
            [.. rows.Select(row => (IReadOnlyList<string>)[row.Label, .. row.Values.Select(Words.Count)])],
            TotalRows: 1);
    }

    /// <summary>Places short by town and phase in some years, with the plan.</summary>
    public static ChartTable TownPhases(RunView run, IReadOnlyList<RunYear> years)
    {
        List<string> phases = [.. PhaseOrder.Where(phase => run.Lacks.Any(lack => lack.Phase == phase))];
        return Towns(
            run, [.. phases.SelectMany(phase => years.Select(year => $"{Words.Phase(phase)}, {year.Label}")),
                .. years.Select(year => $"All, {year.Label}")],
            [.. phases.SelectMany(phase =>
                years.Select(year => (Func<Lack, bool>)(lack => lack.Phase == phase && lack.Year == year.Start))),
                .. years.Select(year => (Func<Lack, bool>)(lack => lack.Year == year.Start))]);
    }

    /// <summary>Places short by town and need in one year, with the plan.</summary>
    public static ChartTable TownNeeds(RunView run, RunYear year)
    {
        List<string> needs = [.. run.Lacks.Where(lack => lack.Year == year.Start && lack.Plan > 0.0)
            .GroupBy(lack => lack.Need, StringComparer.Ordinal).OrderByDescending(group => group.Sum(lack => lack.Plan))
            .ThenBy(group => group.Key, StringComparer.Ordinal).Select(group => group.Key)];
        return Towns(
            run, [.. needs.Select(Words.Need), "All"],
            [.. needs.Select(need => (Func<Lack, bool>)(lack => lack.Need == need && lack.Year == year.Start)),
                lack => lack.Year == year.Start]);
    }

    private static ChartTable Towns(RunView run, IReadOnlyList<string> columns, IReadOnlyList<Func<Lack, bool>> counts)
    {
        IReadOnlyList<string> Row(string name, Func<Lack, bool> isMeant) =>
            [name, .. counts.Select(count => Words.Count(run.Lacks.Where(lack => isMeant(lack) && count(lack)).Sum(lack => lack.Plan)))];
        return new(
            ["Town", .. columns],
            [
                .. run.Lacks.Select(lack => lack.Town).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
                    .Select(town => Row(town, lack => lack.Town == town)),
                Row("All towns", _ => true),
            ],
            TotalRows: 1);
    }

    /// <summary>What <see cref="TownSeries"/> shows.</summary>
    public static string TownText(RunView run) => $"Places short by town in {run.LastYear.Label}, with the plan and {Words.WithCommitted}: "
        + string.Join("; ", LastTowns(run).Select(lack => $"{lack.Town} {Words.Count(lack.Plan)} and {Words.Count(lack.Committed)}")) + ".";

    /// <summary>Towns where places are short in the last year, the most first.</summary>
    public static IReadOnlyList<string> TownNames(RunView run) => [.. LastTowns(run).Select(lack => lack.Town)];

    /// <summary>Places short in these towns, in both plans.</summary>
    public static IReadOnlyList<Series> TownSeries(RunView run) =>
    [
        new("With the plan", [.. LastTowns(run).Select(lack => (double?)lack.Plan)]),
        new(Words.Committed, [.. LastTowns(run).Select(lack => (double?)lack.Committed)]),
    ];

    private static IEnumerable<TownLack> LastTowns(RunView run) => run.LackByTown.Where(lack => lack.Year == run.LastYear.Start)
        .OrderByDescending(lack => Sortable(lack.Plan)).ThenBy(lack => lack.Town, StringComparer.Ordinal);

    private static double Sortable(double pupils) => double.IsNaN(pupils) ? 0.0 : pupils;
}
