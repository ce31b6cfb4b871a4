using Sufficiency.Engine.Packs.Additions;
using Sufficiency.Workbooks.Filling;
using Sufficiency.Workbooks.Forms;
using Sufficiency.Workbooks.Packs;

namespace Sufficiency.Workbooks.Reading;

/// <summary>Lays the sheet of schemes over the table of schemes.</summary>
internal sealed class SchemesReading(ImportContext context, SchoolBook schools)
{
    private readonly Dictionary<string, FormRow> given = new(StringComparer.Ordinal);

    /// <summary>The table of schemes.</summary>
    public TableEdit Schemes { get; } = new(context.Pack["schemes"]);

    /// <summary>The table of places of schemes.</summary>
    public TableEdit Places { get; } = new(context.Pack["scheme_places"]);

    /// <summary>The table of who pays.</summary>
    public TableEdit Funding { get; } = new(context.Pack["scheme_funding"]);

    /// <summary>Reads the sheet; without rows the pack's own schemes stand.</summary>
    public void Read(FilledForm form)
    {
        foreach (var row in form.Rows) Sort(row);
        var table = Schemes.Table;
        var added = new Dictionary<string, FormRow>(given, StringComparer.Ordinal);
        foreach (var row in table.Rows)
        {
            var code = table.Get(row, "scheme_id");
            added.Remove(code);
            if (given.TryGetValue(code, out var filled)) ReadKnown(row, filled);
            else if (form.Rows.Count == 0) Schemes.Keep(row);
        }

        foreach (var (code, row) in added) ReadNew(code, row);
        new SchemeFigures(context, Places, Funding).Read(form.Rows.Count == 0 ? null : given);
        if (form.Rows.Count > 0) Tell(added);
    }

    private void Sort(FormRow row)
    {
        var code = row[SchemesForm.Code] is { Length: > 0 } own ? own : AddedSchemeText.Slug(row[SchemesForm.Name]);
        if (!given.TryAdd(code, row))
            context.Faults.Add(row.Place(SchemesForm.Code), code, $"The scheme stands in row {given[code].Number} already.",
                "Delete one of the two rows, or give this one a name of its own.", "twice");
    }

    private void ReadKnown(string[] row, FormRow filled)
    {
        var cells = Schemes.Copy(row);
        var changed = SchemeRows.Fields.LayOver(filled, cells, context.Faults);
        var headings = changed.Select(column => SchemeRows.Fields.Headings[column]).ToList();
        if (filled.Has(SchemesForm.School) && SchoolOf(filled) is { } school && school != cells["provider_id"])
        {
            cells["provider_id"] = school;
            headings.Add(SchemesForm.School);
        }

        if (headings.Count == 0 && !ImportContext.IsVouchedFor(filled))
        {
            Schemes.Keep(row, filled, Headings);
            return;
        }

        context.MarkChanged(cells, filled, headings);
        var certainty = ImportContext.CertaintyOf(filled);
        if (changed.Contains("capital_gbp", StringComparer.Ordinal)) cells["capital_certainty"] = certainty;
        if (changed.Any(IsOpening)) cells["opening_certainty"] = certainty;
        if (headings.Count == 0 || headings.Any(heading => heading == SchemesForm.School)
            || changed.Any(column => column != "capital_gbp" && !IsOpening(column))) cells["certainty"] = certainty;
        Schemes.Add(cells, filled, Headings);
    }

    private void ReadNew(string code, FormRow filled)
    {
        var cells = new Dictionary<string, string>(StringComparer.Ordinal);
        SchemeRows.Fields.LayOver(filled, cells, context.Faults);
        cells["scheme_id"] = code;
        cells["provider_id"] = SchoolOf(filled) ?? "";
        SetDefault(cells, "planned_opening", cells.GetValueOrDefault("earliest_opening", ""));
        SetDefault(cells, "asset_life_years", "60");
        SetDefault(cells, "viable_from_year", "3");
        cells["source"] = context.SourceOf(filled.Sheet, filled[SharedColumns.Source]);
        cells["year"] = context.Pack.YearOfChanges;
        cells["certainty"] = cells["opening_certainty"] = cells["capital_certainty"] = ImportContext.CertaintyOf(filled);
        if (filled[SchemesForm.Places].Length == 0 && !context.Faults.AnyAt(filled.Place(SchemesForm.Places)))
            context.Faults.Add(filled.Place(SchemesForm.Places), null, "The places that the scheme adds are not given.",
                "Give places by years since opening, as in 40;80;120.", "empty");
        if (cells["provider_id"].Length > 0) Schemes.Add(cells, filled, Headings);
        else given.Remove(code);
    }

    private static Dictionary<string, string> Headings { get; } =
        new(SchemeRows.Fields.Headings, StringComparer.Ordinal) { ["provider_id"] = SchemesForm.School };

    private static void SetDefault(Dictionary<string, string> cells, string column, string text)
    {
        if (cells.GetValueOrDefault(column, "").Length == 0) cells[column] = text;
    }

    private static bool IsOpening(string column) => column.EndsWith("_opening", StringComparison.Ordinal)
        || column is "decided_in" or "lead_years" or "lead_source";

    private string? SchoolOf(FormRow row)
    {
        var place = row.Place(SchemesForm.School);
        if (row[SchemesForm.School].Length > 0) return schools.Find(row[SchemesForm.School], place, context.Faults)?.Code;
        if (!context.Faults.AnyAt(place))
            context.Faults.Add(place, null, "The school of the scheme is not given.",
                $"Name a row of {SchoolsForm.Sheet.Name}; for a new school add its row there first, with 0 places.", "empty");
        return null;
    }

    private void Tell(Dictionary<string, FormRow> added)
    {
        var table = Schemes.Table;
        var removed = table.Rows.Where(row => !given.ContainsKey(table.Get(row, "scheme_id"))).Select(row => table.Get(row, "name"))
            .ToList();
        if (added.Count > 0) context.Notes.Add($"New schemes: {string.Join(", ", added.Values.Select(row => row[SchemesForm.Name]))}.");
        if (removed.Count > 0) context.Notes.Add($"Schemes without a row, taken as given up: {string.Join(", ", removed)}.");
    }
}
