using Sufficiency.Engine.Domain.Identifiers;
using Sufficiency.Engine.Domain.Units;

namespace Sufficiency.Engine.Domain.Estate;

/// <summary>A small area where pupils live: a 2011 LSOA, or an MSOA made of them.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name, such as Cherwell 008A.</param>
/// <param name="ParentCode">The code of the MSOA it belongs to.</param>
/// <param name="DistrictCode">The code of the district it belongs to.</param>
/// <param name="DistrictName">The name of the district.</param>
/// <param name="Centroid">Population-weighted centroid.</param>
/// <param name="IsRural">Whether the official classification calls it rural.</param>
/// <param name="DeprivationScore">0 (least deprived) to 1 (most deprived): 1 − (national IMD rank − 1)/(32,844 − 1).</param>
public sealed record HomeArea(
    AreaCode Code,
    string Name,
    AreaCode ParentCode,
    string DistrictCode,
    string DistrictName,
    GridPoint Centroid,
    bool IsRural,
    double DeprivationScore)
{
    /// <summary>The name of the MSOA it belongs to.</summary>
    public string ParentName { get; init; } = "";

    /// <summary>The town it lies in or nearest to; null where the source does not say.</summary>
    public string? TownName { get; init; }

    /// <summary>Code of the 2021 LSOA that fits it best; null where the source does not say, and for an MSOA.</summary>
    public string? Lsoa2021Code { get; init; }

    /// <summary>How that LSOA fits: <c>same</c>, <c>part</c> or <c>merged</c>.</summary>
    public string? Lsoa2021Fit { get; init; }

    /// <summary>Code of its ward, by that LSOA.</summary>
    public string? WardCode { get; init; }

    /// <summary>Name of its ward, by that LSOA.</summary>
    public string? WardName { get; init; }

    /// <summary>The name officers look for it under: its town, or its district where no town is given.</summary>
    public string PlaceName => TownName ?? DistrictName;
}

/// <summary>Residents of one age in one home area.</summary>
/// <param name="Area">The home area.</param>
/// <param name="Year">The calendar year of the mid-year estimate or projection.</param>
/// <param name="Age">Age in years, 0 to 25.</param>
/// <param name="Persons">Residents; may be fractional in a projection.</param>
public sealed record PopulationCount(AreaCode Area, int Year, int Age, double Persons);
