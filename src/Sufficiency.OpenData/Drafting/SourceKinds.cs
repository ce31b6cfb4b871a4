using System.Globalization;

namespace Sufficiency.OpenData.Drafting;

/// <summary>Every kind of publisher's file that a draft reads, and how each is known.</summary>
internal static class SourceKinds
{
    private const string Geography = "Open Geography Portal, geoportal.statistics.gov.uk";
    private const string Statistics = "Explore education statistics, explore-education-statistics.service.gov.uk";

    /// <summary>Key of the later SEN2 release.</summary>
    public const string Sen2 = "sen2_2025";

    /// <summary>Key of the SEN2 release of 2022.</summary>
    public const string Sen2Of2022 = "sen2_2022";

    /// <summary>Key of the school register.</summary>
    public const string Register = "gias";

    /// <summary>Key of Code-Point Open.</summary>
    public const string Postcodes = "postcodes";

    /// <summary>Key of the grant allocations.</summary>
    public const string Grant = "dsg";

    /// <summary>Key of the school census by school.</summary>
    public const string Census = "school_census";

    /// <summary>Key of the school census by school and age.</summary>
    public const string CensusAges = "school_census_2023";

    /// <summary>Key of the DfE's place numbers.</summary>
    public const string PlaceNumbers = "place_numbers";

    /// <summary>The kinds, in the order in which they are listed.</summary>
    public static IReadOnlyList<SourceKind> All { get; } =
    [
        new(Sen2, "DfE, Education, health and care plans, reporting year 2025 or 2026 (all files, zip)", Statistics, null,
            probe => probe.HasEntry("caseload.csv") && probe.HasEntry("newplans.csv")),
        new(Sen2Of2022, "DfE, Education, health and care plans, reporting year 2022 (all files, zip)", Statistics, null,
            probe => probe.HasEntry("sen2_age_caseload.csv")),
        new(Register, "DfE, Get Information About Schools, all establishment data", "get-information-schools.service.gov.uk/Downloads",
            null, probe => probe.HasColumn("URN") && probe.HasAny("EstablishmentName", "establishment_name")
                && probe.HasAny("LA (code)", "la_code") && probe.HasColumn("Easting")),
        .. ByLevel("LSOA21", "2021"),
        .. ByLevel("LSOA11", "2011"),
        new("lsoa_lookup", "ONS, LSOA 2011 to LSOA 2021 lookup", Geography,
            "areas of 2011 then have no code of 2021, and districts come from the areas' names",
            probe => probe.HasAny("lsoa11_code", "LSOA11CD") && probe.HasAny("lsoa21_code", "LSOA21CD")),
        new("lsoa21_outlines", "ONS, LSOA (December 2021) boundaries generalised, beside areas of 2011", Geography,
            "areas of 2011 then have no code of 2021", probe => probe.HasProperty("LSOA21CD")),
        new("wards", "ONS, LSOA 2021 to ward lookup", Geography, "areas then have no ward",
            probe => probe.HasAny("lsoa21_code", "LSOA21CD") && probe.Columns.Any(IsWard)),
        new("rural_urban", "ONS, rural-urban classification of LSOAs", Geography, "every area then counts as urban, with urban speeds",
            probe => probe.HasAny("lsoa21_code", "LSOA21CD", "lsoa11_code", "LSOA11CD")
                && probe.HasAny("ruc", "RUC21NM_short", "RUC21NM", "Urban_rural_flag", "RUC11")),
        new("deprivation", "MHCLG, English indices of deprivation", "gov.uk, English indices of deprivation (File 1)",
            "every area then counts as of middle deprivation",
            probe => probe.HasAny("index_of_multiple_deprivation_imd_rank",
                "Index of Multiple Deprivation (IMD) Rank (where 1 is most deprived)")),
        new(Postcodes, "Ordnance Survey, Code-Point Open", "osdatahub.os.uk/downloads/open/CodePointOpen",
            "schemes then cannot be added by postcode", IsCodePoint),
        new(Census, "DfE, school census: pupils with EHC plans by school", Statistics,
            "plans are then shared over schools by their pupils in the school register",
            probe => probe.HasColumn("URN")
                && (probe.HasColumn("TSENELSE") || (probe.HasColumn("EHC plan") && probe.HasColumn("Total pupils")))),
        new(CensusAges, "DfE, Schools, pupils and their characteristics, school level: pupils by age", Statistics,
            "rolls then have no pattern by year group of their own, and sixth forms follow the register's ages",
            probe => probe.HasColumn("urn") && probe.Columns.Any(column =>
                column.Replace('-', ' ').StartsWith("full time girls aged", StringComparison.OrdinalIgnoreCase))),
        new(PlaceNumbers, "DfE, High needs place numbers", "gov.uk, High needs place numbers for academic year",
            "places are then the capacities of the register, else the rolls",
            probe => probe.HasColumn("URN") && !probe.HasAny("EstablishmentName", "establishment_name")
                && probe.Columns.Any(column => column.Contains("place", StringComparison.OrdinalIgnoreCase)
                    && !column.Contains("placement", StringComparison.OrdinalIgnoreCase))),
        new(Grant, "DfE, Dedicated schools grant allocations", "gov.uk, Dedicated schools grant (DSG)",
            "the high needs block is then England's of 2023-24 by this authority's share of plans",
            probe => probe.Head.Contains("edicated schools grant", StringComparison.Ordinal)
                || (probe.HasAny("LA code", "la_code", "old_la_code") && probe.Columns.Any(GrantDraft.IsBlock))),
    ];

