using System.Globalization;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Sweeps.Runs;

namespace Sufficiency.Runner.Terminal;

/// <summary>A sweep on one page.</summary>
internal static class SweepPage
{
    private const int MostScenarios = 60;
    private const int MostFailures = 10;

    /// <summary>What a sweep file makes.</summary>
    public static void WritePreview(Screen screen, SweepPreview preview)
    {
        screen.Heading(preview.Title);
        foreach (var (axis, levels) in preview.Axes) screen.Line(string.Create(CultureInfo.InvariantCulture, $"{axis}: {levels:N0}"));
        screen.Line(string.Create(CultureInfo.InvariantCulture,
            $"{Words.Many(preview.Scenarios, "scenario")}. No faults found; none was solved."));
    }

    /// <summary>What came of a sweep.</summary>
    public static void Write(Screen screen, SweepOutcome outcome)
    {
        screen.Heading(outcome.Title);
        screen.Table(
            ["Scenario", "Cost of all years", "Beside committed schemes only", "Pupil-years waiting", "Schemes opened"],
            outcome.Scenarios.Take(MostScenarios).Select(scenario => (IReadOnlyList<string>)
            [
                scenario.Name, Words.Millions(new Pounds(scenario.CostGbp)), MoneySection.SavesOrCosts(-scenario.SavingGbp),
                    Words.Count(scenario.PupilYearsWaiting), Words.Count(scenario.SchemesOpened),
            ]));
        if (outcome.Scenarios.Count > MostScenarios)
            screen.Line(string.Create(CultureInfo.InvariantCulture,
                $"… and {outcome.Scenarios.Count - MostScenarios:N0} more in scenarios.parquet."));
    }

    /// <summary>How much of it was solved and where it lies.</summary>
    public static void WriteVerdict(TextWriter error, SweepOutcome outcome)
    {
        error.WriteLine();
        foreach (var (scenario, reason) in outcome.Failures.Take(MostFailures)) error.WriteLine($"Failed: {scenario}: {reason}");
        if (outcome.Failures.Count > MostFailures)
            error.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"… and {outcome.Failures.Count - MostFailures:N0} more, with their reasons in scenarios.parquet."));
        error.WriteLine(outcome.Done + outcome.Failures.Count == 0
            ? "This part of the sweep holds no scenario: there are more parts than scenarios. "
            + "Nothing is amiss, and merging takes it like any other."
            : string.Create(CultureInfo.InvariantCulture,
                $"{Words.Many(outcome.Done, "scenario")} solved and checked, {outcome.Failures.Count:N0} failed."));
        if (outcome.Unproven > 0)
            error.WriteLine($"Of those solved, {outcome.Unproven:N0} not proven to be as near to the best plan as asked for: "
                + $"the column gap of scenarios.parquet says how near.");
        error.WriteLine($"Tables: {outcome.Folder}");
        error.WriteLine(
            $"Time: {Words.Duration(TimeSpan.FromSeconds(outcome.Seconds))}. This is planning, never a decision about a child.");
    }
}
