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

    public static IReadOnlyList<CodeRow> Needs() => Words(CodeLabels.Needs);

    public static IReadOnlyList<CodeRow> Tiers() => Words(CodeLabels.Tiers);

    public static IReadOnlyList<CodeRow> Phases() => Words(CodeLabels.Phases);

    public static IReadOnlyList<CodeRow> ProvisionTypes() => Words(CodeLabels.ProvisionTypes);

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

    private static IReadOnlyList<CodeRow> Words(string list) =>
        [.. CodeLabels.In(list).Select((entry, i) => new CodeRow(entry.Code, entry.Label, i))];
}
