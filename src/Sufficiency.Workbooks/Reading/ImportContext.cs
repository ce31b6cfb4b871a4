using Sufficiency.Workbooks.Filling;
using Sufficiency.Workbooks.Forms;
using Sufficiency.Workbooks.Packs;

namespace Sufficiency.Workbooks.Reading;

/// <summary>What the readers of the sheets share: the pack, the workbook's name, faults and notes.</summary>
/// <param name="Pack">The pack that the workbook is laid over.</param>
/// <param name="FileName">Name of the workbook, for sources.</param>
/// <param name="Faults">Where faults go.</param>
/// <param name="Notes">Sentences for the officer that are no faults.</param>
internal sealed record ImportContext(BasePack Pack, string FileName, FaultList Faults, List<string> Notes)
{
    private const string TheRest = "; the rest: ";

    /// <summary>The certainty of what a workbook says and nobody vouches for.</summary>
    public const string Assumed = "assumed";

    /// <summary>The source of a value of a sheet: the officer's own, else the workbook.</summary>
    public string SourceOf(string sheet, string given) => given.Length > 0 ? given : $"Workbook {FileName}, sheet {sheet}";

    /// <summary>Marks a row of the pack of which some columns changed.</summary>
    /// <param name="cells">Its cells.</param>
    /// <param name="row">The officer's row.</param>
    /// <param name="headings">Headings of what changed; empty where the officer only vouches for it.</param>
    public void MarkChanged(Dictionary<string, string> cells, FormRow row, IReadOnlyList<string> headings)
    {
        var source = SourceOf(row.Sheet, row[SharedColumns.Source]);
        var before = cells.GetValueOrDefault("source", "");
        if (before.Contains(TheRest, StringComparison.Ordinal))
            before = before[(before.LastIndexOf(TheRest, StringComparison.Ordinal) + TheRest.Length)..];
        cells["source"] = headings.Count == 0 || before.Length == 0 ? source : $"{source}: {string.Join(", ", headings)}{TheRest}{before}";
        if (cells.ContainsKey("year")) cells["year"] = Pack.YearOfChanges;
    }

    /// <summary>The certainty of what changed in a row.</summary>
    public static string CertaintyOf(FormRow row) => row[SharedColumns.Certainty] is { Length: > 0 } given ? given : Assumed;

    /// <summary>Whether the officer vouches for a row without changing it.</summary>
    public static bool IsVouchedFor(FormRow row) => row[SharedColumns.Source].Length > 0 || row[SharedColumns.Certainty].Length > 0;
}
