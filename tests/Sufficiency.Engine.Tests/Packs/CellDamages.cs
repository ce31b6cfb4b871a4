namespace Sufficiency.Engine.Tests.Packs;

/// <summary>Cells and rows that break a rule of their table.</summary>
internal static class CellDamages
{
    public static IReadOnlyList<Damage> All { get; } =
    [
        new("negative places", pack => pack.Cell("provider_places", "hill,2027", "places", "-5"), "provider_places.csv", 7, "places", "-5", "The places of Hill School in 2027/28 are negative. Give 0 or more."),
        new("word for a number", pack => pack.Cell("provider_places", "hill,2027", "places", "many"), "provider_places.csv", 7, "places", "many", "not a number"),
        new("separator for thousands", pack => pack.Cell("provider_places", "hill,2027", "places", "1.234.5"), "provider_places.csv", 7, "places", "1.234.5", "not a number"),
        new("comma for thousands", pack => pack.Edit("provider_places.csv", text => text.Replace("hill,2027,24", "hill,2027,\"1,024\"", StringComparison.Ordinal)), "provider_places.csv", 7, "places", "1,024", "without separators"),
        new("pound sign", pack => pack.Cell("providers", "hill", "top_up_gbp", "£12000"), "providers.csv", 4, "top_up_gbp", "£12000", "plain number: 12000"),
        new("percent sign", pack => pack.Cell("tier_shares", "ASD,primary,M", "share", "60%"), "tier_shares.csv", 6, "share", "60%", "0.12 for 12 %"),
        new("NaN", pack => pack.Cell("provider_places", "hill,2027", "places", "NaN"), "provider_places.csv", 7, "places", "NaN", "finite"),
        new("infinity", pack => pack.Cell("provider_places", "hill,2027", "places", "-Infinity"), "provider_places.csv", 7, "places", "-Infinity", "finite"),
        new("number beyond all numbers", pack => pack.Cell("provider_places", "hill,2027", "places", "1e999"), "provider_places.csv", 7, "places", "1e999", "finite"),
        new("too many digits", pack => pack.Cell("schemes", "vale-new", "capital_gbp", "9000000000000000"), "schemes.csv", 3, "capital_gbp", "9000000000000000", "number of digits"),
        new("fraction for a whole number", pack => pack.Cell("schemes", "vale-new", "asset_life_years", "60.5"), "schemes.csv", 3, "asset_life_years", "60.5", "whole number"),
        new("empty required cell", pack => pack.Cell("providers", "vale", "needs", ""), "providers.csv", 5, "needs", "", "The needs of Vale School are not given."),
        new("year written in full", pack => pack.Cell("funding", "2026", "academic_year", "2026/27"), "funding.csv", 3, "academic_year", "2026/27", "Write 2026"),
        new("year out of the world", pack => pack.Cell("funding", "2026", "academic_year", "20260"), "funding.csv", 3, "academic_year", "20260", "2100 or less"),
        new("unknown need", pack => pack.Cell("providers", "vale", "needs", "ASD;SMEH"), "providers.csv", 5, "needs", "ASD;SMEH", "Did you mean SEMH?"),
        new("need in lower case", pack => pack.Cell("initial_waiting", "SEMH", "need", "semh"), "initial_waiting.csv", 2, "need", "semh", "Did you mean SEMH?"),
        new("unknown provision type", pack => pack.Cell("providers", "vale", "provision_type", "special"), "providers.csv", 5, "provision_type", "special", "special_school"),
        new("unknown tier", pack => pack.Cell("initial_waiting", "SEMH", "tier", "Z"), "initial_waiting.csv", 2, "tier", "Z", "M, B, S, X"),
        new("unknown phase", pack => pack.Cell("costs", "elsewhere,secondary", "phase", "secundary"), "costs.csv", 24, "phase", "secundary", "Did you mean secondary?"),
        new("unknown setting", pack => pack.Cell("costs", "elsewhere,secondary", "setting", "elsewere"), "costs.csv", 24, "setting", "elsewere", "Did you mean elsewhere?"),
        new("unknown certainty", pack => pack.Cell("funding", "2026", "certainty", "sure"), "funding.csv", 3, "certainty", "sure", "found, derived, assumed"),
        new("true for yes", pack => pack.Cell("home_areas", "E01000003", "is_rural", "true"), "home_areas.csv", 4, "is_rural", "true", "no, yes"),
        new("unknown status", pack => pack.Cell("schemes", "vale-new", "status", "optinal"), "schemes.csv", 3, "status", "optinal", "Did you mean optional?"),
        new("year group beyond 21", pack => pack.Cell("plans", "MLD,16", "year_group", "22"), "plans.csv", 31, "year_group", "22", "more than 21"),
        new("share above one", pack => pack.Cell("home_areas", "E01000003", "deprivation_score", "1.2"), "home_areas.csv", 4, "deprivation_score", "1.2", "1 or less"),
        new("identifier with a space", pack => pack.Cell("schemes", "vale-new", "scheme_id", "vale new"), "schemes.csv", 3, "scheme_id", "vale new", "without spaces"),
        new("repeated key", pack => pack.AddRow("funding", "2026.0,5,invented,2025,assumed"), "funding.csv", 5, "academic_year", "2026.0", "given twice; first on line 3"),
        new("unknown provider", pack => pack.Cell("initial_roll", "base-mill,4", "provider_id", "base-mil"), "initial_roll.csv", 26, "provider_id", "base-mil", "Did you mean base-mill?"),
        new("unknown area", pack => pack.Cell("population", "E01000004,2020,7", "area_code", "E01000009"), "population.csv", 87, "area_code", "E01000009", "No home area"),
        new("unknown scheme", pack => pack.Cell("scheme_places", "hill-annexe", "scheme_id", "hill-anex"), "scheme_places.csv", 2, "scheme_id", "hill-anex", "Did you mean hill-annexe?"),
    ];
}
