using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Drafting.Estate;

/// <summary>colleges.csv and college_weights.csv: where the authority's students learn after 16, mainstream schools apart.</summary>
internal static class CollegeDraft
{
    /// <summary>Writes both tables.</summary>
    public static void Write(EstateMaterial material)
    {
        var own = material.Own.Where(SchoolKinds.IsCollege).OrderBy(school => school.Urn, StringComparer.Ordinal).ToArray();
        var colleges = own.Length > 0 ? own : [.. Nearest(material)];
        var rolls = colleges.Select(college => college.Pupils).OfType<double>().Where(pupils => pupils > 0.0).ToArray();
        var table = new PackTable("colleges.csv", 1, "provider_id", "urn", "name", "postcode", "easting", "northing", "lowest_year_group",
            "highest_year_group", "source", "year", "certainty");
        var weights = new PackTable("college_weights.csv", 1, "provider_id", "weight", "source", "year", "certainty");
        foreach (var college in colleges)
        {
            var point = material.PointOf(college);
            var weight = rolls.Length == 0 ? 1.0
                : Math.Round((college.Pupils is > 0.0 and var pupils ? pupils : rolls.Average()) / rolls.Average(), 2);
            table.Add("urn-" + college.Urn, college.Urn, college.Name, null, point.EastingMetres, point.NorthingMetres, 12, 14,
                "DfE, Get Information About Schools", material.RegisterYear,
                college.Location is null ? Certainty.Assumed : Certainty.Found);
            weights.Add("urn-" + college.Urn, weight, rolls.Length == 0
                ? "Equal weights: no count of students with plans by college was found"
                : "By students on roll, the mean where the register has none: no count of students with plans by college was found",
                material.RegisterYear, Certainty.Assumed);
        }

        table.WriteTo(material.RecipeFolder);
        weights.WriteTo(material.RecipeFolder);
        if (own.Length == 0)
            material.Note(colleges.Length == 0 ? "The register has no college: students after 16 have none."
                : $"No college stands in the authority: the nearest was taken, {colleges[0].Name}, "
                    + $"{material.KilometresFromHome(colleges[0].Location!.Value):0} km away.");
    }

    private static IEnumerable<RegisteredSchool> Nearest(EstateMaterial material) => material.Register
        .Where(school => SchoolKinds.IsFurtherEducation(school) && !school.IsProposed && school.Location is not null)
        .OrderBy(school => material.KilometresFromHome(school.Location!.Value)).ThenBy(school => school.Urn, StringComparer.Ordinal)
        .Take(1);
}
