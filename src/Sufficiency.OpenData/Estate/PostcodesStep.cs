using Sufficiency.OpenData.Estate.Areas;
using Sufficiency.OpenData.Recipe;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Estate;

/// <summary>postcodes.csv: the grid points of the authority's postcodes in whole metres, by which schemes are added.</summary>
internal sealed class PostcodesStep : IPackStep
{
    /// <inheritdoc />
    public string Name => "postcodes";

    /// <inheritdoc />
    public bool AppliesTo(PackDefinition pack) => pack.IsWhole;

    /// <inheritdoc />
    public void Run(PackContext context)
    {
        if (!context.Has("postcodes")) return;
        var table = new PackTable("postcodes.csv", 1, "postcode", "easting", "northing");
        foreach (var (postcode, point) in PostcodeSource.Of(context).All)
            table.Add(postcode, Math.Round(point.EastingMetres), Math.Round(point.NorthingMetres));
        table.WriteTo(context.OutFolder);
    }
}
