using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Drafting.Estate;

/// <summary>What the estate of an authority is drafted from.</summary>
/// <param name="AuthorityCode">The DfE's three-digit code.</param>
/// <param name="AuthorityName">Its name, as texts are to write it.</param>
/// <param name="BaseYear">Academic year of the base January: 2024 is January 2025.</param>
/// <param name="RegisterPath">Get Information About Schools: the full download, or an extract with snake_case names.</param>
/// <param name="CensusPath">School census by school: the performance tables' file, or the file about SEN; null if absent.</param>
/// <param name="AgesPath">School census by school and age; null if absent.</param>
/// <param name="PlaceNumbersPath">The DfE's high needs place numbers by school; null if absent.</param>
/// <param name="Release">The authority's SEN2 release that counts the base January.</param>
/// <param name="Areas">Its home areas.</param>
internal sealed record EstateDraftInput(
    string AuthorityCode, string AuthorityName, int BaseYear, string RegisterPath, string? CensusPath, string? AgesPath,
    string? PlaceNumbersPath, Sen2Release Release, IReadOnlyList<DraftArea> Areas);

/// <summary>A home area, as far as the estate needs to know it.</summary>
/// <param name="Code">Its code.</param>
/// <param name="DistrictName">The district it lies in.</param>
/// <param name="Centroid">Where its people live.</param>
/// <param name="Children">Residents of ages 0 to 19.</param>
internal sealed record DraftArea(string Code, string DistrictName, GridPoint Centroid, double Children);

/// <summary>A figure of the drafted recipe: a row of assumptions.csv or pack_totals.csv.</summary>
internal sealed record DraftFigure(string Key, double Value, string Unit, string Source, string Year, Certainty Certainty);

/// <summary>What the drafted estate adds to the recipe, and what its officer has to know.</summary>
/// <param name="Assumptions">Rows of assumptions.csv that depend on the authority.</param>
/// <param name="Totals">Rows of pack_totals.csv.</param>
/// <param name="Notes">Sentences: what was assumed and why, and what is odd.</param>
internal sealed record EstateDraftResult(
    IReadOnlyList<DraftFigure> Assumptions, IReadOnlyList<DraftFigure> Totals, IReadOnlyList<string> Notes);
