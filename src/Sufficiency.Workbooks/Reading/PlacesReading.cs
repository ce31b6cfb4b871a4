using Sufficiency.Engine.Packs.Schema;
using Sufficiency.Workbooks.Forms;
using Sufficiency.Workbooks.Packs;

namespace Sufficiency.Workbooks.Reading;

/// <summary>Lays the columns of places over the table of places by school, year and phase.</summary>
internal sealed class PlacesReading(ImportContext context, TableEdit edit)
{
    private readonly Dictionary<(string School, string Year, string Phase), (string Places, FormRow Row, string Heading)> wanted = [];

    /// <summary>Reads the places of the rows given.</summary>
    /// <param name="known">Rows of schools of the pack by code; null where the sheet has no rows and all stands.</param>
    /// <param name="added">Rows of new schools with their codes.</param>
    public void Read(IReadOnlyDictionary<string, FormRow>? known, IReadOnlyList<(string Code, FormRow Row)> added)
    {
        var table = edit.Table;
        var untouched = new HashSet<(string, string)>();
        foreach (var (code, row) in (known ?? new Dictionary<string, FormRow>(StringComparer.Ordinal))
            .Select(pair => (pair.Key, pair.Value))
            .Concat(added))
        {
            foreach (var (heading, phase) in SchoolsForm.PlaceColumns)
            {
                if (!row.Has(heading) || !Want(code, row, heading, phase)) untouched.Add((code, phase));
            }
        }

        foreach (var row in table.Rows)
        {
            var (school, phase) = (table.Get(row, "provider_id"), table.Get(row, "phase"));
            var key = (school, table.Get(row, "academic_year"), phase);
            if (known is null || untouched.Contains((school, phase))) edit.Keep(row, known?.GetValueOrDefault(school));
            else if (wanted.Remove(key, out var figure)) Lay(row, figure);
        }

        foreach (var (key, figure) in wanted) edit.Add(NewRow(key, figure), figure.Row, HeadingsOf(figure.Heading));
    }

    /// <summary>Notes the places of a school and phase; false with a fault where they cannot be taken.</summary>
    private bool Want(string code, FormRow row, string heading, string phase)
    {
        if (context.Faults.AnyAt(row.Place(heading))) return false;
        if (row[heading].Length == 0) return true;
        if (PlacesText.Parse(row[heading], out var fault) is not { } figures)
        {
            context.Faults.Add(row.Place(heading), row[heading], $"The places {Plural(fault!)}.", fault!.Advice, fault.Kind);
            return false;
        }

        var years = context.Pack.PlaceYears;
        if (figures.Count > years.Count)
            context.Faults.Add(row.Place(heading), row[heading],
                FormattableString.Invariant($"There are {figures.Count} figures for {years.Count} years ({years[0]} to {years[^1]})."),
                "Give one figure for each year; the last holds for ever after.", "long");
        for (var i = 0; i < years.Count; i++)
        {
            if (PlacesText.At(figures, i) is { } places) wanted[(code, years[i], phase)] = (places, row, heading);
        }

        return true;
    }

    /// <summary>A fault of one figure as said of several.</summary>
    public static string Plural(Fault fault) => fault.Predicate.StartsWith("is ", StringComparison.Ordinal)
        ? $"hold a figure that {fault.Predicate}" : fault.Predicate;

    private void Lay(string[] row, (string Places, FormRow Row, string Heading) figure)
    {
        if (NumberText.Same(edit.Table.Get(row, "places"), figure.Places))
        {
            edit.Keep(row, figure.Row, HeadingsOf(figure.Heading));
            return;
        }

        var cells = edit.Copy(row);
        cells["places"] = figure.Places;
        cells["source"] = context.SourceOf(figure.Row.Sheet, figure.Row[SharedColumns.Source]);
        cells["certainty"] = ImportContext.CertaintyOf(figure.Row);
        edit.Add(cells, figure.Row, HeadingsOf(figure.Heading));
    }

    private Dictionary<string, string> NewRow((string School, string Year, string Phase) key,
        (string Places, FormRow Row, string) figure) =>
        new(StringComparer.Ordinal)
        {
            ["provider_id"] = key.School,
            ["academic_year"] = key.Year,
            ["phase"] = key.Phase,
            ["places"] = figure.Places,
            ["source"] = context.SourceOf(figure.Row.Sheet, figure.Row[SharedColumns.Source]),
            ["certainty"] = ImportContext.CertaintyOf(figure.Row),
        };

    private static Dictionary<string, string> HeadingsOf(string heading) => new(StringComparer.Ordinal)
    {
        ["places"] = heading,
        ["academic_year"] = heading,
        ["phase"] = heading,
        ["provider_id"] = SchoolsForm.Code,
    };
}
