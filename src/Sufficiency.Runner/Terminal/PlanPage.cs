using System.Globalization;
using Sufficiency.Engine;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Results.Summary;

namespace Sufficiency.Runner.Terminal;

/// <summary>The answer an officer wants, on one page.</summary>
internal static class PlanPage
{
    private const int MostShortages = 12;

    public static void Write(Screen screen, PlanSummary summary, PlanningOutcome outcome, PlanningRequest request)
    {
        screen.Heading($"{summary.Title}: {summary.Years[1]} to {summary.Years[^1]}");
        foreach (var line in UnprovenPlan.Warning(outcome.Plan, request)) screen.Line(line);
        Headline(screen, summary);
        Pupils(screen, summary);
        AllPlans(screen, summary);
        Shortages(screen, summary);
        OverPlacesSection.Write(screen, summary);
        Schemes(screen, summary, UnprovenPlan.NotBuilt(outcome.Plan, request));
        if (outcome.Slip is { } slip) SlipSection.Write(screen, slip, request);
        Money(screen, summary);
        Journeys(screen, summary);
        Balance(screen, summary);
    }

    private static void Pupils(Screen screen, PlanSummary summary)
    {
        screen.Heading("Pupils with a plan, by where they are");
        screen.Table(
            ["Year", .. ProvisionCodes.ProvisionTypes.Select(Words.Provision), "Waiting", "Waiting if nothing more is built"],
            summary.Years.Select((year, i) => (IReadOnlyList<string>)
            [
                i == 0 ? $"{year} (counted)" : year.ToString(),
                .. ProvisionCodes.ProvisionTypes.Select(type => Words.Count(summary.Plan.PupilsOnRoll[type][i])),
                Words.Count(summary.Plan.PupilsWaiting[i]),
                Words.Count(summary.DoNothing.PupilsWaiting[i]),
            ]));
        screen.Line("Waiting: held in a less specialist place than they need, or in none. Expected pupils, aged 4 to 18.");
        screen.Line(
            $"{Words.Count(summary.Plan.PupilsStillInPlace[1])} of the {Words.Count(summary.Plan.PupilsStillInPlace[0])} counted keep their place in {summary.Years[1]}; "
            + "the others leave, change phase or need another kind of place.");
    }

    private static void AllPlans(Screen screen, PlanSummary summary)
    {
        screen.Heading("Every EHC plan");
        screen.Table(
            ["Year", "In a place", "Waiting", "No school place", "Other ages", "All plans", "Begun since", "Ended since"],
            summary.Years.Select((year, i) => (IReadOnlyList<string>)
            [
                i == 0 ? $"{year} (counted)" : year.ToString(),
                Words.Count(ProvisionCodes.ProvisionTypes.Sum(type => summary.Plan.PupilsOnRoll[type][i])),
                Words.Count(summary.Plan.PupilsWaiting[i]),
                Words.Count(summary.Plans[i].WithoutSchoolPlace),
                Words.Count(summary.Plans[i].OtherAges),
                Words.Count(summary.Plans[i].All),
                Words.Count(summary.Plans[i].New),
                Words.Count(summary.Plans[i].Ceased),
            ]));
        var (low, central, high) = summary.PlansInLastYear;
        screen.Line($"Plans in {summary.Years[^1]}: {Words.Count(central)} expected, {Words.Count(low)} to {Words.Count(high)}.");
        screen.Line("No school place: at home or out of education, and awaiting none. Other ages: under 4, over 18. Begun and ended: since the year before.");
    }

    private static void Headline(Screen screen, PlanSummary summary)
    {
        var (plan, last) = (summary.Plan, summary.Years.Count - 1);
        screen.Line(
            $"In {summary.Years[last]}: {Words.Count(plan.PupilsBySupply[Supply.Own][last])} pupils in the county's own places, {Words.Count(plan.PupilsBySupply[Supply.Agreed][last])} in places agreed with others, "
            + $"{Words.Count(plan.PlacesShort[last] - plan.PupilsWaiting[last])} in places that the county would rather not buy, {Words.Count(plan.PupilsWaiting[last])} waiting.");
        var without = summary.DoNothing;
        screen.Line(
            $"If nothing more is built: {Words.Count(without.PupilsBySupply[Supply.Own][last])}, {Words.Count(without.PupilsBySupply[Supply.Agreed][last])}, "
            + $"{Words.Count(without.PlacesShort[last] - without.PupilsWaiting[last])} and {Words.Count(without.PupilsWaiting[last])}.");
    }