    /// <summary>The kind with a key and level.</summary>
    public static SourceKind Of(string key, string? level = null) =>
        All.First(kind => string.Equals(kind.Key, key, StringComparison.Ordinal)
            && (level is null || string.Equals(kind.Level, level, StringComparison.Ordinal)));

    private static IEnumerable<SourceKind> ByLevel(string level, string year)
    {
        string[] codes = [level + "CD", level + "_code"];
        var parent = "M" + level[1..];
        yield return new("population_2020", $"ONS, population estimates by LSOA of {year} and single year of age", Geography, null,
            probe => probe.HasAny([.. codes, level == "LSOA21" ? "LSOA 2021 Code" : "LSOA Code"])
                && (probe.HasColumn("5") || (probe.HasColumn("F5") && probe.HasColumn("M5"))))
        { Level = level };
        yield return new("lsoa_centroids", $"ONS, LSOA (December {year}) population-weighted centroids", Geography,
            "centroids are then points inside the outlines",
            probe => probe.HasAny(codes) && probe.HasAny("PWC_EASTING", "X", "easting") && probe.HasAny("PWC_NORTHING", "Y", "northing"))
        { Level = level };
        yield return new("lsoa_outlines", $"ONS, LSOA (December {year}) boundaries generalised (GeoJSON)", Geography,
            "maps then have no outlines", probe => probe.HasProperty(level + "CD"))
        { Level = level };
        yield return new("msoa_outlines", $"ONS, MSOA (December {year}) boundaries generalised (GeoJSON)", Geography,
            "MSOAs then go by the names of their LSOAs", probe => probe.HasProperty(parent + "CD"))
        { Level = level };
    }

    private static bool IsWard(string column) => column.StartsWith("WD", StringComparison.OrdinalIgnoreCase)
        || column.StartsWith("ward", StringComparison.OrdinalIgnoreCase);

    /// <summary>Code-Point Open has no header line: a postcode, its quality, easting, northing and six codes.</summary>
    private static bool IsCodePoint(SourceProbe probe) => probe.Columns.Count == 10
        && Number(probe.Columns[1]) is >= 10 and <= 90 && Number(probe.Columns[2]) is not null && Number(probe.Columns[3]) is not null;

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
