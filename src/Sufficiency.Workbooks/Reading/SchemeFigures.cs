using System.Globalization;
using Sufficiency.Workbooks.Filling;
using Sufficiency.Workbooks.Forms;
using Sufficiency.Workbooks.Packs;

namespace Sufficiency.Workbooks.Reading;

/// <summary>Lays places of schemes, and who pays them, over their tables.</summary>
internal sealed class SchemeFigures(ImportContext context, TableEdit places, TableEdit funding)
{
    private static readonly string[] Funders = ["government_grant", "section_106", "borrowing", "other"];

    private readonly Dictionary<(string Scheme, string Year, string Phase), (string Places, FormRow Row, string Heading)> wanted = [];

    /// <summary>Reads the rows by the code of their scheme; null where the pack's own schemes stand.</summary>
    public void Read(IReadOnlyDictionary<string, FormRow>? given)
    {
        ReadPlaces(given);
        ReadFunding(given);
    }

    private void ReadPlaces(IReadOnlyDictionary<string, FormRow>? given)
    {
        var untouched = new HashSet<(string, string)>();
        foreach (var (code, row) in given ?? new Dictionary<string, FormRow>(StringComparer.Ordinal))
        {
            foreach (var (heading, phase) in SchemesForm.PlaceColumns)
            {
                if (!Want(code, row, heading, phase)) untouched.Add((code, phase));
            }
        }

        var table = places.Table;
        foreach (var row in table.Rows)
        {
            var (scheme, phase) = (table.Get(row, "scheme_id"), table.Get(row, "phase"));
            if (given is null || untouched.Contains((scheme, phase))) places.Keep(row, given?.GetValueOrDefault(scheme));
            else if (wanted.Remove((scheme, table.Get(row, "years_since_opening"), phase), out var figure)) Lay(row, figure);
        }

        foreach (var ((scheme, year, phase), figure) in wanted)
            places.Add(Marked(new(StringComparer.Ordinal)
            {
                ["scheme_id"] = scheme,
                ["years_since_opening"] = year,
                ["phase"] = phase,
                ["places"] = figure.Places,
            }, figure.Row), figure.Row, HeadingsOf(figure.Heading));
    }

    private bool Want(string code, FormRow row, string heading, string phase)
    {
        if (!row.Has(heading) || context.Faults.AnyAt(row.Place(heading))) return false;
        if (row[heading].Length == 0) return true;
        if (PlacesText.Parse(row[heading], out var fault) is not { } figures)
        {
            context.Faults.Add(row.Place(heading), row[heading], $"The places {PlacesReading.Plural(fault!)}.", fault!.Advice, fault.Kind);
            return false;
        }

        // What the pack has as 6;6 is shown as 6: the same figures are the same rows.
        var before = SchemeRows.Places(context.Pack, code, phase);
        if (before.Count > 0 && PlacesText.Write(before) == PlacesText.Write(figures)) figures = before;
        for (var year = 0; year < figures.Count; year++)
        {
            if (figures[year] is { } number) wanted[(code, year.ToString(CultureInfo.InvariantCulture), phase)] = (number, row, heading);
        }

        return true;
    }

    private void Lay(string[] row, (string Places, FormRow Row, string Heading) figure)
    {
        if (NumberText.Same(places.Table.Get(row, "places"), figure.Places))
        {
            places.Keep(row, figure.Row, HeadingsOf(figure.Heading));
            return;
        }

        var cells = places.Copy(row);
        cells["places"] = figure.Places;
        places.Add(Marked(cells, figure.Row), figure.Row, HeadingsOf(figure.Heading));
    }

    private Dictionary<string, string> Marked(Dictionary<string, string> cells, FormRow row)
    {
        cells["source"] = context.SourceOf(row.Sheet, row[SharedColumns.Source]);
        cells["certainty"] = ImportContext.CertaintyOf(row);
        return cells;
    }

    private static Dictionary<string, string> HeadingsOf(string heading) => new(StringComparer.Ordinal)
    {
        ["places"] = heading,
        ["years_since_opening"] = heading,
        ["phase"] = heading,
    };

    private void ReadFunding(IReadOnlyDictionary<string, FormRow>? given)
    {
        var table = funding.Table;
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in table.Rows)
        {
            var scheme = table.Get(row, "scheme_id");
            if (given is null) funding.Keep(row);
            else if (!given.TryGetValue(scheme, out var filled)) continue;
            else if (!filled.Has(SchemesForm.Funder) || context.Faults.AnyAt(filled.Place(SchemesForm.Funder))
                || CellWords.Plain(filled[SchemesForm.Funder]) == CellWords.Plain(SchemeRows.Funders(context.Pack, scheme)))
            {
                funding.Keep(row, filled, new Dictionary<string, string>(StringComparer.Ordinal) { ["amount_gbp"] = SchemesForm.Funder });
                done.Add(scheme);
            }
        }

        foreach (var (code, row) in (given ?? new Dictionary<string, FormRow>(StringComparer.Ordinal)).Where(pair =>
            pair.Value[SchemesForm.Funder].Length > 0 && !done.Contains(pair.Key))) AddFunders(code, row);
    }

    private void AddFunders(string code, FormRow row)
    {
        foreach (var part in row[SchemesForm.Funder].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var space = part.LastIndexOf(' ');
            var amount = space > 0 ? CellWords.Number(part[(space + 1)..]) : "";
            var isAmount = NumberText.Find(amount) is > 106; // «section 106» ends in a number too
            var funder = CellWords.CodeOf(isAmount ? part[..space] : part, Funders);
            if (!Funders.Contains(funder, StringComparer.Ordinal))
            {
                context.Faults.Add(row.Place(SchemesForm.Funder), part, "It is not known who this is.",
                    "Write government grant, section 106, borrowing or other; an amount may follow, as in borrowing 2000000.", "funder");
                continue;
            }

            var cells = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["scheme_id"] = code,
                ["funder"] = funder,
                ["amount_gbp"] = isAmount ? amount : "",
                ["year"] = context.Pack.YearOfChanges,
            };
            funding.Add(Marked(cells, row), row, new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["funder"] = SchemesForm.Funder,
                ["amount_gbp"] = SchemesForm.Funder,
            });
        }
    }
}
