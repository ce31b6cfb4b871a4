using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Planning;
using Sufficiency.Engine.Results.Summary;

namespace Sufficiency.Runner.Terminal;

/// <summary>The answer an officer wants, on one page.</summary>
internal static class PlanPage
{
    private const int MostShortages = 12;

    public static void Write(Screen screen, PlanSummary summary, PlanningOutcome outcome, PlanningRequest request)
    {
        screen.Heading($"{summary.Title}: {summary.FirstPlanned} to {summary.Years[^1]}");
        foreach (var line in UnprovenPlan.Warning(outcome.Plan, request)) screen.Line(line);
        AdditionLines.Write(screen, outcome.Additions);
        ActionLines.Write(screen, outcome.Actions);
        foreach (var change in request.Data.Overrides) screen.Line($"Changed for this run: {change}");
        if (outcome.Slip is not null)
            screen.Line("Delayed openings are in no figure of this page but those of the section on what they cost.");
        CautionSection.Write(screen, summary, request.Schemes.IsFree());
        WarningSection.WriteFew(screen, outcome.Warnings);
        screen.Heading("In short");
        Headline(screen, summary);
        Terms(screen, summary);
        Pupils(screen, summary);
        AllPlans(screen, summary);
        Shortages(screen, summary);
        MainstreamSection.Write(screen, summary);
        OverPlacesSection.Write(screen, summary);
        Schemes(screen, summary, UnprovenPlan.NotBuilt(outcome.Plan, request));
        LeftOpen(screen, outcome, request);
        GenericSchemes(screen, summary, request);
        if (outcome.Slip is { } slip) SlipSection.Write(screen, slip, request);
        MoneySection.Write(screen, summary);
        LedgerSection.Write(screen, summary);
        JourneySection.Write(screen, summary);
    }

    private static void Pupils(Screen screen, PlanSummary summary)
    {
        screen.Heading("Pupils with a plan, by where they are");
        screen.Table(
            ["Year", .. ProvisionCodes.ProvisionTypes.Select(Words.Provision), "Waiting", "Waiting, committed schemes only"],
            summary.Years.Select((_, i) => (IReadOnlyList<string>)
            [
                Words.Year(summary.Years, summary.FirstPlanned, i),
                .. ProvisionCodes.ProvisionTypes.Select(type => Words.Count(summary.Plan.PupilsOnRoll[type][i])),
                Words.Count(summary.Plan.PupilsWaiting[i]),
                Words.Count(summary.DoMinimum.PupilsWaiting[i]),
            ]));
        screen.Line("Expected pupils, aged 4 to 18.");
        screen.Line(
            $"{Words.Count(summary.Plan.PupilsStillInPlace[1])} of the {Words.Count(summary.Plan.PupilsStillInPlace[0])} counted keep "
            + $"their place in {summary.Years[1]}; "
            + "the others leave, change phase or need another kind of place.");
    }

