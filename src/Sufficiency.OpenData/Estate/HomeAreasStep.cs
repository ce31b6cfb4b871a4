using Sufficiency.Engine.Packs.Issues;
using Sufficiency.OpenData.Estate.Areas;
using Sufficiency.OpenData.Recipe;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Estate;

/// <summary>home_areas.csv: the authority's LSOAs with centroid, MSOA, district, town, rural class,
/// deprivation, 2021 LSOA and ward.</summary>
/// <remarks>A build does without a source that the recipe does not name: the types of this folder's Areas say how.</remarks>
internal sealed class HomeAreasStep : IPackStep
{
    /// <inheritdoc />
    public string Name => "home areas";

    /// <inheritdoc />
    public bool AppliesTo(PackDefinition pack) => pack.IsWhole;

    /// <inheritdoc />
    public void Run(PackContext context)
    {
        var deprivation = AreaDeprivation.Read(context);
        var rural = RuralClasses.Of(context);
        var towns = TownFinder.Of(context);
        var parents = ParentFinder.Of(context);
        var newer = Areas2021.Of(context);
        var table = new PackTable(
            "home_areas.csv", 1, "area_code", "name", "parent_code", "parent_name", "district_code", "district_name", "town_name",
            "easting", "northing", "is_rural", "deprivation_score", "lsoa21_code", "lsoa21_fit", "ward_code", "ward_name");
        var issues = new List<DataIssue>();
        foreach (var area in AuthorityAreas.Of(context).All)
        {
            try
            {
                var parent = parents.Of(area);
                var district = deprivation.Of(area);
                var best = newer?.Find(area.Code, area.Centroid);
                table.Add(
                    area.Code, area.Name, parent.Code, parent.Name, district.DistrictCode, district.DistrictName,
                    towns?.Find(area.Code, area.Centroid),
                    Math.Round(area.Centroid.EastingMetres, 3), Math.Round(area.Centroid.NorthingMetres, 3), rural.Of(area),
                    district.Score, best?.Code, best?.Fit, best?.WardCode, best?.WardName);
            }
            catch (DataIssueException fault)
            {
                issues.AddRange(fault.Issues);
            }
        }

        if (issues.Count > 0) throw new DataIssueException(issues);
        table.WriteTo(context.OutFolder);
    }
}
