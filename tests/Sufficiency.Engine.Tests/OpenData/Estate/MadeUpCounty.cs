using Sufficiency.OpenData;
using Sufficiency.OpenData.Recipe;

namespace Sufficiency.Engine.Tests.OpenData.Estate;

/// <summary>A county of two areas in publishers' formats, small enough to check by hand; files may
/// be replaced before a step runs.</summary>
internal sealed class MadeUpCounty : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("sufficiency-").FullName;

    public MadeUpCounty()
    {
        Write("recipe/recipe.yaml", "authority_code: \"999\"\nauthority_name: Ambershire\npacks:\n  - name: ambershire\n"
            + "    folder: ambershire\n    base_year: 2024\n    last_year: 2026\n");
        Write(
            "recipe/sources.csv",
            "key,folder,path,title,year\nlsoa_centroids,downloads,centroids.csv,t,2011\nmsoa_outlines,downloads,msoa.geojson,t,2011\n" +
                "lsoa_lookup,downloads,lookup.csv,t,2022\nlsoa21_outlines,downloads,lsoa21.geojson,t,2021\n" +
            "rural_urban,downloads,rural.csv,t,2021\nwards,downloads,wards.csv,t,2024\ndeprivation,downloads,deprivation.csv,t,2019\n"
            + "population_2020,downloads,population.csv,t,mid-2020\n");
        Write("recipe/towns.csv", "town,district_name,wards,reason\nAmberton,Amber,Amberton Cross;Amberton North,t\n");
        // Grid points near 51.75 N, 1.25 W; the MSOA is a square of a tenth of a degree around them.
        Write("downloads/centroids.csv",
            "\uFEFFLSOA11CD,LSOA11NM,PWC_EASTING,PWC_NORTHING\nE01000002,Amber 001B,452500.5,206500\nE01000001,Amber 001A,451000,206000\n");
        Write("downloads/msoa.geojson", Square("E02000001", "Amber 001", -1.3, 51.7));
        Write("downloads/lsoa21.geojson", Square("E01900002", "Amber 001D", -1.3, 51.7)
            .Replace("MSOA11", "LSOA21", StringComparison.Ordinal));
        Write("downloads/lookup.csv",
            "lsoa11_code,lsoa21_code\nE01000001,E01000001\nE01000002,E01900001\nE01000002,E01900002\nE01000003,E01900003\n");
        Write("downloads/wards.csv", "lsoa21_code,ward24_name,ward24_code,ltla24_name\nE01000001,Amberton Cross,W1,Amber\n"
            + "E01900001,Amberton North,W2,Ruby\n"
            + "E01900002,Hills,W3,Amber\nE01900003,Amberton North,W4,Amber\n");
        Write("downloads/rural.csv", "lsoa21_code,ruc\nE01000001,Urban\nE01900001,Rural\nE01900002,Urban\nE01900003,Urban\n");
        Write(
            "downloads/deprivation.csv",
            "lsoa11_code,lad19_code,lad19_name,index_of_multiple_deprivation_imd_rank\nE01000001,E07000001,Amber,1\n"
                + "E01000002,E07000001,Amber,32844\n");
    }

    public string Out => Path.Combine(root, "out", "ambershire");

    public void Dispose() => Directory.Delete(root, recursive: true);

    public void Write(string name, string text)
    {
        var path = Path.Combine(root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    /// <summary>Names one more source in the recipe.</summary>
    public void Add(string key, string file) =>
        File.AppendAllText(Path.Combine(root, "recipe", "sources.csv"), $"{key},downloads,{file},t,2025\n");

    /// <summary>Takes a source out of the recipe.</summary>
    public void Remove(string key)
    {
        var path = Path.Combine(root, "recipe", "sources.csv");
        File.WriteAllLines(path, File.ReadAllLines(path).Where(line => !line.StartsWith(key + ",", StringComparison.Ordinal)));
    }

    public void Run(IPackStep step)
    {
        var request = new PackBuildRequest(Path.Combine(root, "downloads"), Path.Combine(root, "facts"), Path.Combine(root, "recipe"),
            Path.Combine(root, "out"));
        var recipe = PackRecipe.Read(request.RecipeFolder);
        Directory.CreateDirectory(Out);
        step.Run(new PackContext(request, recipe, recipe.Packs[0]));
    }

    public static string Square(string code, string name, double west, double south) => FormattableString.Invariant(
        $$$"""
        {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"MSOA11CD":"{{{code}}}","MSOA11NM":"{{{name}}}"},
        "geometry":{"type":"Polygon","coordinates":[[[{{{west}}},{{{south}}}],[{{{west + 0.1}}},{{{south}}}],
        [{{{west + 0.1}}},{{{south + 0.1}}}],[{{{west}}},{{{south + 0.1}}}],[{{{west}}},{{{south}}}]]]}}]}
        """);
}
