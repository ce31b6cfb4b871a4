using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Reference;

/// <summary>A kind of provision that returns tell apart, finer than a setting.</summary>
/// <param name="Code">Its code in tables.</param>
/// <param name="Setting">The setting that takes it in.</param>
/// <param name="Columns">SEN2's columns of it; a release has some of them.</param>
/// <param name="Labels">How the categories of "Type of placement" begin; the longest beginning wins.</param>
internal sealed record Sen2Provision(string Code, Setting Setting, string[] Columns, string[] Labels)
{
    /// <summary>Plans of a row; a column of x (unavailable) gives none.</summary>
    public double Count(Sen2Row row) => Columns.Sum(column => row.OptionalCount(column) ?? 0.0);
}

/// <summary>Every kind of provision of SEN2; together they are all plans.</summary>
internal static class Sen2Provisions
{
    /// <summary>The kinds, in the order of tables.</summary>
    public static IReadOnlyList<Sen2Provision> All { get; } =
    [
        new("early_years", Setting.Mainstream, ["nm_early_years"], ["Non-maintained early years"]),
        new("mainstream", Setting.Mainstream, ["mainstream_la_maintained", "mainstream_academy", "mainstream_free_school"],
            ["Mainstream - "]),
        new("base", Setting.ResourceBase,
        [
            "mainstream_la_maintained_resourced_provision", "mainstream_la_maintained_senunit", "mainstream_academy_resourced_provision",
            "mainstream_academy_senunit", "mainstream_free_school_resourced_provision", "mainstream_free_school_senunit",
        ],
        [
            "Mainstream - LA maintained (", "Mainstream - academy (", "Mainstream - free school (",
        ]),
        new("state_special", Setting.SpecialSchool,
            ["special_la_maintained", "special_academy_free", "special_academy", "special_free_school"], ["Special - "]),
        new("independent_mainstream", Setting.Mainstream, ["mainstream_independent"], ["Mainstream - independent"]),
        new("independent_special", Setting.OutOfCounty, ["special_independent"], ["Special - independent"]),
        new("non_maintained_special", Setting.OutOfCounty, ["special_non_maintained"], ["Special - non-maintained"]),
        new("alternative", Setting.NoSchoolPlace, ["ap_pru_academy", "ap_pru_free_school", "ap_pru_la_maintained"], ["AP/PRU - "]),
        new("further_education", Setting.Mainstream, ["general_fe_tertiary_colleges", "ukrlp_provider"], ["FE - "]),
        new("specialist_post_sixteen", Setting.Mainstream, ["specialist_post_16_institutions"], ["FE - specialist post-16"]),
        new("elective_home", Setting.NoSchoolPlace, ["elective_home_education"], ["Educated elsewhere - elective home"]),
        new("other_arrangements", Setting.NoSchoolPlace, ["other_arrangements_la", "other_arrangements_parents"],
            ["Educated elsewhere - other arrangements"]),
        new("not_in_education", Setting.NoSchoolPlace, ["neet", "neet_ntci", "neet_other", "neet_other_csa"],
            ["Educated elsewhere - NEET", "Educated elsewhere - not in education"]),
        new("other", Setting.NoSchoolPlace,
            ["online_provider", "w_settings", "other_schools", "other_placement_settings", "await_prov_2022", "perm_ex_2022"],
            ["Educated elsewhere - "]),
        new("not_recorded", Setting.NoSchoolPlace, ["placement_unknown"], ["Placement not recorded"]),
    ];

    /// <summary>The kind of a code; null where none has it.</summary>
    public static Sen2Provision? Find(string code) => All.FirstOrDefault(provision => provision.Code == code);

    /// <summary>The kind of a category of "Type of placement"; null for its subtotals, which repeat other rows.</summary>
    public static Sen2Provision? FindByLabel(Sen2Row row)
    {
        if (row.Breakdown.EndsWith(" - total", StringComparison.Ordinal)) return null;
        return All.SelectMany(provision => provision.Labels.Select(label => (Label: label, Provision: provision)))
            .Where(pair => row.Breakdown.StartsWith(pair.Label, StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(pair => pair.Label.Length).Select(pair => pair.Provision).FirstOrDefault()
            ?? throw row.Row.Fault(row.Table.Column("breakdown"), "this placement is not known.", "Add it to the provisions of SEN2.");
    }
}
