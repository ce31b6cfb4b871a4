using Sufficiency.Engine.Packs.Schema;
using Sufficiency.Workbooks.Filling;
using Sufficiency.Workbooks.Forms;
using Sufficiency.Workbooks.Packs;

namespace Sufficiency.Workbooks.Reading;

/// <summary>Lays the sheet of money over the tables of prices and the assumptions of the plan file.</summary>
/// <param name="context">What the readers share.</param>
/// <param name="plan">The plan file, whose entries are replaced.</param>
internal sealed class MoneyReading(ImportContext context, PlanText plan)
{
    private static readonly string[] TableNames = ["funding", "tranches", "bespoke_packages", "costs", "scheme_template_figures"];

    private readonly Dictionary<string, (MoneyFigure Figure, FormRow Row)> changed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FormRow> rowOfCode = new(StringComparer.Ordinal);

    /// <summary>Tables of prices with their changes.</summary>
    public IReadOnlyList<TableEdit> Tables { get; private set; } = [];

    /// <summary>Cells of the workbook by path of the plan file, for faults.</summary>
    public Dictionary<string, CellPlace> Places { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads the sheet; what has no row keeps the pack's figure.</summary>
    public void Read(FilledForm form)
    {
        var figures = MoneyRows.Figures(context.Pack);
        var byCode = figures.ToDictionary(figure => figure.Code, StringComparer.Ordinal);
        foreach (var row in form.Rows) Take(row, byCode);
        Tables = [.. TableNames.Select(name => EditOf(name, [.. figures.Where(figure => figure.Cell?.Table == name)]))];
        foreach (var figure in figures.Where(figure => figure.Path is not null && figure.Point is null && changed.ContainsKey(figure.Code)))
            Replace(figure.Path!, changed[figure.Code].Row[MoneyForm.Value], changed[figure.Code].Row);
        if (changed.Count > 0)
            context.Notes.Add(FormattableString.Invariant($"Figures changed on the sheet {MoneyForm.Sheet.Name}: {changed.Count}."));
        foreach (var curve in figures.Where(figure => figure.Point is not null)
            .GroupBy(figure => figure.Path!, StringComparer.Ordinal)) ReplaceCurve(curve.Key, [.. curve]);
    }

    private void Take(FormRow row, Dictionary<string, MoneyFigure> byCode)
    {
        var place = row.Place(MoneyForm.Code);
        if (!byCode.TryGetValue(row[MoneyForm.Code], out var figure))
        {
            var code = row[MoneyForm.Code];
            context.Faults.Add(place, code.Length == 0 ? null : code, "The pack has no figure of this code.",
                "Copy the code from a fresh template; rows of your own cannot be added here.", "unknown");
            return;
        }

        if (!rowOfCode.TryAdd(figure.Code, row))
        {
            context.Faults.Add(place, figure.Code, "The figure stands twice.", "Delete one of the two rows.", "twice");
            return;
        }

        var cell = row.Place(MoneyForm.Value);
        if (context.Faults.AnyAt(cell)) return;
        var isSame = NumberText.Same(figure.Value, row[MoneyForm.Value]);
        if (row[MoneyForm.Value].Length == 0)
            context.Faults.Add(cell, null, "The figure is not given.", $"Give it; the pack has {figure.Value}.", "empty");
        else if (NumberParser.Number(row[MoneyForm.Value], null, null, out var fault) is not double)
            context.Faults.Add(cell, row[MoneyForm.Value], $"The figure {fault!.Predicate}.", fault.Advice, fault.Kind);
        else if (!isSame || ImportContext.IsVouchedFor(row))
            changed.Add(figure.Code, (figure, row));
    }

    private TableEdit EditOf(string name, IReadOnlyList<MoneyFigure> figures)
    {
        var table = context.Pack[name];
        var edit = new TableEdit(table);
        foreach (var row in table.Rows)
        {
            var figure = figures.FirstOrDefault(figure => ReferenceEquals(figure.Cell!.Value.Row, row));
            var headings = figure is null ? null
                : new Dictionary<string, string>(StringComparer.Ordinal) { [figure.Cell!.Value.Column] = MoneyForm.Value };
            if (figure is null || !changed.TryGetValue(figure.Code, out var change))
            {
                edit.Keep(row, figure is null ? null : rowOfCode.GetValueOrDefault(figure.Code), headings);
                continue;
            }

            var cells = edit.Copy(row);
            cells[figure.Cell!.Value.Column] = change.Row[MoneyForm.Value];
            cells["source"] = context.SourceOf(change.Row.Sheet, change.Row[SharedColumns.Source]);
            cells["year"] = context.Pack.YearOfChanges;
            cells["certainty"] = ImportContext.CertaintyOf(change.Row);
            edit.Add(cells, change.Row, headings);
        }

        return edit;
    }

    private void ReplaceCurve(string path, IReadOnlyList<MoneyFigure> points)
    {
        if (!points.Any(point => changed.ContainsKey(point.Code))) return;
        var written = points.Select(point => $"[{plan.Find($"{path}.value[{point.Point}][0]")}, "
            + $"{(changed.TryGetValue(point.Code, out var change) ? change.Row[MoneyForm.Value] : point.Value)}]");
        Replace(path, $"[{string.Join(", ", written)}]", points.Select(point => changed.GetValueOrDefault(point.Code).Row)
            .First(row => row is not null));
    }

    private void Replace(string path, string value, FormRow row)
    {
        var source = context.SourceOf(row.Sheet, row[SharedColumns.Source]);
        plan.Replace(path, $"{{value: {value}, unit: {PlanText.Quoted(plan.Find($"{path}.unit") ?? "")}, "
            + $"source: {PlanText.Quoted(source)}, year: {PlanText.Quoted(context.Pack.YearOfChanges)}, "
            + $"certainty: {ImportContext.CertaintyOf(row)}}}");
        Places[path] = row.Place(MoneyForm.Value);
    }
}
