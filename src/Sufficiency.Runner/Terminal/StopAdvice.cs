using System.Globalization;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Planning;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Runner.Terminal;

/// <summary>What to do where a plan was not found, or not as near to the best as asked for: the options
/// that would help this very request.</summary>
internal static class StopAdvice
{
    /// <summary>Why solving stopped, and what to type instead.</summary>
    public static string For(SolvedPlan plan, PlanningRequest request)
    {
        var what = plan.Reason switch
        {
            StopReason.TimeLimit => $"the time was up. {WithMoreTime(request)}",
            StopReason.Cancelled => "it was stopped. Run the same command again with --force.",
            StopReason.SolverFailure =>
                "OR-Tools failed. Run the same command again; if it fails again, please report it with the message that follows.",
            StopReason.NoProgress => $"no nearer was to be had. Ask for less with --gap {Number(10 * request.Limits.RelativeGap)}.",
            _ => "it finished early.",
        };
        return plan.Message.Length == 0 ? what : $"{what} {plan.Message}";
    }

    private static string WithMoreTime(PlanningRequest request)
    {
        var more = request.Limits.TimeLimit is { } limit
            ? $"Give more, such as --time-limit {Number(Math.Max(60.0, Math.Ceiling(2.0 * limit.TotalSeconds)))}, or leave --time-limit out"
            : "Run it again";
        return WithLess(request, more) + ".";
    }

    /// <summary>The advice, and what makes the plan smaller where it is not done already.</summary>
    private static string WithLess(PlanningRequest request, string first)
    {
        var choices = new List<string> { first };
        if (request.Data.Areas == AreaLevel.Lsoa) choices.Add("plan by larger areas with --areas msoa");
        if (request.Schemes == SchemeChoice.Choose) choices.Add("leave generic schemes out: --schemes named");
        if (request.Schemes.IsFree()) choices.Add("do not let the plan choose schemes: --schemes as-planned, or --schemes none");
        return choices.Count == 1 ? first : $"{string.Join("; ", choices.Take(choices.Count - 1))}; or {choices[^1]}";
    }

    private static string Number(double value) => value.ToString("0.#########", CultureInfo.InvariantCulture);
}
