using System.Globalization;
using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Workbooks.Forms;
using Sufficiency.Workbooks.Packs;

namespace Sufficiency.Workbooks.Reading;

/// <summary>Lays a workbook over a pack, and writes the whole pack into a folder once it is found sound.</summary>
internal sealed class PackImport
{
    private readonly ImportContext context;
    private readonly PlanText plan;
    private readonly SchoolsReading schools;
    private readonly PupilsReading pupils;
    private readonly SchemesReading schemes;
    private readonly WaitingReading waiting;
    private readonly MoneyReading money;
    private readonly FilledForm pupilsForm;
    private readonly FilledForm waitingForm;

    /// <summary>Reads the sheets.</summary>
    public PackImport(WorkbookInput input, ImportContext context)
    {
        this.context = context;
        FilledForm Read(SheetForm form) => input.Read(form, context.Faults, context.Notes);
        plan = new(context.Pack.Text);
        schools = new(context);
        schools.Read(Read(SchoolsForm.Sheet));
        var book = schools.Book;
        pupils = new(context, book);
        pupils.Read(pupilsForm = Read(PupilsForm.Sheet));
        schemes = new(context, book);
        schemes.Read(Read(SchemesForm.Sheet));
        money = new(context, plan);
        money.Read(Read(MoneyForm.Sheet));
        waiting = new(context);
        waiting.Read(waitingForm = Read(WaitingForm.Sheet));
        CheckClosed(book);
        Edits = [schools.Providers, schools.Places, pupils.Plans, pupils.Roll, schemes.Schemes, schemes.Places, schemes.Funding,
            waiting.Table, .. money.Tables];
    }

    /// <summary>The tables that the workbook holds.</summary>
    public IReadOnlyList<TableEdit> Edits { get; }

    /// <summary>Writes every file of the pack into a folder, and reads the pack back.</summary>
    /// <exception cref="DataIssueException">The workbook is at fault; it names every fault by its cell.</exception>
    public void Write(string folder)
    {
        MarkCounts(pupilsForm, pupils.Changed, PupilsForm.Sheet.Name, ("plans", pupils.Plans), ("initial_roll", pupils.Roll));
        MarkCounts(waitingForm, waiting.Changed, WaitingForm.Sheet.Name, ("initial_waiting", waiting.Table));
        var files = new PackFiles(context.Pack, plan, Edits);
        files.Write(folder);
        var issues = new FaultPlaces(context, Edits, files.NameOf, money.Places).Find(folder);
        if (issues.Count > 0) throw new DataIssueException(issues);
    }

    /// <summary>Pupils, and generic schemes, of a school without a row have nowhere to be.</summary>
    private void CheckClosed(SchoolBook book)
    {
        var roll = context.Pack["initial_roll"];
        var table = context.Pack["providers"];
        var sites = context.Pack["scheme_sites"];
        foreach (var row in table.Rows)
        {
            var code = table.Get(row, "provider_id");
            if (book.Find(code) is not null) continue;
            var name = table.Get(row, "name");
            var counted = pupilsForm.Rows.Count > 0 ? 0
                : roll.Rows.Where(one => roll.Get(one, "provider_id") == code).Sum(one => CountCells.Number(roll.Get(one, "pupils")));
            if (counted > 0)
                context.Faults.Add(new(SchoolsForm.Sheet.Name), name, string.Create(CultureInfo.InvariantCulture,
                    $"The school has no row, and the pack has {counted:#,0.#} pupils on its roll."),
                    "Bring its row back, or give all pupils on the sheet Pupils.", "closed");
            if (sites.Rows.Any(one => sites.Get(one, "host_provider_id") == code))
                context.Faults.Add(new(SchoolsForm.Sheet.Name), name,
                    "The school has no row, and generic schemes of the pack could stand there.",
                    "Bring its row back; with 0 places and no pupils it takes nobody.", "host");
        }
    }

    private void MarkCounts(FilledForm form, int changed, string sheet, params (string Table, TableEdit Edit)[] tables)
    {
        var source = context.SourceOf(sheet, form.Fields.GetValueOrDefault(SharedColumns.SourceOfCounts, ""));
        var certainty = CellWords.CodeOf(form.Fields.GetValueOrDefault(SharedColumns.Certainty, ""), SharedColumns.Certainties);
        var isVouchedFor = form.Fields.Count > 0 && form.Rows.Count > 0;
        foreach (var (table, edit) in tables.Where(pair => (!pair.Edit.IsUnchanged || isVouchedFor)
            && plan.Has($"table_sources.{pair.Table}")))
        {
            var ofPack = edit.Table.Rows.ToHashSet<object>(ReferenceEqualityComparer.Instance);
            var kept = edit.Rows.Count(row => ofPack.Contains(row.Cells));
            var before = plan.Find($"table_sources.{table}.source") ?? "";
            var text = isVouchedFor || kept == 0 ? source : string.Create(CultureInfo.InvariantCulture,
                $"{source}, {changed:N0} counts; the rest: {before.Split("; the rest: ")[^1]}");
            plan.Replace($"table_sources.{table}",
                $"{{source: {PlanText.Quoted(text)}, year: {PlanText.Quoted(context.Pack.YearOfChanges)}, "
                + $"certainty: {(certainty.Length > 0 ? certainty : ImportContext.Assumed)}}}");
        }
    }
}
