using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Planning;
using Sufficiency.Engine.Results.Summary;

namespace Sufficiency.Runner.Terminal;

/// <summary>What openings later than planned cost, on the page and in the JSON document.</summary>
internal static class SlipSection
{
    /// <summary>Writes it on the page.</summary>
    public static void Write(Screen screen, SolvedSlip slip, PlanningRequest request)
    {
        screen.Heading("What the delayed openings cost");
        if (slip.Cost is not { } cost)
        {
            var failed = slip.AsPlanned.ObjectiveGbp is null ? slip.AsPlanned : slip.Slipped;
            screen.Line($"Not found: {PlanVerdict.WhyNoPlan(failed, request)}");
            return;
        }

        Schemes(screen, cost);
        Years(screen, cost);
        Totals(screen, cost);
    }

    /// <summary>The same for scripts.</summary>
    public static object Document(SolvedSlip slip) => new
    {
        AsPlanned = Figures(slip.AsPlanned),
        Slipped = Figures(slip.Slipped),
        Schemes = slip.Cost?.Schemes.Select(scheme => new
        {
            SchemeId = scheme.Id,
            scheme.Name,
            PlannedOpening = scheme.Planned.StartYear,
            DelayedOpening = scheme.Delayed.StartYear,
            scheme.YearsLate,
            scheme.PlaceYearsFewer,
            scheme.Provenance.Source,
            scheme.Provenance.Certainty,
        }),
        slip.Cost?.PlaceYearsFewer,
        slip.Cost?.WaitingPupilYearsMore,
        slip.Cost?.OutOfCountyPupilYearsMore,
        CostMoreGbp = slip.Cost?.CostMore.Value,
        HighNeedsPositionChangeGbp = slip.Cost?.HighNeedsPositionChange?.Value,
        ProvenLeastGbp = slip.Cost?.ProvenLeast?.Value,
        ProvenMostGbp = slip.Cost?.ProvenMost?.Value,
        Years = slip.Cost?.Years.Select(year => new
        {
            AcademicYear = year.Year.StartYear,
            year.PlacesFewer,
            year.PupilsWaitingMore,
            year.PupilsOutOfCountyMore,
            CostMoreGbp = year.CostMore.Value,
            HighNeedsPositionChangeGbp = year.HighNeedsPositionChange?.Value,
        }),
    };

    private static object Figures(SolvedPlan plan) => new { plan.Status, plan.Reason, plan.ObjectiveGbp, plan.BoundGbp, plan.Gap };

    private static void Schemes(Screen screen, SlipCost cost) => screen.Table(
        ["Scheme", "Planned", "Opens now", "Years late", "Places lost, times years"],
        cost.Schemes.Select(scheme => (IReadOnlyList<string>)
        [
            scheme.Name,
            scheme.Planned.ToString(),
            scheme.Provenance.Certainty == Engine.Domain.Evidence.Certainty.Assumed ? $"{scheme.Delayed} (assumed)"
                : scheme.Delayed.ToString(),
            Words.Count(scheme.YearsLate),
            Words.Count(scheme.PlaceYearsFewer),
        ]));

    private static void Years(Screen screen, SlipCost cost)
    {
        screen.Table(
            ["Year", "Places fewer", "Pupils waiting", "Pupils out of county", "Cost", "High-needs position"],
            cost.Years.Select(year => (IReadOnlyList<string>)
            [
                year.Year.ToString(),
                Words.Count(year.PlacesFewer),
                Words.Change(year.PupilsWaitingMore),
                Words.Change(year.PupilsOutOfCountyMore),
                Words.MillionsMore(year.CostMore),
                Words.MillionsMore(year.HighNeedsPositionChange),
            ]));
        screen.Line("+ is more than with all schemes opening as planned, − is less. Position: high needs grant less spending in cash.");
    }

    private static void Totals(Screen screen, SlipCost cost)
    {
        screen.Line(
            $"All years together: {Words.MillionsMore(cost.CostMore)} of cost, {Words.MillionsMore(cost.HighNeedsPositionChange)} on the "
            + "high-needs position, "
            + $"{Words.Change(cost.WaitingPupilYearsMore)} years of waiting, {Words.Change(cost.OutOfCountyPupilYearsMore)} "
            + "pupil-years out of county.");
        if (cost is { CostMore.Value: < -50_000, WaitingPupilYearsMore: >= 0.5 })
            screen.Line("The money is less because places that are not there are not paid for, while pupils wait in less specialist ones; "
                + "the waiting is the price.");
        screen.Line(cost is { ProvenLeast: { } least, ProvenMost: { } most }
            ? "Proven: discounted and with the penalties for waiting and journeys, "
            + $"the delay costs {Between(Words.Millions(least), Words.Millions(most))}."
            : "Nothing is proven about how exact this difference is.");
    }
    private static string Between(string least, string most) => least == most ? least : $"between {least} and {most}";
}
