using System.Globalization;
using Sufficiency.Engine.Storage;
using Sufficiency.Returns.Books;
using Sufficiency.Returns.Mapping;

namespace Sufficiency.Returns.Forms;

/// <summary>Places of special schools and bases by school and phase, for the survey of capacity.</summary>
internal static class ScapCapacitySheets
{
    // A provider whose places are given by phase has a row for each phase in phase_years.
    private const string Places = """
        WITH by_phase AS (
            SELECT provider_id, academic_year,
                coalesce(sum(places + scheme_places) FILTER (phase = 'primary'), 0) AS primary_places,
                coalesce(sum(places + scheme_places) FILTER (phase <> 'primary'), 0) AS secondary_places
            FROM phase_years WHERE places IS NOT NULL GROUP BY ALL),
        whole AS (
            SELECT y.provider_id, y.academic_year, coalesce(y.places, 0) + y.scheme_places AS places,
                coalesce(b.primary_places, CASE WHEN v.highest_year_group <= 6 THEN coalesce(y.places, 0) + y.scheme_places ELSE 0 END)
                    AS primary_places,
                coalesce(b.secondary_places, CASE WHEN v.lowest_year_group > 6 THEN coalesce(y.places, 0) + y.scheme_places ELSE 0 END)
                    AS secondary_places
            FROM provider_years y JOIN providers v USING (provider_id) LEFT JOIN by_phase b USING (provider_id, academic_year))
        SELECT v.provider_id, v.urn, v.name, v.provision_type, v.lowest_year_group, w.primary_places, w.secondary_places,
            greatest(0, w.places - w.primary_places - w.secondary_places), w.places, w.places - l.places
        FROM whole w JOIN providers v USING (provider_id)
            LEFT JOIN whole l ON l.provider_id = w.provider_id AND l.academic_year = w.academic_year - 1
        WHERE w.academic_year = {year} AND v.supply = 'own' AND (w.places > 0 OR l.places > 0)
        ORDER BY v.name, v.provider_id
        """;

    /// <summary>The sheets, of the year that ends with the survey.</summary>
    public static IEnumerable<ReturnSheet> Of(ReturnContext context, ScapForm form)
    {
        var year = form.SeedCensus - 1;
        var schools = context.Run.Query(Places.Replace("{year}", year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal),
            row => new School(row.Text(0), row.FindText(1), row.Text(2), row.Text(3), row.Integer(4), Figures(row)));
        foreach (var sheet in form.Capacity.Sheets)
        {
            yield return new()
            {
                Name = sheet.Name,
                Title = $"{sheet.Title}, {ReturnContext.YearLabel(year)}",
                Headings = form.Capacity.Headings,
                Notes = [$"{form.Capacity.Source} ({form.Capacity.Certainty})."],
                Rows = [.. schools.Where(school => sheet.Kinds.Contains(context.Mapping.KindOf(
                        new(school.Provision, "own", null, school.TaughtFrom, school.Urn), 0), StringComparer.Ordinal))
                    .Select(school => RowOf(sheet, school, year))],
            };
        }
    }

    private static double?[] Figures(RunRow row)
    {
        var figures = new double?[5];
        for (var i = 0; i < figures.Length; i++) figures[i] = row.FindNumber(i + 5);
        return figures;
    }

    private static ReturnRow RowOf(CapacitySheet sheet, School school, int year)
    {
        var comment = school.Figures[2] > 0 ? "The pack does not give its places by phase." : "";
        return new([school.Urn ?? "", school.Name, comment], [.. school.Figures.Select((figure, i) => new ReturnCell
        {
            Keys = ["", sheet.Name, school.Id, (year + 1).ToString(CultureInfo.InvariantCulture), ReturnContext.YearLabel(year), "",
                $"places {i.ToString(CultureInfo.InvariantCulture)}"],
            Place = $"{sheet.Name}|{school.Id}|{i.ToString(CultureInfo.InvariantCulture)}",
            Value = figure,
            IsCount = false,
        })]);
    }

    private sealed record School(string Id, string? Urn, string Name, string Provision, int TaughtFrom, double?[] Figures);
}
