namespace Sufficiency.Engine.Results.Tables;

/// <summary>The tables that name things; every code in another table stands in one of them.</summary>
internal static class DimensionTableDefinitions
{
    public static TableDefinition<AreaRow> Areas { get; } = new TableBuilder<AreaRow>("areas", "Home areas (GeoParquet).", "area_code")
        .Text("area_code", row => row.AreaCode, "2011 LSOA or MSOA code, or the council's own")
        .Text("name", row => row.Name, "name")
        .Text("parent_code", row => row.ParentCode, "2011 MSOA code it belongs to")
        .Text("district_code", row => row.DistrictCode, "district code")
        .Text("district_name", row => row.DistrictName, "district")
        .Text("town_name", row => row.TownName, "town it lies in or nearest to; its district where the data names no town")
        .Number("easting_metres", row => row.EastingMetres, "m (EPSG:27700)", "population-weighted centroid")
        .Number("northing_metres", row => row.NorthingMetres, "m (EPSG:27700)", "population-weighted centroid")
        .Number("longitude_degrees", row => row.Longitude, "degrees (WGS84)", "population-weighted centroid")
        .Number("latitude_degrees", row => row.Latitude, "degrees (WGS84)", "population-weighted centroid")
        .YesNo("is_rural", row => row.IsRural, "whether the official classification calls it rural")
        .Number("deprivation_score", row => row.DeprivationScore, "0..1", "1 is the most deprived of England")
        .Text("lsoa21_code", row => row.Lsoa2021Code, "2021 LSOA that fits best; empty for an MSOA", required: false)
        .Text("lsoa21_fit", row => row.Lsoa2021Fit,
            "same; part (the 2011 area was split: the part that holds its centroid); merged (the 2021 area holds others too)",
            required: false)
        .Text("ward_code", row => row.WardCode, "ward of 2024, by the 2021 LSOA; empty for an MSOA", required: false)
        .Text("ward_name", row => row.WardName, "its name", required: false)
        .Bytes("geometry", row => row.Geometry, "outline in WGS84, or the centroid where none is known", required: true)
        .Build();

    public static TableDefinition<ProviderRow> Providers { get; } = new TableBuilder<ProviderRow>(
            "providers", "Schools, bases and markets, each offering one provision type (GeoParquet).", "provider_id")
        .Text("provider_id", row => row.ProviderId, "identifier")
        .Text("urn", row => row.Urn, "the school's unique reference number; empty where it has none", required: false)
        .Text("name", row => row.Name, "name")
        .Text("provision_type", row => row.ProvisionType, "what kind of place", "provision_types")
        .Text("district_name", row => row.DistrictName, "district or place it stands in")
        .Number("easting_metres", row => row.EastingMetres, "m (EPSG:27700)",
            "location; empty for a market without one place", required: false)
        .Number("northing_metres", row => row.NorthingMetres, "m (EPSG:27700)", "location", required: false)
        .Number("longitude_degrees", row => row.Longitude, "degrees (WGS84)", "location", required: false)
        .Number("latitude_degrees", row => row.Latitude, "degrees (WGS84)", "location", required: false)
        .Number("assumed_kilometres", row => row.AssumedKilometres, "km",
            "road distance of every journey to a market without one place", required: false)
        .Text("needs", row => row.Needs, "needs accepted, joined by semicolons; one a row in inputs/provider_needs")
        .Integer("lowest_year_group", row => row.LowestYearGroup, "year group", "youngest it takes; Reception is 0")
        .Integer("highest_year_group", row => row.HighestYearGroup, "year group", "oldest it takes")
        .Number("place_funding_gbp", row => row.PlaceFundingGbp, "GBP a place a year", "whether filled or not")
        .Number("top_up_gbp", row => row.TopUpGbp, "GBP a pupil a year", "top-up in county, the whole fee out of county")
        .Number("enhanced_top_up_gbp", row => row.EnhancedTopUpGbp, "GBP a pupil a year",
            "top-up at a base for a pupil of tier E; empty where it takes none", required: false)
        .YesNo("has_unlimited_places", row => row.HasUnlimitedPlaces, "whether it takes any number of pupils")
        .Number("plans_on_roll", row => row.PlansOnRoll, "pupils",
            "pupils with a plan on its whole roll; empty where not known", required: false)
        .Number("school_roll", row =>
            row.SchoolRoll, "pupils", "pupils of any kind on its whole roll; empty where not known", required: false)
        .YesNo("is_local_mix", row => row.IsLocalMix, "whether it stands for the local mix of a phase, and is no school itself")
        .Text("supply", row => row.Supply,
            "own, agreed (bought as today), tranche (further places bought) or bespoke (a package for one pupil)")
        .Text("market", row => row.Market, "independent_in_county, neighbouring_authority or further_away; "
            + "empty where none is bought or the data does not say", required: false)
        .YesNo("is_generic", row => row.IsGeneric, "whether it stands only in generic schemes, which nobody has proposed")
        .Text("source", row => row.Source, "where the figures come from")
        .Text("source_year", row => row.SourceYear, "the period they speak of")
        .Text("certainty", row => row.Certainty, "found, derived or assumed")
        .Bytes("geometry", row => row.Geometry, "point in WGS84; empty for a market without one place", required: false)
        .Build();

