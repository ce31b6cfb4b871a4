using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.OpenData.Estate;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Drafting.Estate;

/// <summary>A row of the fact sheet of special schools, as far as their places depend on it.</summary>
/// <param name="Site">URN, with -2 for a second site.</param>
/// <param name="Name">Name.</param>
/// <param name="Roll">Pupils on roll in the base January.</param>
/// <param name="Plans">Pupils on roll with an EHC plan.</param>
/// <param name="Places">Places of the sheet; null where it gives none.</param>
internal sealed record SpecialRow(string Site, string Name, double Roll, double Plans, double? Places);

/// <summary>special_schools.csv and excluded_schools.csv.</summary>
internal static class SpecialSchoolDraft
{
    /// <summary>Lowest age where no source gives any.</summary>
    public const int DefaultLowAge = 4;

    /// <summary>Highest age where no source gives any.</summary>
    public const int DefaultHighAge = 19;

    /// <summary>Writes both tables, and reads back the open schools of the sheet, given or drafted.</summary>
    public static IReadOnlyList<SpecialRow> Write(EstateMaterial material, IReadOnlyList<OwnSchool> own)
    {
        var schools = own.Where(school => school.IsSpecial).ToLookup(school => SchoolKinds.IsHospital(school.Entry, school.Counted));
        WriteExcluded(material, [.. schools[true]]);
        if (!material.IsGiven(EstateFiles.SpecialSchools)) WriteSheet(material, [.. schools[false]]);
        var excluded = schools[true].Select(school => school.Entry.Urn).ToHashSet(StringComparer.Ordinal);
        return [.. Read(material).Where(school => !excluded.Contains(school.Site))];
    }

    private static void WriteExcluded(EstateMaterial material, IReadOnlyList<OwnSchool> hospitals)
    {
        var table = new PackTable("excluded_schools.csv", 1, "urn", "name", "reason");
        foreach (var school in hospitals)
            table.Add(school.Entry.Urn, school.Entry.Name, "Hospital school: teaching during illness, no place that a plan could name");
        table.WriteTo(material.RecipeFolder);
        if (hospitals.Count > 0)
            material.Note($"Left out as hospital teaching: {string.Join(", ", hospitals.Select(school => school.Entry.Name))}.");
    }

    private static void WriteSheet(EstateMaterial material, IReadOnlyList<OwnSchool> schools)
    {
        var numbers = PlaceNumbers.Read(material.Input.PlaceNumbersPath);
        var table = new PackTable(EstateFiles.SpecialSchools, 1, "urn", "former_urn", "name", "status", "school_type", "town", "postcode",
            "easting", "northing", "age_low", "age_high", "age_certainty", "need_codes", "need_certainty", "places", "places_basis",
            "nor", "nor_ehcp", "nor_date", "roll_source", "source", "certainty");
        var (noAges, noNeeds) = (0, 0);
        foreach (var school in schools)
        {
            var (point, ages) = (material.PointOf(school.Entry), AgesOf(school.Entry));
            var needs = school.Entry.Needs.Count > 0 ? school.Entry.Needs : school.Counted?.Needs ?? default;
            var (places, basis) = PlacesOf(school, numbers);
            (noAges, noNeeds) = (noAges + (ages.Certainty == Certainty.Found ? 0 : 1), noNeeds + (needs.Count > 0 ? 0 : 1));
            table.Add(school.Entry.Urn, school.Counted?.Urn == school.Entry.Urn ? null : school.Counted?.Urn, school.Entry.Name, "open",
                school.Entry.Type, Town(material, school.Entry), school.Entry.Postcode, point.EastingMetres, point.NorthingMetres,
                ages.Low, ages.High, ages.Certainty, needs.Count > 0 ? needs.ToString() : "*",
                school.Entry.Needs.Count > 0 ? Certainty.Found : Certainty.Assumed, places, basis, school.Roll ?? school.PlansOnRoll,
                school.PlansOnRoll, material.CountDate, school.IsCounted ? null : "pupils on roll in Get Information About Schools",
                "DfE, Get Information About Schools; DfE, school census", school.IsCounted ? Certainty.Found : Certainty.Derived);
        }

        table.WriteTo(material.FactsFolder);
        if (noAges > 0)
            material.Note($"The register gives no ages of {noAges} of {schools.Count} special schools: taken from their names, else "
                + $"{DefaultLowAge} to {DefaultHighAge} (assumed). The full download of the register has them.");
        if (noNeeds > 0)
            material.Note($"No source gives the needs of {noNeeds} of {schools.Count} special schools: they take every need (assumed). The "
                + "full download of the register has them as SEN1 to SEN13.");
    }

    /// <summary>Statutory ages of the register; without them what the name says, else all ages.</summary>
    private static (int Low, int High, Certainty Certainty) AgesOf(RegisteredSchool school)
    {
        if (school is { LowestAge: { } low, HighestAge: { } high }) return (low, high, Certainty.Found);
        bool Has(string word) => school.Name.Contains(word, StringComparison.OrdinalIgnoreCase);
        if (Has("Primary") || Has("Infant") || Has("Junior")) return (DefaultLowAge, 11, Certainty.Assumed);
        if (Has("Sixth Form") || Has("16-19") || Has("Post 16") || Has("Post-16")) return (16, DefaultHighAge, Certainty.Assumed);
        return Has("Secondary") || Has("High School") ? (11, 16, Certainty.Assumed)
            : (DefaultLowAge, DefaultHighAge, Certainty.Assumed);
    }

    private static string Town(EstateMaterial material, RegisteredSchool school) =>
        school.Town.Length > 0 ? school.Town : material.DistrictOf(school);

    private static (double? Places, string? Basis) PlacesOf(OwnSchool school, PlaceNumbers numbers)
    {
        if (numbers.Special.TryGetValue(school.Entry.Urn, out var funded)) return (funded, "DfE, high needs place numbers");
        return school.Entry.Capacity is { } capacity ? (capacity, "Capacity in Get Information About Schools") : (null, null);
    }

    /// <summary>The open schools of the sheet.</summary>
    private static IReadOnlyList<SpecialRow> Read(EstateMaterial material)
    {
        var table = material.Fact(EstateFiles.SpecialSchools);
        var (urn, name, status, roll) = (table.Column("urn"), table.Column("name"), table.Column("status"), table.Column("nor"));
        var (plans, places) = (table.FindColumn("nor_ehcp"), table.FindColumn("places"));
        var sites = new HashSet<string>(StringComparer.Ordinal);
        return [.. table.Read(row =>
        {
            if (row.Text(status) != "open" || row.OptionalNumber(roll) is not { } pupils) return null;
            EstateSources.RefuseSecondRow(row, urn, sites);
            EstateSources.RefuseForeign(row, urn, material.ByUrn, material.Input.AuthorityCode, material.Input.AuthorityName);
            return new SpecialRow(row.Text(urn), row.Text(name), pupils, row.OptionalNumber(plans) ?? pupils, row.OptionalNumber(places));
        }).OfType<SpecialRow>()];
    }
}
