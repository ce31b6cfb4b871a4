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
        return new AreaRow
        {
            AreaCode = area.Code.Value,
            Name = area.Name,
            ParentCode = area.ParentCode.Value,
            DistrictCode = area.DistrictCode,
            DistrictName = area.DistrictName,
            TownName = area.PlaceName,
            EastingMetres = area.Centroid.EastingMetres,
            NorthingMetres = area.Centroid.NorthingMetres,
            Longitude = place.Longitude,
            Latitude = place.Latitude,
            IsRural = area.IsRural,
            DeprivationScore = area.DeprivationScore,
            Lsoa2021Code = area.Lsoa2021Code,
            Lsoa2021Fit = area.Lsoa2021Fit,
            WardCode = area.WardCode,
            WardName = area.WardName,
            Geometry = GeoShapes.ToBinary(shapes.Areas[i]),
        };
    })];

    public static IReadOnlyList<ProviderRow> Providers(PlanningDataset dataset, GeoShapes shapes) =>
        [.. dataset.Providers.Select((provider, i) =>
    {
        var point = shapes.Providers[i];
        return new ProviderRow
        {
            ProviderId = provider.Id.Value,
            Urn = provider.Urn,
            Name = provider.Name,
            ProvisionType = provider.Type.ToCode(),
            DistrictName = provider.DistrictName,
            EastingMetres = provider.Location?.EastingMetres,
            NorthingMetres = provider.Location?.NorthingMetres,
            Longitude = point?.X,
            Latitude = point?.Y,
            AssumedKilometres = provider.IsLocalMix ? null : provider.AssumedDistance?.Value,
            Needs = provider.Needs.ToString(),
            LowestYearGroup = provider.LowestYearGroup.Value,
            HighestYearGroup = provider.HighestYearGroup.Value,
            PlaceFundingGbp = provider.PlaceFunding.Value,
            TopUpGbp = provider.TopUp.Value,
            HasUnlimitedPlaces = provider.HasUnlimitedPlaces,
            PlansOnRoll = provider.PlansOnRoll,
            SchoolRoll = provider.SchoolRoll,
            IsLocalMix = provider.IsLocalMix,
            Supply = provider.Supply.ToCode(),
            Market = provider.Market?.ToCode(),
            IsGeneric = provider.IsGeneric,
            Source = provider.Provenance.Source,
            SourceYear = provider.Provenance.Year,
            Certainty = provider.Provenance.Certainty.ToTableCode(),
            Geometry = point is null ? null : GeoShapes.ToBinary(point),
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

    public static IReadOnlyList<AssumptionRow> Assumptions(PlanningDataset dataset) => [.. dataset.Assumptions.Select(entry =>
        new AssumptionRow
        {
            Path = entry.Path,
            Value = entry.Value,
            Unit = entry.Unit,
            Source = entry.Provenance.Source,
            SourceYear = entry.Provenance.Year,
            Certainty = entry.Provenance.Certainty.ToTableCode(),
        })];
}
