using Sufficiency.Engine.Planning;
using Sufficiency.Web.Reading;

namespace Sufficiency.Web.Comparison;

/// <summary>Which runs can be compared, on which baseline, and with which cautions.</summary>
/// <remarks>
/// Runs are refused if they speak of other places or other years: another authority, base year, planned years or price base.
/// Sums over such runs would be of different things. A run whose own check failed is refused too.
/// Runs by MSOA and by LSOA speak of the same pupils. They are compared with a caution, because larger areas shorten or lengthen journeys.
/// Every run holds its own plan with committed schemes only. These plans are one baseline if they rest on the same inputs:
/// the same files, areas, changes and added schemes, apart from those of a single optional scheme, which never opens there.
/// They are one baseline as well if every cost and every roll in them is equal, since then nothing that differs has touched them.
/// Otherwise the first run's such plan is the baseline of all, and the page says how much of a difference lies in the inputs alone.
/// </remarks>
internal static class ComparisonRules
{
    /// <summary>Refuses runs that cannot be compared.</summary>
    /// <exception cref="ComparisonException">They differ in something that makes their sums incomparable.</exception>
    public static void Refuse(IReadOnlyList<ComparedRun> runs)
    {
        if (runs.FirstOrDefault(run => run.View.Record.Audit is { Passed: false }) is { } unsound)
            throw new ComparisonException($"{unsound.FullName} did not pass the check of its tables. Plan it again before it is compared.");
        List<string> faults = [];
        Look("the authority", run => Words.List(run.Outline.Districts));
        Look("the base year", run => run.View.Years[0].Label);
        Look("the planned years", run => $"{run.View.FirstPlanned.Label} to {run.View.LastYear.Label}");
        Look("the year of prices", run => Words.Year(run.View.Money.PriceBase));
        if (faults.Count > 0)
            throw new ComparisonException($"These runs cannot be compared, because they differ in {string.Join("; and in ", faults)}. "
                + "Compare runs of one authority over the same years and at the same prices.");

        void Look(string what, Func<ComparedRun, string> of)
        {
            if (runs.Select(of).Distinct(StringComparer.Ordinal).Count() < 2) return;
            faults.Add($"{what} ({string.Join(", ", runs.Select(run => $"{run.InText}: {of(run)}"))})");
        }
    }

    /// <summary>The baseline of all runs.</summary>
    public static ComparisonBaseline Baseline(IReadOnlyList<ComparedRun> runs)
    {
        var first = runs[0];
        var others = runs.Skip(1).Where(run => !IsSame(first, run)).ToList();
        if (others.Count == 0)
            return new(first, true, "Every run is laid beside the same plan with committed schemes only: what differs does not touch it.");
        var own = others.Select(run => $"{run.InText}'s own would cost {Pence.Short(run.CommittedPence / 100.0)}");
        return new(first, false,
            $"Every run is laid beside {first.InText}'s plan with committed schemes only, at {Pence.Short(first.CommittedPence / 100.0)}. "
            + $"The inputs of {Words.List([.. others.Select(run => run.InText)])} lead to another such plan: {Words.List([.. own])}.");
    }

    /// <summary>What to bear in mind.</summary>
    public static IReadOnlyList<string> Cautions(IReadOnlyList<ComparedRun> runs)
    {
        List<string> cautions = [];
        if (runs.Select(run => Setting(run, "areas")).Distinct(StringComparer.Ordinal).Count() > 1)
            cautions.Add("The runs cut home areas differently, by MSOA and by LSOA. Journeys and transport then differ by the cut alone: "
                + "do not read small differences of cost as differences of the plans.");
        foreach (var run in runs.Where(run => run.View.Record.Plan.Gap is null))
            cautions.Add($"Nothing is proven about how near {run.InText} is to the best possible plan: a better one may exist.");
        foreach (var run in runs.Skip(1))
        {
            if (Open(runs[0]) is { } ours && Open(run) is { } theirs && IsSame(runs[0], run) && Closer(runs[0], run, ours + theirs))
                cautions.Add($"{run.Name} and {runs[0].InText} differ in what was minimised by less than their proofs leave open "
                    + $"({Pence.Short(ours)} and {Pence.Short(theirs)}, discounted). As answers to one question they are equally good.");
        }

        return cautions;
    }

    /// <summary>Whether two runs' plans with committed schemes only are one.</summary>
    public static bool IsSame(ComparedRun one, ComparedRun other) =>
        one.Outline.CommittedPlan == other.Outline.CommittedPlan
        || (one.View.Record.Inputs.SequenceEqual(other.View.Record.Inputs)
            && Setting(one, "areas") == Setting(other, "areas") && Changes(one).SequenceEqual(Changes(other), StringComparer.Ordinal)
            && ActionsOf(one) == ActionsOf(other)
            && one.Outline.OptionalSchemes.SetEquals(other.Outline.OptionalSchemes)
            && CommittedAdditions(one).SequenceEqual(CommittedAdditions(other), StringComparer.Ordinal));

    private static List<string> Changes(ComparedRun run) =>
    [
        .. run.View.Record.Overrides.Where(change => DoMinimumChanges.RestsOn(change.Path, run.Outline.OptionalSchemes))
            .Select(change => $"{change.Path}={change.NewValue}"),
    ];

    private static string ActionsOf(ComparedRun run) => run.View.Record.Actions is { } actions
        ? string.Join('\n', [actions.Text, .. actions.Taken.Select(action => action.Id)]) : "";

    /// <summary>Schemes that were added and open in the plan with committed schemes only, as texts.</summary>
    private static IEnumerable<string> CommittedAdditions(ComparedRun run) => run.View.Record.Additions
        .Where(scheme => !run.Outline.OptionalSchemes.Contains(scheme.SchemeId)).Select(scheme => scheme.Text);

    private static double? Open(ComparedRun run) =>
        run.View.Record.Plan is { BoundGbp: { } bound, ObjectiveGbp: var found } ? Math.Max(0.0, found - bound) : null;

    private static bool Closer(ComparedRun one, ComparedRun other, double open) =>
        one.View.Record.Plan.ObjectiveGbp != other.View.Record.Plan.ObjectiveGbp
        && Math.Abs(one.View.Record.Plan.ObjectiveGbp - other.View.Record.Plan.ObjectiveGbp) <= open;

    private static string Setting(ComparedRun run, string name) => run.View.Record.Settings.GetValueOrDefault(name, "");
}
