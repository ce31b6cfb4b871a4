using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Results.Summary;

/// <summary>One of the two plans that a slip's cost is the difference of.</summary>
/// <param name="Tables">The plan.</param>
/// <param name="ObjectiveGbp">Its discounted money and penalties.</param>
/// <param name="BoundGbp">What no plan with these openings can undercut; null where nothing is proven.</param>
internal sealed record ComparedPlan(PlanTables Tables, double ObjectiveGbp, double? BoundGbp);

/// <summary>Sets the plan with delayed openings beside the one as planned.</summary>
internal static class SlipCostBuilder
{
    /// <summary>The difference; the dataset names the delays.</summary>
    public static SlipCost Build(PlanningDataset dataset, ComparedPlan asPlanned, ComparedPlan slipped)
    {
        var delays = dataset.DelayedOpenings
            .Select(delay => (Scheme: dataset.Schemes.First(scheme => scheme.Id == delay.Scheme), Delay: delay)).ToList();
        return new()
        {
            Schemes =
            [
                .. delays.Select(pair => new SlippedScheme(
                    pair.Scheme.Id.Value, pair.Scheme.Name, pair.Scheme.PlannedOpening, pair.Delay.Opening,
                    dataset.Horizon.Planned.Sum(year => PlacesFewer(pair.Scheme, pair.Delay, year)), pair.Delay.Provenance)),
            ],
            Years = [.. dataset.Horizon.Planned.Select(
                year => Compare(year, delays.Sum(pair => PlacesFewer(pair.Scheme, pair.Delay, year)), asPlanned.Tables, slipped.Tables))],
            ProvenLeast = Difference(slipped.BoundGbp, asPlanned.ObjectiveGbp),
            ProvenMost = Difference(slipped.ObjectiveGbp, asPlanned.BoundGbp),
        };
    }

    private static double PlacesFewer(Scheme scheme, DelayedOpening delay, AcademicYear year) =>
        scheme.PlacesAfter(year.YearsAfter(scheme.PlannedOpening)) - scheme.PlacesAfter(year.YearsAfter(delay.Opening));

    private static SlipYear Compare(AcademicYear year, double placesFewer, PlanTables asPlanned, PlanTables slipped) => new(
        year,
        placesFewer,
        slipped.WaitingIn(year.StartYear) - asPlanned.WaitingIn(year.StartYear),
        OutOfCounty(slipped, year) - OutOfCounty(asPlanned, year),
        new(Cost(slipped, year) - Cost(asPlanned, year)),
        Difference(Position(slipped, year), Position(asPlanned, year)));

    private static double OutOfCounty(PlanTables plan, AcademicYear year) => plan.ProviderYears
        .Where(row => row.AcademicYear == year.StartYear
            && string.Equals(row.ProvisionType, ProvisionType.OutOfCounty.ToCode(), StringComparison.Ordinal))
        .Sum(row => row.Roll);

    private static double Cost(PlanTables plan, AcademicYear year) =>
        plan.Costs.Where(row => row.AcademicYear == year.StartYear).Sum(row => row.CostGbp);

    private static double? Position(PlanTables plan, AcademicYear year) =>
        plan.Ledger.Where(row => row.AcademicYear == year.StartYear).Select(row => row.InYearPositionGbp).SingleOrDefault();

    private static Pounds? Difference(double? left, double? right) => left - right is { } difference ? new(difference) : null;
}
