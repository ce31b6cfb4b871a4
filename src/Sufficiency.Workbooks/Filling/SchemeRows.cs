using Sufficiency.Workbooks.Forms;
using Sufficiency.Workbooks.Packs;

namespace Sufficiency.Workbooks.Filling;

/// <summary>The rows of the sheet of schemes, from the tables of schemes, their places and their funding.</summary>
internal static class SchemeRows
{
    /// <summary>The columns of the sheet that hold columns of schemes.</summary>
    public static RowFields Fields { get; } = new(SchemesForm.Sheet,
        new(SchemesForm.Code, "scheme_id"), new(SchemesForm.Name, "name"), new(SchemesForm.Kind, "kind"),
        new(SchemesForm.Status, "status"), new(SchemesForm.Earliest, "earliest_opening"), new(SchemesForm.Planned, "planned_opening"),
        new(SchemesForm.Latest, "latest_opening"), new(SchemesForm.Capital, "capital_gbp"), new(SchemesForm.Decided, "decided_in"),
        new(SchemesForm.Lead, "lead_years"), new(SchemesForm.LeadSource, "lead_source"), new(SchemesForm.Life, "asset_life_years"),
        new(SchemesForm.MinimumRoll, "minimum_viable_roll"), new(SchemesForm.ViableFrom, "viable_from_year"),
        new(SchemesForm.Excludes, "excludes"), new(SchemesForm.Requires, "requires"));

    /// <summary>The rows.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Of(BasePack pack)
    {
        var (table, labels) = (pack["schemes"], SchoolLabels.Of(pack));
        return
        [
            .. table.Rows.Select(row =>
            {
                var cells = Fields.Show(table, row);
                var id = table.Get(row, "scheme_id");
                cells[SchemesForm.School] = labels.GetValueOrDefault(table.Get(row, "provider_id"), table.Get(row, "provider_id"));
                foreach (var (heading, phase) in SchemesForm.PlaceColumns) cells[heading] = PlacesText.Write(Places(pack, id, phase));
                cells[SchemesForm.Funder] = Funders(pack, id);
                cells[SchemesForm.SourceNow] = $"{table.Get(row, "source")} ({table.Get(row, "certainty")})";
                return cells;
            }),
        ];
    }

    /// <summary>Places of a scheme by years since opening; null where the pack has no figure.</summary>
    public static IReadOnlyList<string?> Places(BasePack pack, string scheme, string phase)
    {
        var table = pack["scheme_places"];
        var byYear = table.Rows.Where(row => table.Get(row, "scheme_id") == scheme && table.Get(row, "phase") == phase)
            .ToDictionary(row => PupilRows.YearOf(table.Get(row, "years_since_opening")), row => table.Get(row, "places"));
        return byYear.Count == 0 ? [] : [.. Enumerable.Range(0, byYear.Keys.Max() + 1).Select(byYear.GetValueOrDefault)];
    }

    /// <summary>Who pays, such as <c>borrowing 2000000; other</c>.</summary>
    public static string Funders(BasePack pack, string scheme)
    {
        var table = pack["scheme_funding"];
        return string.Join("; ", table.Rows.Where(row => table.Get(row, "scheme_id") == scheme)
            .Select(row => $"{CellWords.Show(table.Get(row, "funder"))} {table.Get(row, "amount_gbp")}".TrimEnd()));
    }
}
