using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Drafting.Estate;

/// <summary>Drafts the fact sheets about schools and the recipe tables about the estate from the national files.</summary>
/// <remarks>A fact sheet that the user gave stays as it is, and the recipe tables follow from it.</remarks>
internal static class EstateDraft
{
    /// <summary>Writes them.</summary>
    /// <param name="input">What to draft from.</param>
    /// <param name="recipeFolder">The folder of the recipe.</param>
    /// <param name="factsFolder">The folder of the fact sheets; it holds those that the user gave.</param>
    /// <param name="factsGiven">Names of the fact sheets that the user gave.</param>
    public static EstateDraftResult Write(EstateDraftInput input, string recipeFolder, string factsFolder, ISet<string> factsGiven)
    {
        var material = new EstateMaterial(input, recipeFolder, factsFolder, factsGiven);
        var own = OwnSchools.Of(material);
        MainstreamDraft.Write(material, own);
        var specials = SpecialSchoolDraft.Write(material, own);
        var taught = SpecialPlacesDraft.Write(material, specials);
        NeighbourDraft.Write(material);
        var shares = IndependentDraft.Write(material);
        BaseDraft.Write(material, own);
        CollegeDraft.Write(material);
        SchemeDraft.Write(material);
        WriteEmpty(recipeFolder);
        return new([taught, .. shares], PlacementTotals.Of(material), material.Notes);
    }

    /// <summary>How the recipe's sources.csv names the fact sheets that this draft writes.</summary>
    public static IReadOnlyList<PackSource> Sources(EstateDraftInput input)
    {
        var date = $"{input.BaseYear + 1}-01";
        var census = input.CensusPath is null ? "" : $"DfE, school census of January {input.BaseYear + 1}; ";
        return
        [
            new("special_schools", true, EstateFiles.SpecialSchools, $"{census}DfE, Get Information About Schools", date),
            new("independent_schools", true, EstateFiles.Independent,
                $"{census}DfE, Get Information About Schools; fee: national average of a placement", date),
            new("neighbour_schools", true, EstateFiles.Neighbours, $"{census}DfE, Get Information About Schools", date),
            new("mainstream_schools", true, EstateFiles.Mainstream, $"{census}DfE, Get Information About Schools", date),
            new("openings", true, EstateFiles.Openings, "DfE, Get Information About Schools: schools proposed to open", date),
            new("school_census", true, EstateFiles.Census, input.CensusPath is null
                ? "pupils with plans estimated from their rolls (DfE, Education, health and care plans)"
                : $"DfE, school census of January {input.BaseYear + 1}", date),
            new("school_census_2023", true, EstateFiles.Ages, "DfE, Schools, pupils and their characteristics, school level", date),
        ];
    }

    /// <summary>Tables that no national file fills: an officer may.</summary>
    private static void WriteEmpty(string folder)
    {
        new PackTable("class_structure.csv", 1, "provider_id", "primary_classes", "secondary_classes", "post_sixteen_classes", "source",
            "certainty").WriteTo(folder);
        new PackTable("independent_use.csv", 1, "urn", "weight", "reason").WriteTo(folder);
        new PackTable("new_bases.csv", 2, "pack", "urn", "name", "needs", "lowest_year_group", "highest_year_group", "source")
            .WriteTo(folder);
    }
}

/// <summary>Names of the fact sheets.</summary>
internal static class EstateFiles
{
    public const string SpecialSchools = "special_schools.csv";
    public const string Independent = "independent_specialist.csv";
    public const string Neighbours = "neighbour_state_special.csv";
    public const string Mainstream = "mainstream_schools.csv";
    public const string Openings = "openings.csv";
    public const string Census = "school_census.csv";
    public const string Ages = "school_census_ages.csv";
    public const string Bases = "resource_bases.csv";
    public const string BasePlaces = "base_places.csv";

    /// <summary>Every fact sheet that a user may give.</summary>
    public static IReadOnlyList<string> All { get; } =
        [SpecialSchools, Independent, Neighbours, Mainstream, Openings, Census, Ages, Bases];
}
