using System.Globalization;
using Sufficiency.Web.Reading;

namespace Sufficiency.Web.Sections;

/// <summary>How a run came about, in words.</summary>
public static class RunWords
{
    private const string Limit = "That is about arithmetic: it does not say that the forecast or the prices will come true.";

    /// <summary>What is proven, and what is not.</summary>
    public static string Proof(RunView run)
    {
        var plan = run.Record.Plan;
        if (plan is not { Gap: { } gap, BoundGbp: { } bound })
            return $"Nothing is proven about how near this plan is to the best possible. {Limit}";
        if (run.SmallNumbers is { HidesCostsByKind: true })
            return $"Proven: on these assumptions no choice of these schemes is better by more than {Words.Gap(gap)}. {Limit}";
        var open = Words.Millions(Math.Max(0.0, plan.ObjectiveGbp - bound));
        return $"Proven: on these assumptions no choice of these schemes is better by more than {Words.Gap(gap)} "
            + $"({open} of {Words.Millions(plan.ObjectiveGbp)}, discounted, penalties included). {Limit}";
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

    /// <summary>How many figures of the data are out of the ordinary.</summary>
    public static string OutOfTheOrdinary(RunView run) => run.Record.DataWarnings.Count == 1
        ? "1 figure of the data is out of the ordinary and may be right."
        : string.Create(CultureInfo.InvariantCulture,
            $"{run.Record.DataWarnings.Count:N0} figures of the data are out of the ordinary and may be right.");

    /// <summary>The run's settings.</summary>
    public static string Settings(RunView run)
    {
        var areas = Setting(run, "areas") switch
        {
            "msoa" => "by MSOA (larger areas)",
            "lsoa" => "by LSOA (small areas)",
            var other => other,
        };
        var schemes = Setting(run, "schemes") switch
        {
            "named" => "chosen among the named schemes",
            "choose" => "chosen among named and generic schemes",
            "as-planned" => "every named scheme in its planned year",
            "none" => "no scheme to choose",
            var other => $"schemes {other}",
        };
        var gap = double.TryParse(Setting(run, "gap"), CultureInfo.InvariantCulture, out var share) ? Words.Gap(share) : "–";
        return $"{areas}; {schemes}; proof asked for: within {gap} of the least cost";
    }

    /// <summary>What opens in every plan.</summary>
    public static string CommittedSchemes(RunView run)
    {
        var names = run.Schemes.Where(scheme => scheme.IsCommitted).Select(scheme => scheme.Name).ToList();
        return names.Count == 0 ? "No scheme is committed: nothing is built." : $"{string.Join("; ", names)}. Nothing else is built.";
    }

    /// <summary>Schemes added for the run, each with what was taken from the data because it was not given.</summary>
    public static IReadOnlyList<string> Additions(RunView run) =>
    [
        .. run.Record.Additions.Select(scheme => $"{scheme.Name}: {scheme.Description}."
            + (scheme.TakenFromPack.Count > 0 ? $" Not given, and taken from the data: {string.Join(" ", scheme.TakenFromPack)}" : "")),
    ];

    private static string Setting(RunView run, string name) => run.Record.Settings.GetValueOrDefault(name, "");
}