    private static void Shortages(Screen screen, PlanSummary summary)
    {
        screen.Heading("Places short");
        screen.Table(
            ["Year", "Further places bought", "Packages for one pupil", "Waiting", "Places short", "… if nothing more is built"],
            summary.Years.Select((year, i) => (Year: year, Index: i)).Skip(1).Select(entry => (IReadOnlyList<string>)
            [
                entry.Year.ToString(),
                Words.Count(summary.Plan.PupilsBySupply[Supply.Tranche][entry.Index]),
                Words.Count(summary.Plan.PupilsBySupply[Supply.Bespoke][entry.Index]),
                Words.Count(summary.Plan.PupilsWaiting[entry.Index]),
                Words.Count(summary.Plan.PlacesShort[entry.Index]),
                Words.Count(summary.DoNothing.PlacesShort[entry.Index]),
            ]));
        var listed = summary.Shortages.Where(shortage => shortage.Pupils >= 0.5).Take(MostShortages).ToList();
        if (listed.Count == 0) screen.Line("None: every pupil finds a place that the county has or has agreed.");
        foreach (var shortage in listed)
        {
            screen.Line(
                $"{Words.Count(shortage.Pupils)} {Words.Phase(shortage.Phase)} {Words.Need(shortage.Need)} "
                + $"{(shortage.Pupils < 1.5 ? "place" : "places")} short around {shortage.Town} in {shortage.Year}");
        }

        var rest = summary.Shortages.Sum(shortage => shortage.Pupils) - listed.Sum(shortage => shortage.Pupils);
        if (rest >= 0.05) screen.Line($"… and {Words.Count(rest)} in smaller numbers elsewhere: {Words.Count(summary.Plan.PlacesShort[^1])} in all.");
    }

    private static void Schemes(Screen screen, PlanSummary summary, string notBuilt)
    {
        screen.Heading("Schemes");
        screen.Table(
            ["Scheme", "Opens", "Planned", "Places", "Capital"],
            summary.Schemes.Select(scheme => (IReadOnlyList<string>)
            [
                scheme.IsCommitted ? $"{scheme.Name} (committed)" : scheme.Name,
                scheme.Opening?.ToString() ?? notBuilt,
                scheme.Planned.ToString(),
                Words.Count(scheme.Places),
                Words.Millions(scheme.Capital),
            ]));
    }

    private static void Money(Screen screen, PlanSummary summary)
    {
        screen.Heading("Money");
        screen.Table(
            ["Year", "Cost", "Cost if nothing more is built", "Difference", "High-needs position", "… if nothing more is built"],
            summary.Years.Select((year, i) => (Year: year, Index: i)).Skip(1).Select(entry => (IReadOnlyList<string>)
            [
                entry.Year.ToString(),
                Words.Millions(summary.Plan.Cost[entry.Index]),
                Words.Millions(summary.DoNothing.Cost[entry.Index]),
                Words.Millions(Difference(summary.Plan.Cost[entry.Index], summary.DoNothing.Cost[entry.Index])),
                Words.Millions(summary.Plan.HighNeedsPosition[entry.Index]),
                Words.Millions(summary.DoNothing.HighNeedsPosition[entry.Index]),
            ]));
        screen.Line("Cost: at base-year prices, with transport and yearly capital charges. Position: high needs grant less spending in cash; − is a deficit of the year.");
    }

    private static void Journeys(Screen screen, PlanSummary summary)
    {
        screen.Heading("Journeys longer than guidance advises");
        screen.Line(
            $"{Words.Percent(summary.Plan.ShareBeyondGuidance[^1])} of pupils placed in the plan are beyond it in {summary.Years[^1]}; "
            + $"{Words.Percent(summary.DoNothing.ShareBeyondGuidance[^1])} if nothing more is built.");
        screen.Line("Journeys are straight from home to the nearest suitable place with room; a vehicle that collects others on the way takes longer.");
    }

    private static void Balance(Screen screen, PlanSummary summary)
    {
        screen.Heading("All years together, beside building nothing more");
        var saving = new Pounds(summary.DoNothing.TotalCost.Value - summary.Plan.TotalCost.Value);
        screen.Line(saving.Value >= 0
            ? $"The plan costs {Words.Millions(summary.Plan.TotalCost)}, {Words.Millions(saving)} less than {Words.Millions(summary.DoNothing.TotalCost)}."
            : $"The plan costs {Words.Millions(summary.Plan.TotalCost)}, {Words.Millions(new(-saving.Value))} more than {Words.Millions(summary.DoNothing.TotalCost)}.");
        screen.Line(
            $"Pupils wait {Words.Count(summary.Plan.WaitingPupilYears)} years between them, {Words.Count(summary.DoNothing.WaitingPupilYears)} if nothing more is built.");
        screen.Line($"Schemes that open from {summary.Years[1]} need {Words.Millions(summary.Plan.Capital)} of capital.");
    }

    private static Pounds? Difference(Pounds? plan, Pounds? doNothing) =>
        plan is { } left && doNothing is { } right ? new(left.Value - right.Value) : null;
}