    public static TableDefinition<CodeRow> Needs { get; } = Codes("needs", "need", "Primary needs of SEN2.");

    public static TableDefinition<CodeRow> Tiers { get; } = Codes("tiers", "tier", "Least specialist provision type that suits a pupil.");

    public static TableDefinition<CodeRow> Phases { get; } = Codes("phases", "phase", "Phases of the school career.");

    public static TableDefinition<CodeRow> ProvisionTypes { get; } = Codes("provision_types", "provision_type", "Kinds of places.");

    public static TableDefinition<EntryPointRow> EntryPoints { get; } = new TableBuilder<EntryPointRow>(
            "entry_points", "Where in the school career a place is needed.", "entry_point")
        .Text("entry_point", row => row.EntryPoint, "code")
        .Text("phase", row => row.Phase, "phase", "phases")
        .Integer("first_year_group", row => row.FirstYearGroup, "year group", "youngest of the band")
        .Integer("last_year_group", row => row.LastYearGroup, "year group", "oldest of the band")
        .Build();

    public static TableDefinition<YearRow> Years { get; } =
        new TableBuilder<YearRow>("years", "Academic years, the base year first.", "academic_year")
        .Integer("academic_year", row => row.AcademicYear, "academic year", "by its first calendar year: 2025 is 2025/26")
        .Text("label", row => row.Label, "as officers write it")
        .YesNo("is_planned", row => row.IsPlanned, "whether totals count it: false for the base year and for carried years")
        .YesNo("is_carried", row => row.IsCarried, "whether it carries the base forward to the planned years: expected, not counted")
        .Number("discount_factor", row => row.DiscountFactor, "factor", "from money of the price base to the objective")
        .Build();

    public static TableDefinition<CostKindRow> CostKinds { get; } = new TableBuilder<CostKindRow>("cost_kinds", "Kinds of costs.", "kind")
        .Text("kind", row => row.Kind, "code")
        .Text("name", row => row.Name, "name")
        .YesNo("is_penalty", row => row.IsPenalty, "whether it is no money")
        .YesNo("is_high_needs_spending", row => row.IsHighNeedsSpending, "whether the high needs block pays it")
        .Build();

    public static TableDefinition<CodeLabelRow> CodeWords { get; } = new TableBuilder<CodeLabelRow>(
            "codes", "The words for every code of a list, by the table and column that hold it; areas, providers and schemes have names in "
                + "tables of their own.", "table_name", "column_name", "code")
        .Text("table_name", row => row.Table, "table that holds the code")
        .Text("column_name", row => row.Column, "its column")
        .Text("code", row => row.Code, "code")
        .Text("label", row => row.Label, "as officers write it")
        .Build();

    /// <summary>Every one.</summary>
    public static IReadOnlyList<ITable> All { get; } =
        [Areas, CodeWords, CostKinds, EntryPoints, Needs, Phases, Providers, ProvisionTypes, Tiers, Years];

    private static TableDefinition<CodeRow> Codes(string table, string code, string meaning) =>
        new TableBuilder<CodeRow>(table, meaning, code)
        .Text(code, row => row.Code, "code")
        .Text("name", row => row.Name, "name")
        .Integer("sort_order", row => row.SortOrder, "", "place in order")
        .Build();
}
