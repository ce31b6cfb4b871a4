using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.OpenData.Estate;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Drafting.Estate;

/// <summary>Special schools that the register proposes to open: openings.csv, new_providers.csv, schemes.csv, scheme_funding.csv.</summary>
internal static class SchemeDraft
{
    private const double DefaultPlaces = 100.0;
    private const int YearsUntilOpen = 3;

    /// <summary>Middle of recent projects, low 111,000 and high 170,000; the DfE's estimate of 2021 was 86,666, with less space.</summary>
    private const double CapitalAPlace = 145_000.0;
    private const string CapitalSource = "145,000 a place (assumed, national): special free schools cost 111,000 to 170,000 a place in "
        + "recent projects. Low 111,000, high 170,000";

    private static readonly string[] SchemeColumns =
    [
        "pack", "scheme_id", "name", "provider_id", "status", "earliest_opening", "planned_opening", "latest_opening", "kind", "decided_in",
        "lead_years", "lead_source", "build_up", "capital_gbp", "asset_life_years", "minimum_viable_roll", "viable_from_year", "excludes",
        "requires", "fact", "source", "year", "certainty", "opening_certainty", "capital_certainty", "places_source", "places_certainty",
    ];

    private static readonly double[] Filling = [0.4, 0.7, 1.0];

    /// <summary>Writes the four tables.</summary>
    public static void Write(EstateMaterial material)
    {
        var openings = new PackTable(EstateFiles.Openings, 1, "scheme", "kind", "status", "first_date", "places", "need_codes", "age_low",
            "age_high", "capital_cost_gbp", "source", "certainty");
        var providers = new PackTable("new_providers.csv", 2, "pack", "provider_id", "name", "provision_type", "place_name",
            "postcode_prefix", "easting", "northing", "needs", "lowest_year_group", "highest_year_group", "source", "year", "certainty",
            "needs_certainty", "cost_kind");
        var schemes = new PackTable("schemes.csv", 2, SchemeColumns);
        var funding = new PackTable("scheme_funding.csv", 3, "pack", "scheme_id", "funder", "amount_gbp", "source", "year", "certainty");
        foreach (var school in material.Register.Where(school => school.IsProposed && SchoolKinds.IsSpecial(school)
            && school.AuthorityCode == material.Input.AuthorityCode).OrderBy(school => school.Urn, StringComparer.Ordinal))
        {
            var places = school.Capacity ?? DefaultPlaces;
            var opening = Math.Max(material.Input.BaseYear + 1, school.Opened is { } day
                ? day.Month >= 9 ? day.Year : day.Year - 1 : material.Input.BaseYear + YearsUntilOpen);
            AddProvider(material, providers, school);
            AddScheme(material, schemes, school, places, opening);
            openings.Add($"{school.Name} ({school.Urn})", school.Type, "planned", school.Opened?.ToString("yyyy-MM-dd",
                System.Globalization.CultureInfo.InvariantCulture), school.Capacity, school.Needs.ToString(), school.LowestAge,
                school.HighestAge, null, "DfE, Get Information About Schools: proposed to open", Certainty.Found);
            if (school.Type.StartsWith("Free school", StringComparison.OrdinalIgnoreCase))
                funding.Add(null, "open-" + school.Urn, "government_grant", null, "Special free school: the DfE pays the building of a "
                    + "free school", material.RegisterYear, Certainty.Derived);
            material.Note($"{school.Name} is proposed to open: drafted as a committed scheme of {places:0} places"
                + (school.Capacity is null ? " (assumed)" : "") + $" from {opening}/{(opening + 1) % 100:00}"
                + (school.Opened is null ? " (assumed)" : "") + $", filling over three years, at £{CapitalAPlace:#,0} a place (assumed).");
        }

        if (!material.IsGiven(EstateFiles.Openings)) openings.WriteTo(material.FactsFolder);
        providers.WriteTo(material.RecipeFolder);
        schemes.WriteTo(material.RecipeFolder);
        funding.WriteTo(material.RecipeFolder);
    }

    private static void AddProvider(EstateMaterial material, PackTable providers, RegisteredSchool school)
    {
        var point = material.PointOf(school);
        var (low, high) = EstateRows.YearGroups(school.LowestAge ?? SpecialSchoolDraft.DefaultLowAge,
            school.HighestAge ?? SpecialSchoolDraft.DefaultHighAge);
        var source = "DfE, Get Information About Schools: proposed to open"
            + (school.Location is null ? "; no point yet, middle of its area or of the authority's children" : "")
            + (school.LowestAge is null ? "; ages assumed" : "");
        providers.Add(null, "urn-" + school.Urn, school.Name, "special_school",
            school.Town.Length > 0 ? school.Town : material.DistrictOf(school), null, point.EastingMetres, point.NorthingMetres,
            school.Needs.Count > 0 ? school.Needs.ToString() : "*", low, high, source, material.RegisterYear,
            school.Location is null || school.LowestAge is null ? Certainty.Assumed : Certainty.Found,
            school.Needs.Count > 0 ? Certainty.Found : Certainty.Assumed, null);
    }

    private static void AddScheme(EstateMaterial material, PackTable schemes, RegisteredSchool school, double places, int opening) =>
        schemes.Add(null, "open-" + school.Urn, school.Name, "urn-" + school.Urn, "committed", opening, opening, null, "new_school", null,
            null, null, string.Join(';', Filling.Select(share => Math.Round(share * places))), places * CapitalAPlace, 60, null, null, null,
            null, null, "DfE, Get Information About Schools: proposed to open. " + CapitalSource, material.RegisterYear, Certainty.Found,
            school.Opened is null ? Certainty.Assumed : Certainty.Found, Certainty.Assumed, (school.Capacity is null
                ? "No number of places is published: 100 assumed, as special free schools often have" : "Capacity in the register")
                + "; 40 % of them at opening, 70 % and all in the next two years (assumed)", Certainty.Assumed);
}
