using System.Globalization;
using Sufficiency.Web.Reading;

namespace Sufficiency.Web.Sections;

/// <summary>A number worth remembering.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Figure">The number as written.</param>
/// <param name="Beside">What it stands beside.</param>
public sealed record KeyNumber(string Name, string Figure, string Beside);

/// <summary>The sentences of a run.</summary>
public static class Answers
{
    /// <summary>The answer in one sentence.</summary>
    public static string InOneSentence(RunView run)
    {
        var built = Built(run);
        return $"In {run.LastYear.Label} {Lack(run.Plan.Short[^1])} even if {Words.Many(built.Count, "more scheme")} open"
            + (built.Count == 1 ? "s" : "")
            + $"; {Words.Committed.ToLowerInvariant()} it would lack {Words.Count(run.Committed.Short[^1])}. "
            + $"Over the planned years the plan costs {LessOrMore(run.Money.Difference)}.";

        static string Lack(double pupils) => Words.Count(pupils) == "0" ? "the county lacks no places" : $"the county lacks {Words.Many(pupils, "place")}";
    }

    /// <summary>Four numbers.</summary>
    public static IReadOnlyList<KeyNumber> FourNumbers(RunView run)
    {
        var built = Built(run);
        var last = run.LastYear.Label;
        return
        [
            new($"Places short in {last}", Words.Count(run.Plan.Short[^1]), $"{Words.Count(run.Committed.Short[^1])} {Words.Committed.ToLowerInvariant()}"),
            new($"EHC plans in {last}", Words.Count(run.AllPlans[^1]), $"{Words.Count(run.AllPlans[0])} counted in {run.Years[0].Label}"),
            new(
                "Schemes to open", Words.Count(built.Count),
                $"{Words.Count(built.Sum(scheme => scheme.Places))} places, {Words.Millions(built.Sum(scheme => scheme.Capital ?? 0.0))} of capital"),
            new(
                $"Cost, {run.FirstPlanned.Label} to {last}", Words.Millions(run.Record.TotalCostGbp),
                $"{Words.Millions(Math.Abs(run.Money.Difference))} {(run.Money.Difference < 0 ? "less" : "more")} than {Words.Committed.ToLowerInvariant()}"),
        ];
    }

    /// <summary>Three sentences to copy.</summary>
    public static IReadOnlyList<string> ThreeSentences(RunView run)
    {
        var built = Built(run);
        var last = run.LastYear.Label;
        return
        [
            $"{Words.Count(run.AllPlans[^1])} EHC plans are expected in {last}, against {Words.Count(run.AllPlans[0])} counted in {run.Years[0].Label}.",
            $"With {Words.Many(built.Count, "more scheme")} ({Words.Many(built.Sum(scheme => scheme.Places), "place")}) {Words.Count(run.Plan.Short[^1])} "
            + $"pupils in {last} would be waiting or in a place that the county would rather not buy; {Words.Committed.ToLowerInvariant()} "
            + $"there would be {Words.Count(run.Committed.Short[^1])}.",
            Cost(run),
        ];
    }

    /// <summary>What is proven, and what is not.</summary>
    public static string Proof(RunView run)
    {
        var plan = run.Record.Plan;
        const string limit = "That is about arithmetic: it does not say that the forecast or the prices will come true.";
        if (plan is not { Gap: { } gap, BoundGbp: { } bound })
            return $"Nothing is proven about how near this plan is to the best possible. {limit}";
        return $"Proven: on these assumptions no choice of these schemes is better by more than {Words.Gap(gap)} "
            + $"({Words.Millions(Math.Max(0.0, plan.ObjectiveGbp - bound))} of {Words.Millions(plan.ObjectiveGbp)}, discounted, penalties included). {limit}";
    }

    /// <summary>Whether it was tried which assumption turns the answer.</summary>
    public static string Trials(RunView run)
    {
        var trials = run.Assumptions.Checks;
        if (trials.Count == 0) return "Which assumption would change the chosen schemes is not checked in this run.";
        var turning = trials.Count(trial => trial.IsTurning);
        return $"{trials.Count(trial => trial.Status == "solved")} ends of assumptions' ranges were tried: "
            + turning switch { 0 => "none changes", 1 => "one changes", _ => $"{turning} change" }
            + " the chosen schemes by more than the proof allows.";
    }

    /// <summary>The run's settings in words.</summary>
    public static string Settings(RunView run)
    {
        var settings = run.Record.Settings;
        var areas = settings.GetValueOrDefault("areas") switch { "msoa" => "by MSOA (larger areas)", "lsoa" => "by LSOA (small areas)", var other => other ?? "" };
        var schemes = settings.GetValueOrDefault("schemes") switch
        {
            "named" => "chosen among the named schemes",
            "choose" => "chosen among named and generic schemes",
            "none" => "no scheme to choose",
            var other => $"schemes {other}",
        };
        return $"{areas}; {schemes}; proof asked for: within {Gap(settings.GetValueOrDefault("gap"))} of the least cost";
    }

    /// <summary>What opens in every plan.</summary>
    public static string CommittedSchemes(RunView run)
    {
        var names = run.Schemes.Where(scheme => scheme.IsCommitted).Select(scheme => scheme.Name).ToList();
        return names.Count == 0 ? "No scheme is committed: nothing is built." : $"{string.Join("; ", names)}. Nothing else is built.";
    }

    /// <summary>Schemes that the plan opens beside the committed ones.</summary>
    public static IReadOnlyList<SchemeFigures> Built(RunView run) => [.. run.Schemes.Where(scheme => !scheme.IsCommitted && scheme.Opening is not null)];

    private static string Gap(string? gap) =>
        double.TryParse(gap, CultureInfo.InvariantCulture, out var share) ? Words.Gap(share) : "–";

    private static string Cost(RunView run)
    {
        var committed = Words.Committed.ToLowerInvariant();
        var sentence = $"From {run.FirstPlanned.Label} to {run.LastYear.Label} the plan costs {Words.Millions(run.Record.TotalCostGbp)} at prices of "
            + $"{Words.Year(run.Money.PriceBase)}, {LessOrMore(run.Money.Difference)} than {committed}";
        var (best, worst) = (run.Money.Payback.FirstOrDefault(one => one.Case == "best"), run.Money.Payback.FirstOrDefault(one => one.Case == "worst"));
        return best is null || worst is null ? $"{sentence}."
            : $"{sentence} ({LessOrMore(-worst.Saving)} to {LessOrMore(-best.Saving)} over the range of prices, with capital counted when it is spent).";
    }

    private static string LessOrMore(double difference) => $"{Words.Millions(Math.Abs(difference))} {(difference < 0 ? "less" : "more")}";
}
