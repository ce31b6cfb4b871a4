using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Storage;

namespace Sufficiency.Engine.Sweeps.Storage;

/// <summary>What a scenario writes of a whole run: the audit sees everything, the sweep needs the answers.</summary>
internal static class ScenarioFiles
{
    /// <summary>The tables of a plan that are written.</summary>
    public static IReadOnlySet<string> Kept { get; } =
        new HashSet<string>(StringComparer.Ordinal) { "area_years", "costs", "headline", "ledger", "provider_years", "schemes", "waiting" };

    /// <summary>Tables of one scenario, by folder in its own.</summary>
    public static IReadOnlyList<(string Folder, IReadOnlyList<ITable> Tables)> OfScenario { get; } =
    [
        ("", [.. KeptTables, SweepTableDefinitions.Overrides, SweepTableDefinitions.PlanChoices, SweepTableDefinitions.Summary]),
    ];

    /// <summary>Tables of the dataset, by folder.</summary>
    public static IReadOnlyList<(string Folder, IReadOnlyList<ITable> Tables)> Folders { get; } =
    [
        .. OfScenario.Select(one => (Path.TrimEndingDirectorySeparator("scenario=NAME/" + one.Folder), one.Tables)),
        ("", [
            SweepTableDefinitions.AllOverrides, SweepTableDefinitions.AllPlanChoices, SweepTableDefinitions.ScenarioLevels,
            SweepTableDefinitions.ScenarioResults, SweepTableDefinitions.AllSummaries,
        ]),
    ];

    private static IEnumerable<ITable> KeptTables => PlanTableDefinitions.Together.Where(table => Kept.Contains(table.Name));

    /// <summary>Adds a scenario's own tables to what is written of its run.</summary>
    /// <param name="folder">The run's folder, still hidden.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="doMinimum">Do-minimum.</param>
    /// <param name="overrides">What the scenario changed.</param>
    public static void Add(string folder, PlanTables plan, PlanTables doMinimum, IReadOnlyList<AppliedOverride> overrides)
    {
        ParquetTables.Write(folder, SweepTableDefinitions.Summary,
            [.. SummaryRow.Of("plan", plan), .. SummaryRow.Of("do_minimum", doMinimum)]);
        ParquetTables.Write(folder, SweepTableDefinitions.PlanChoices, plan.Schemes);
        ParquetTables.Write(folder, SweepTableDefinitions.Overrides, overrides);
    }
}