    private static void AllPlans(Screen screen, PlanSummary summary)
    {
        screen.Heading("Every EHC plan");
        screen.Table(
            ["Year", "In a place", "Waiting", "No school place", "Other ages", "All plans", "Begun since", "Ended since"],
            summary.Years.Select((_, i) => (IReadOnlyList<string>)
            [
                Words.Year(summary.Years, summary.FirstPlanned, i),
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
        screen.Line("Other ages: under 4, over 18. Begun and ended: since the year before.");
    }

    private static void Headline(Screen screen, PlanSummary summary)
    {
        var (plan, last) = (summary.Plan, summary.Years.Count - 1);
        screen.Line(
            $"In {summary.Years[last]}: {Words.Count(plan.PupilsBySupply[Supply.Own][last])} pupils in the county's own "
            + $"places, {Words.Count(plan.PupilsBySupply[Supply.Agreed][last])} in places agreed with others, "
            + $"{Words.Count(plan.PlacesShort[last] - plan.PupilsWaiting[last])} in places that the county would rather not "
            + $"buy, {Words.Count(plan.PupilsWaiting[last])} waiting.");
        var without = summary.DoMinimum;
        screen.Line(
            "With committed schemes "
            + $"only: {Words.Count(without.PupilsBySupply[Supply.Own][last])}, {Words.Count(without.PupilsBySupply[Supply.Agreed][last])}, "
            + $"{Words.Count(without.PlacesShort[last] - without.PupilsWaiting[last])} and {Words.Count(without.PupilsWaiting[last])}.");
    }

    /// <summary>One box that tells alike words apart, and says once what the plan is laid beside.</summary>
    private static void Terms(Screen screen, PlanSummary summary)
    {
        var committed = summary.Schemes.Where(scheme => scheme.IsCommitted).Select(scheme => scheme.Name).ToList();
        screen.Heading("Words on this page");
        screen.Line("Committed schemes only: " + (committed.Count == 0
            ? "nothing is built; no scheme is committed." : $"{string.Join("; ", committed)}. Nothing else is built."));
        screen.Line("Waiting: held in a less specialist place than they need, or in none, until a place is had.");
        screen.Line("No school place: at home or out of education by arrangement, and awaiting none.");
        screen.Line("Places short: pupils in places that the county would rather not buy (further places bought, "
            + "packages for one pupil), and those waiting.");
    }

    private static void Shortages(Screen screen, PlanSummary summary)
    {
        screen.Heading("Places short");
        screen.Table(
            ["Year", "Further places bought", "Packages for one pupil", "Waiting", "Places short", "… with committed schemes only"],
            summary.Years.Select((year, i) => (Year: year, Index: i)).Skip(1).Select(entry => (IReadOnlyList<string>)
            [
                Words.Year(summary.Years, summary.FirstPlanned, entry.Index),
                Words.Count(summary.Plan.PupilsBySupply[Supply.Tranche][entry.Index]),
                Words.Count(summary.Plan.PupilsBySupply[Supply.Bespoke][entry.Index]),
                Words.Count(summary.Plan.PupilsWaiting[entry.Index]),
                Words.Count(summary.Plan.PlacesShort[entry.Index]),
                Words.Count(summary.DoMinimum.PlacesShort[entry.Index]),
            ]));
        var listed = summary.Shortages.Where(shortage => shortage.Pupils >= 0.5).Take(MostShortages).ToList();
        screen.Line(
            $"All years together: {Words.Count(summary.Plan.WaitingPupilYears)} pupil-years of "
                + $"waiting, {Words.Count(summary.DoMinimum.WaitingPupilYears)} with committed schemes only.");
        if (listed.Count == 0) screen.Line("None: every pupil finds a place that the county has or has agreed.");
        foreach (var shortage in listed)
        {
            screen.Line(
                $"{Words.Count(shortage.Pupils)} {Words.Phase(shortage.Phase)} {Words.Need(shortage.Need)} "
                + $"{(shortage.Pupils < 1.5 ? "place" : "places")} short around {shortage.Town} in {shortage.Year}");
        }

        var rest = summary.Shortages.Sum(shortage => shortage.Pupils) - listed.Sum(shortage => shortage.Pupils);
        if (rest >= 0.05)
            screen.Line($"… and {Words.Count(Shown(summary.Plan.PlacesShort[^1]) - listed.Sum(shortage => Shown(shortage.Pupils)))} in "
                + $"smaller numbers elsewhere: {Words.Count(summary.Plan.PlacesShort[^1])} in all.");

        static double Shown(double pupils) => Math.Round(pupils, MidpointRounding.AwayFromZero);
    }

    private static void Schemes(Screen screen, PlanSummary summary, string notBuilt)
    {
        screen.Heading("Schemes");
        screen.Table(
            ["Scheme", "Opens", "Planned", "Places", "Capital"],
            summary.Schemes.Where(scheme => !scheme.IsGeneric).Select(scheme => (IReadOnlyList<string>)
            [
                scheme.IsCommitted ? $"{scheme.Name} (committed)" : scheme.Name,
                scheme.Opening?.ToString() ?? notBuilt,
                scheme.Planned?.ToString() ?? "",
                Words.Count(scheme.Places),
                scheme.Capital.Value == 0.0 ? "none given" : Words.Millions(scheme.Capital),
            ]));
    }

    /// <summary>Says what the proof leaves open, because a scheme worth less could be exchanged for another without loss.</summary>
    private static void LeftOpen(Screen screen, PlanningOutcome outcome, PlanningRequest request)
    {
        if (!request.Schemes.IsFree() || outcome.Plan is not { ObjectiveGbp: { } objective, BoundGbp: { } bound }
            || objective - bound < 50_000) return;
        screen.Line($"The proof leaves {Words.Millions(new Pounds(objective - bound))} open over all years: "
            + "a scheme that saves less than that, such as a single base, could be built or left out.");
    }

    private static void GenericSchemes(Screen screen, PlanSummary summary, PlanningRequest request)
    {
        var offered = summary.Schemes.Where(scheme => scheme.IsGeneric).ToList();
        if (offered.Count == 0)
        {
            if (request.Schemes == SchemeChoice.Choose) screen.Line("The data has no generic schemes, so that none was offered.");
            return;
        }

        screen.Heading("Generic schemes, not proposed by anyone");
        if (request.Schemes != SchemeChoice.Choose)
        {
            screen.Line($"The data has {Words.Count(offered.Count)} sizes and prices at likely sites; none was offered to this plan. "
                + "What more would be worth building? --schemes choose offers them, and takes some minutes.");
            return;
        }

        var built = offered.Where(scheme => scheme.Opening is not null).ToList();
        if (built.Count > 0)
        {
            screen.Table(
                ["Scheme", "Opens", "Capital"],
                built.Select(scheme => (IReadOnlyList<string>)[scheme.Name, scheme.Opening.ToString()!, Words.Millions(scheme.Capital)]));
        }

        screen.Line($"The plan opens {Words.Count(built.Count)} of {Words.Count(offered.Count)} offered. "
            + "Each is a size and a price at a likely site: a question to look into, not a proposal.");
    }

}
