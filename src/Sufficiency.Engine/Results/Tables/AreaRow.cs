namespace Sufficiency.Engine.Results.Tables;

/// <summary>A home area with its outline, or its centroid where no outline is known.</summary>
internal sealed record AreaRow
{
    public required string AreaCode { get; init; }

    public required string Name { get; init; }

    public required string ParentCode { get; init; }

    public required string DistrictCode { get; init; }

    public required string DistrictName { get; init; }

    public required string TownName { get; init; }

    public required double EastingMetres { get; init; }

    public required double NorthingMetres { get; init; }

    public required double Longitude { get; init; }

    public required double Latitude { get; init; }

    public required bool IsRural { get; init; }

    public required double DeprivationScore { get; init; }

    public string? Lsoa2021Code { get; init; }

    public string? Lsoa2021Fit { get; init; }

    public string? WardCode { get; init; }

    public string? WardName { get; init; }

    public required byte[] Geometry { get; init; }
}
