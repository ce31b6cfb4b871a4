using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Workbooks.Forms;
using Sufficiency.Workbooks.Packs;

namespace Sufficiency.Workbooks.Reading;

/// <summary>Reads the written pack, and tells its faults by the cells of the workbook that they came from.</summary>
/// <param name="context">What the readers share; its faults come first.</param>
/// <param name="edits">The tables that the workbook holds.</param>
/// <param name="nameOf">The name of a table's file.</param>
/// <param name="planPlaces">Cells by path of the plan file.</param>
internal sealed class FaultPlaces(
    ImportContext context, IReadOnlyList<TableEdit> edits, Func<string, string?> nameOf, IReadOnlyDictionary<string, CellPlace> planPlaces)
{
    private static readonly Dictionary<string, string> SheetOf = new(StringComparer.Ordinal)
    {
        ["providers"] = SchoolsForm.Sheet.Name,
        ["provider_places"] = SchoolsForm.Sheet.Name,
        ["plans"] = PupilsForm.Sheet.Name,
        ["initial_roll"] = PupilsForm.Sheet.Name,
        ["initial_waiting"] = WaitingForm.Sheet.Name,
        ["schemes"] = SchemesForm.Sheet.Name,
        ["scheme_places"] = SchemesForm.Sheet.Name,
        ["scheme_funding"] = SchemesForm.Sheet.Name,
    };

    /// <summary>Every fault of the workbook and of the pack that it makes.</summary>
    public IReadOnlyList<DataIssue> Find(string folder)
    {
        var others = new List<DataIssue>();
        try
        {
            new DatasetReader().Load(new(folder, []));
        }
        catch (DataIssueException found)
        {
            foreach (var issue in found.Issues)
            {
                if (PlaceOf(issue) is not { } place) others.Add(issue);
                else if (!context.Faults.AnyAt(place) && !(place.Row is null && context.Faults.Any))
                    context.Faults.Add(place, issue.Value is { Length: > 0 } value ? value : null, issue.Problem, issue.Advice,
                        issue.Column ?? "");
            }
        }

        // What the pack itself says ill is told only where nothing of the workbook can be the reason.
        return context.Faults.Any ? context.Faults.InOrder(OfficerSheets.Names) : others;
    }

    private CellPlace? PlaceOf(DataIssue issue)
    {
        if (edits.FirstOrDefault(edit => nameOf(edit.Table.Schema.Name) == issue.File) is { } edit)
            return edit.PlaceOf(issue.Line, issue.Column)
                ?? (SheetOf.TryGetValue(edit.Table.Schema.Name, out var sheet) ? new CellPlace(sheet) : null);
        return issue.Column is { } path && planPlaces.TryGetValue(path, out var place) ? place : null;
    }
}
