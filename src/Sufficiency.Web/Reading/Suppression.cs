using Sufficiency.Engine.Storage;

namespace Sufficiency.Web.Reading;

/// <summary>Takes out of a run's figures what small numbers hide, in one place, so that no section can show it.</summary>
internal static class Suppression
{
    private const double Hidden = double.NaN;

    // Others name schools with their counts, or say that rolls are as high as places.
    private static readonly string[] HarmlessCautions = ["another_authoritys_figures", "what_turns_the_answer"];

    /// <summary>The run without its small numbers.</summary>
    public static RunView Apply(RunView view, RunQueries run, SmallNumbers small) => view with
    {
        SmallNumbers = small,
        Record = view.Record with { ReadFirst = Cautions(run, small), DataWarnings = [] }, // values of single schools
        Plan = Pupils(view, view.Plan, small),
        Committed = Pupils(view, view.Committed, small),
        AllPlans = ByYear(view, view.AllPlans, small.HidesAllPlans),
        AllPlansRange = Range(view, view.AllPlansRange, small.HidesAllPlans),
        SpecialistRange = Range(view, view.SpecialistRange, small.HidesSupply),
        Lacks = [],
        LackByTown = [.. view.LackByTown.Select(lack => small.HidesTown(lack.Year, lack.Town)
            ? lack with { Plan = Hidden, Committed = Hidden } : lack)],
        LackByKind = [.. view.LackByKind.Select(lack => small.HidesKind(lack.Year, lack.Phase, lack.Need)
            ? lack with { Plan = Hidden, Committed = Hidden } : lack)],
        Map = Map(view, small),
        Schools = [.. view.Schools.Select(school => School(view, school, small))],
        Pressures = [.. view.Pressures.Where(one =>
            !small.HidesSchool(view.Years[0].Start, one.Id) && !small.HidesSchool(view.LastYear.Start, one.Id))],
        Money = small.HidesCostsByKind ? Money(view) : view.Money,
        Journeys = [.. view.Journeys.Where(journey => !small.IsSmall(journey.Pupils)).Select(journey => Journey(journey, small))],
        Strategy = Strategy(view, small),
    };

    /// <summary>The figures of the map without small numbers.</summary>
    public static MapFigures Map(RunView view, SmallNumbers small) => view.Map with
    {
        Values = [.. view.Map.Values.Select(value => Town(value, small))],
        ByPhase = [],
        Rides = [],
        Schools = [.. view.Map.Schools.Select(at => at with { School = School(view, at.School, small) })],
    };

    /// <summary>Texts of the cautions that give no counts away.</summary>
    public static IReadOnlyList<string> Cautions(RunQueries run, SmallNumbers small) => !run.Has("cautions") ? [] : [.. run.Query(
            "SELECT check_name, text FROM cautions", row => (Check: row.Text(0), Text: row.Text(1)))
        .Where(row => IsHarmless(row.Check, small)).Select(row => row.Text)];

    /// <summary>Whether a caution gives no counts away.</summary>
    public static bool IsHarmless(string check, SmallNumbers small) =>
        HarmlessCautions.Contains(check, StringComparer.Ordinal)
        || (check is "saving_on_assumed_prices" or "waiting_or_bespoke" && !small.HidesCostsByKind);

    private static TownValue Town(TownValue value, SmallNumbers small)
    {
        var (lack, rides) = (small.HidesTown(value.Year, value.Town), small.HidesRiders(value.Year, value.Town));
        return value with
        {
            Lack = lack ? Hidden : value.Lack,
            CommittedLack = lack ? Hidden : value.CommittedLack,
            Demand = small.HidesDemand(value.Year, value.Town) ? Hidden : value.Demand,
            Minutes = rides ? Hidden : value.Minutes,
            CommittedMinutes = rides ? Hidden : value.CommittedMinutes,
        };
    }

