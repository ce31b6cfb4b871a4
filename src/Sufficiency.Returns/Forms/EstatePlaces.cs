using Sufficiency.Engine.Storage;

namespace Sufficiency.Returns.Forms;

/// <summary>Places of the authority's own institutions by year, and the schemes that change them.</summary>
/// <param name="FirstYear">First planned year.</param>
/// <param name="LastYear">Last year of the run.</param>
/// <param name="Institutions">Institutions by name.</param>
/// <param name="Schemes">Schemes that open, in order of their opening.</param>
internal sealed record EstatePlaces(int FirstYear, int LastYear, IReadOnlyList<Institution> Institutions,
    IReadOnlyList<OpenedScheme> Schemes)
{
    // A provider has rows in phase_years for the phases that its places are given by; what is left of its places is given by no phase.
    private const string Places = """
        WITH by_phase AS (
            SELECT provider_id, academic_year,
                coalesce(sum(places + coalesce(scheme_places, 0)) FILTER (phase <> 'post_sixteen'), 0) AS before,
                coalesce(sum(places + coalesce(scheme_places, 0)) FILTER (phase = 'post_sixteen'), 0) AS after
            FROM {plan}phase_years WHERE places IS NOT NULL GROUP BY ALL),
        whole AS (
            SELECT y.provider_id, y.academic_year, coalesce(y.places, 0) + coalesce(y.scheme_places, 0) AS places
            FROM {plan}provider_years y)
        SELECT v.provider_id, v.urn, v.name, v.provision_type, v.lowest_year_group, v.highest_year_group, w.academic_year, w.places,
            coalesce(b.before, 0), coalesce(b.after, 0)
        FROM whole w JOIN providers v USING (provider_id) LEFT JOIN by_phase b USING (provider_id, academic_year)
        WHERE v.supply = 'own' AND NOT v.has_unlimited_places AND NOT v.is_local_mix
        ORDER BY v.name, v.provider_id, w.academic_year
        """;

    private const int LastBeforeSixteen = 11;

    /// <summary>Reads them from the tables of a run.</summary>
    public static EstatePlaces Read(RunQueries run, bool isDoMinimum)
    {
        var plan = isDoMinimum ? "do_minimum." : "";
        var (first, last) = run.Query("SELECT min(academic_year), max(academic_year) FROM years WHERE is_planned",
            row => (row.Integer(0), row.Integer(1)))[0];
        var rows = run.Query(Places.Replace("{plan}", plan, StringComparison.Ordinal), row => (
            Institution: new Institution(row.Text(0), row.FindText(1), row.Text(2), row.Text(3), row.Integer(4)),
            Year: row.Integer(6), Places: Split(row.Integer(4), row.Integer(5), row.Number(7), row.Number(8), row.Number(9))));
        return new(first, last,
            [.. rows.GroupBy(row => row.Institution.Id, StringComparer.Ordinal).Select(group => group.First().Institution with
            {
                ByYear = group.ToDictionary(row => row.Year, row => row.Places),
            })],
            run.Query($"SELECT provider_id, name, opening_year FROM {plan}schemes WHERE opening_year IS NOT NULL ORDER BY 3, 2",
                row => new OpenedScheme(row.Text(0), row.Text(1), row.Integer(2))));
    }

    /// <summary>Places before sixteen, after sixteen, and those that no phase is given for.</summary>
    private static double[] Split(int lowest, int highest, double all, double before, double after)
    {
        var left = Math.Max(0.0, all - before - after);
        if (highest <= LastBeforeSixteen) return [before + left, after, 0.0];
        return lowest > LastBeforeSixteen ? [before, after + left, 0.0] : [before, after, left];
    }
}

/// <summary>An institution with limited places.</summary>
/// <param name="Id">Its identifier in the run.</param>
/// <param name="Urn">Its number; null where it has none.</param>
/// <param name="Name">Name.</param>
/// <param name="ProvisionType">What kind of place it offers.</param>
/// <param name="Lowest">Youngest year group.</param>
internal sealed record Institution(string Id, string? Urn, string Name, string ProvisionType, int Lowest)
{
    private static readonly double[] None = [0.0, 0.0, 0.0];

    /// <summary>Places by year: before sixteen, after sixteen, given by no phase.</summary>
    public IReadOnlyDictionary<int, double[]> ByYear { get; init; } = new Dictionary<int, double[]>();

    /// <summary>Places of a year.</summary>
    public double[] In(int year) => ByYear.GetValueOrDefault(year) ?? None;
}

/// <summary>A scheme that opens.</summary>
/// <param name="ProviderId">Whose places it changes.</param>
/// <param name="Name">Name.</param>
/// <param name="Opening">The year it opens in.</param>
internal sealed record OpenedScheme(string ProviderId, string Name, int Opening);
