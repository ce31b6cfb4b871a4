using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Results.Summary;
using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Storage;

/// <summary>The two plans that show what delayed openings cost, and their difference.</summary>
/// <param name="AsPlanned">Every scheme in its planned year.</param>
/// <param name="Slipped">The plan with delayed schemes in their delayed years.</param>
/// <param name="Cost">The difference.</param>
internal sealed record SlipContents(ComparedPlan AsPlanned, ComparedPlan Slipped, SlipCost Cost)
{
    public IReadOnlyList<SlipYearRow> YearRows() => [.. Cost.Years.Select(year => new SlipYearRow(
        year.Year.StartYear, year.PupilsWaitingMore, year.PupilsOutOfCountyMore, year.CostMore.Value,
        year.HighNeedsPositionChange?.Value))];

    public static IReadOnlyList<SlipSchemeRow> SchemeRows(PlanningDataset dataset) =>
    [
        .. from delay in dataset.DelayedOpenings
           let scheme = dataset.Schemes.First(scheme => scheme.Id == delay.Scheme)
           from year in dataset.Horizon.Planned
           select new SlipSchemeRow(
               scheme.Id.Value, year.StartYear, scheme.PlacesAfter(year.YearsAfter(scheme.PlannedOpening)),
               scheme.PlacesAfter(year.YearsAfter(delay.Opening))),
    ];
}