    private static PupilFigures Pupils(RunView view, PupilFigures pupils, SmallNumbers small) => new(
        pupils.ByProvision.ToDictionary(
            entry => entry.Key, entry => ByYear(view, entry.Value, year => small.HidesProvision(year, entry.Key)), StringComparer.Ordinal),
        pupils.BySupply.ToDictionary(
            entry => entry.Key, entry => ByYear(view, entry.Value, small.HidesSupply), StringComparer.Ordinal),
        ByYear(view, pupils.Waiting, small.HidesSupply), ByYear(view, pupils.Short, small.HidesShort));

    private static School School(RunView view, School school, SmallNumbers small) => school with
    {
        Roll = ByYear(view, school.Roll, year => small.HidesSchool(year, school.Id)),
        CommittedRoll = ByYear(view, school.CommittedRoll, year => small.HidesSchool(year, school.Id)),
        Phases = [],
    };

    // Few pupils beyond guidance, or few within, are as telling as few who ride.
    private static Journey Journey(Journey journey, SmallNumbers small)
    {
        var beyond = journey.BeyondGuidance * journey.Pupils;
        var isTelling = small.IsSmall(beyond) || small.IsSmall(journey.Pupils - beyond);
        return journey with { Pupils = Hidden, BeyondGuidance = isTelling ? Hidden : journey.BeyondGuidance };
    }

    private static StrategyFigures Strategy(RunView view, SmallNumbers small)
    {
        var (first, last) = (view.Years[0].Start, view.LastYear.Start);
        return view.Strategy with
        {
            Counted = [.. view.Strategy.Counted.Where(group => group.Way != Ways.Setting)
                .Select(group => small.HidesCounted(first, group.Way, group.Code) ? group with { Plans = Hidden } : group)],
            Equalities = [.. view.Strategy.Equalities.Select(group => Equality(view, group, last, small))],
            HighNeeds = small.HidesCostsByKind ? [] : view.Strategy.HighNeeds,
            PriceCaution = IsHarmless(StrategyReader.OnAssumedPrices, small) ? view.Strategy.PriceCaution : "",
        };
    }

    // Places short by need or phase are sums of what phases and needs show: one hidden part hides the sum.
    private static EqualityGroup Equality(RunView view, EqualityGroup group, int year, SmallNumbers small)
    {
        var isSum = group.Way is Ways.Need or Ways.Phase;
        var hidesLack = small.HidesLack(year, group.Way, group.Code) || (isSum && view.LackByKind.Any(lack => lack.Year == year
            && (group.Way == Ways.Need ? lack.Need : lack.Phase) == group.Code && small.HidesKind(year, lack.Phase, lack.Need)));
        var beyond = (group.BeyondShare ?? 0.0) * group.Riders;
        return group with
        {
            Plans = small.HidesPlans(year, group.Way, group.Code) ? Hidden : group.Plans,
            Lack = hidesLack ? Hidden : group.Lack,
            CommittedLack = hidesLack ? Hidden : group.CommittedLack,
            Riders = Hidden,
            BeyondShare = small.IsSmall(beyond) || small.IsSmall(group.Riders - beyond) ? Hidden : group.BeyondShare,
        };
    }

    private static MoneyFigures Money(RunView view) => view.Money with
    {
        Steps = [new("All kinds of cost", view.Money.Steps.Sum(step => step.Committed), view.Money.Steps.Sum(step => step.Plan))],
        Kinds = [.. view.Money.Kinds.GroupBy(kind => kind.Year)
            .Select(year => new KindYear("All kinds of cost", year.Key, year.Sum(kind => kind.Cost)))],
        Payback = [],
        Years = [.. view.Money.Years.Select(year => year with { Penalties = Hidden, Minimised = Hidden })],
    };

    private static PlanRange? Range(RunView view, PlanRange? range, Func<int, bool> isHidden) => range is null ? null : new(
        ByYear(view, range.Low, isHidden), ByYear(view, range.Central, isHidden), ByYear(view, range.High, isHidden));

    private static IReadOnlyList<double> ByYear(RunView view, IReadOnlyList<double> values, Func<int, bool> isHidden) =>
        [.. values.Select((value, i) => isHidden(view.Years[i].Start) ? Hidden : value)];
}
