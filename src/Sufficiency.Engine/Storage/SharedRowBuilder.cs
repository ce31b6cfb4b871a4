using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Travel;

namespace Sufficiency.Engine.Storage;

/// <summary>Makes the rows of the dimension tables and of the assumptions.</summary>
internal static class SharedRowBuilder
{
    public static IReadOnlyList<AreaRow> Areas(PlanningDataset dataset, GeoShapes shapes) => [.. dataset.Areas.Select((area, i) =>
    {
        var place = CoordinateConversion.ToWgs84(area.Centroid);
        return new AreaRow(
            area.Code.Value, area.Name, area.ParentCode.Value, area.DistrictCode, area.DistrictName, area.PlaceName,
            area.Centroid.EastingMetres, area.Centroid.NorthingMetres,
            place.Longitude, place.Latitude, area.IsRural, area.DeprivationScore, GeoShapes.ToBinary(shapes.Areas[i]));
    })];

    public static IReadOnlyList<ProviderRow> Providers(PlanningDataset dataset, GeoShapes shapes) =>
        [.. dataset.Providers.Select((provider, i) =>
    {
        var point = shapes.Providers[i];
        return new ProviderRow(
            provider.Id.Value, provider.Urn, provider.Name, provider.Type.ToCode(), provider.DistrictName,
            provider.Location?.EastingMetres, provider.Location?.NorthingMetres, point?.X, point?.Y, provider.IsLocalMix ? null
            : provider.AssumedDistance?.Value,
            provider.Needs.ToString(), provider.LowestYearGroup.Value, provider.HighestYearGroup.Value,
            provider.PlaceFunding.Value, provider.TopUp.Value,
            provider.HasUnlimitedPlaces, provider.PlansOnRoll, provider.SchoolRoll, provider.IsLocalMix, provider.Supply.ToCode(),
            provider.Market?.ToCode(), provider.IsGeneric,
            provider.Provenance.Source, provider.Provenance.Year,
            provider.Provenance.Certainty.ToTableCode(), point is null ? null : GeoShapes.ToBinary(point))
        {
            EnhancedTopUpGbp = provider.EnhancedTopUp?.Value,
        };
    })];

    public static IReadOnlyList<CodeRow> Needs() => [.. NeedCodes.All.Select((need, i) => new CodeRow(need.ToCode(), need.ToName(), i))];

    public static IReadOnlyList<CodeRow> Tiers() =>
    [
        new("M", "Mainstream suits", 0), new("B", "A resource base at least", 1), new("E", "A special school, or an enhanced base", 2),
        new("S", "A special school at least", 3), new("X", "Beyond what state special schools offer", 4),
    ];

    public static IReadOnlyList<CodeRow> Phases() =>
    [
        new("early_years", "Before Reception", 0), new("primary", "Reception to Year 6", 1), new("secondary", "Years 7 to 11", 2),
        new("post_sixteen", "Years 12 to 14", 3), new("adult", "Ages 19 to 25", 4),
    ];

    public static IReadOnlyList<CodeRow> ProvisionTypes() =>
    [
        new("mainstream", "Mainstream", 0), new("resource_base", "Resource base or SEN unit", 1),
        new("special_school", "State special school", 2),
        new("out_of_county", "Independent, non-maintained or another authority's special school", 3),
    ];

    public static IReadOnlyList<EntryPointRow> EntryPointBands() =>
        [.. EntryPoints.All
            .Select(entry => new EntryPointRow(entry.ToTableCode(), entry.Phase().ToTableCode(), entry.First().Value, entry.Last().Value))];

    public static IReadOnlyList<YearRow> Years(PlanningDataset dataset) =>
        [.. dataset.Horizon.Years.Prepend(dataset.Horizon.Base).Select(year => new YearRow(
        year.StartYear, year.ToString(), dataset.Horizon.Planned.Contains(year), dataset.Horizon.IsCarried(year),
        Math.Pow(1.0 + dataset.Costs.DiscountRate, -year.YearsAfter(dataset.Costs.PriceBase))))];

    public static IReadOnlyList<AssumptionRow> Assumptions(PlanningDataset dataset) => [.. dataset.Assumptions.Select(entry =>
        new AssumptionRow(entry.Path, entry.Value, entry.Unit, entry.Provenance.Source, entry.Provenance.Year,
            entry.Provenance.Certainty.ToTableCode()))];
}
