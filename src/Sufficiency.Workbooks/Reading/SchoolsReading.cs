using Sufficiency.Engine.Packs.Additions;
using Sufficiency.Workbooks.Filling;
using Sufficiency.Workbooks.Forms;
using Sufficiency.Workbooks.Packs;

namespace Sufficiency.Workbooks.Reading;

/// <summary>Lays the sheet of schools over the tables of providers and their places.</summary>
internal sealed class SchoolsReading
{
    private static readonly Dictionary<string, string> Headings = new(SchoolRows.Fields.Headings, StringComparer.Ordinal)
    {
        ["easting"] = SchoolsForm.GridPoint,
        ["northing"] = SchoolsForm.GridPoint,
    };

    private readonly ImportContext context;
    private readonly TableText table;
    private readonly SchoolSite sites;
    private readonly Dictionary<string, FormRow> given = new(StringComparer.Ordinal);
    private readonly List<(string Code, FormRow Row)> added = [];
    private readonly List<(School, string)> schools = [];

    public SchoolsReading(ImportContext context)
    {
        this.context = context;
        table = context.Pack["providers"];
        sites = new(context);
        Providers = new(table);
        Places = new(context.Pack["provider_places"]);
    }

    /// <summary>The table of providers.</summary>
    public TableEdit Providers { get; }

    /// <summary>The table of their places.</summary>
    public TableEdit Places { get; }

    /// <summary>The schools of the imported pack.</summary>
    public SchoolBook Book => new(schools);

    /// <summary>Reads the sheet; without rows the pack's own schools stand.</summary>
    public void Read(FilledForm form)
    {
        var known = table.Rows.ToDictionary(row => table.Get(row, "provider_id"), StringComparer.Ordinal);
        foreach (var row in form.Rows) Sort(row, known);
        var isEmpty = form.Rows.Count == 0;
        foreach (var (code, row) in known)
        {
            if (given.TryGetValue(code, out var filled)) ReadKnown(row, filled);
            else if (isEmpty) Keep(row);
        }

        foreach (var (code, row) in added) ReadNew(code, row);
        if (!isEmpty) Tell([.. known.Keys.Where(code => !given.ContainsKey(code)).Select(code => table.Get(known[code], "name"))]);
        new PlacesReading(context, Places).Read(isEmpty ? null : given, added);
    }

    private void Sort(FormRow row, Dictionary<string, string[]> known)
    {
        var code = row[SchoolsForm.Code];
        var isNew = code.Length == 0;
        if (isNew) code = CodeOf(row);
        if (given.ContainsKey(code) || added.Any(one => one.Code == code))
            context.Faults.Add(row.Place(SchoolsForm.Code), code, "The school stands twice.",
                isNew ? "Delete one of the two rows, or give this one a code of its own." : "Delete one of the two rows.", "twice");
        else if (known.ContainsKey(code) && !isNew) given.Add(code, row);
        else if (known.ContainsKey(code))
            context.Faults.Add(row.Place(SchoolsForm.Name), row[SchoolsForm.Name], "The pack has a school of this name or URN.",
                $"Change the row with the code {code}, or give this one a code of its own.", "twice");
        else added.Add((code, row));
    }

    private static string CodeOf(FormRow row)
    {
        var urn = row[SchoolsForm.Urn];
        var end = row[SchoolsForm.Kind] == "resource_base" ? "-base" : "";
        return urn.Length > 0 ? $"urn-{urn}{end}" : AddedSchemeText.Slug(row[SchoolsForm.Name]);
    }

    private void ReadKnown(string[] row, FormRow filled)
    {
        var cells = Providers.Copy(row);
        var changed = SchoolRows.Fields.LayOver(filled, cells, context.Faults);
        var headings = changed.Select(column => SchoolRows.Fields.Headings[column]).ToList();
        if (sites.LayOver(filled, cells)) headings.Add(SchoolsForm.Postcode);
        if (headings.Count == 0 && !ImportContext.IsVouchedFor(filled))
        {
            Keep(row, filled);
            return;
        }

        Mark(cells, changed, headings, filled);
        Providers.Add(cells, filled, Headings);
        Remember(cells);
    }

    private void Mark(Dictionary<string, string> cells, List<string> changed, List<string> headings, FormRow filled)
    {
        context.MarkChanged(cells, filled, headings);
        var certainty = ImportContext.CertaintyOf(filled);
        if (changed.Contains("needs", StringComparer.Ordinal)) cells["needs_certainty"] = certainty;
        if (changed.Any(IsCost)) cells["cost_certainty"] = certainty;
        if (headings.Count == 0 || headings.Count > changed.Count || changed.Any(column => column != "needs" && !IsCost(column)))
            cells["certainty"] = certainty;
    }

    private static bool IsCost(string column) => column.EndsWith("_gbp", StringComparison.Ordinal);

    private void ReadNew(string code, FormRow filled)
    {
        var cells = new Dictionary<string, string>(StringComparer.Ordinal);
        SchoolRows.Fields.LayOver(filled, cells, context.Faults);
        cells["provider_id"] = code;
        sites.Place(filled, cells);
        cells.TryAdd("place_funding_gbp", "");
        if (cells.GetValueOrDefault("has_unlimited_places", "").Length == 0)
            cells["has_unlimited_places"] = filled[SchoolsForm.Places].Length > 0 ? "no" : "";
        cells["source"] = context.SourceOf(filled.Sheet, filled[SharedColumns.Source]);
        cells["year"] = context.Pack.YearOfChanges;
        cells["certainty"] = cells["needs_certainty"] = cells["cost_certainty"] = ImportContext.CertaintyOf(filled);
        Providers.Add(cells, filled, Headings);
        Remember(cells);
    }

    private void Keep(string[] row, FormRow? filled = null)
    {
        Providers.Keep(row, filled, Headings);
        Remember(Providers.Copy(row));
    }

    private void Remember(Dictionary<string, string> cells) => schools.Add((new(cells["provider_id"], cells.GetValueOrDefault("name", ""),
        cells.GetValueOrDefault("provision_type", ""), (int)(NumberText.Find(cells.GetValueOrDefault("lowest_year_group", "")) ?? 0),
        (int)(NumberText.Find(cells.GetValueOrDefault("highest_year_group", "")) ?? 14)), cells.GetValueOrDefault("urn", "")));

    private void Tell(IReadOnlyList<string> removed)
    {
        if (added.Count > 0) context.Notes.Add($"New schools: {Names([.. added.Select(one => one.Row[SchoolsForm.Name])])}.");
        if (removed.Count > 0) context.Notes.Add($"Schools without a row, taken as closed: {Names(removed)}.");
    }

    private static string Names(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(10)) + (names.Count > 10 ? FormattableString.Invariant($" and {names.Count - 10} more") : "");
}
