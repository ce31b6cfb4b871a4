using System.Text.Json;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Workbooks;

namespace Sufficiency.Runner.Terminal;

/// <summary>What an import did, or every fault of its workbook, in sentences or as JSON.</summary>
internal static class ImportDocument
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Says what changed and what to type next.</summary>
    public static void Tell(TextWriter output, TextWriter error, ImportOutcome outcome, string folder)
    {
        foreach (var note in outcome.Notes) error.WriteLine(note);
        error.WriteLine(outcome.ChangedTables.Count == 0 ? $"Nothing differs from the pack {outcome.Pack}."
            : $"Laid over the pack {outcome.Pack}. Changed: {string.Join(", ", outcome.ChangedTables)}.");
        error.WriteLine($"Plan with it: sufficiency plan --data {folder} --areas msoa");
        output.WriteLine(outcome.Folder);
    }

    /// <summary>Writes what changed.</summary>
    public static void Write(TextWriter output, ImportOutcome outcome) => output.WriteLine(JsonSerializer.Serialize(
        new { pack = outcome.Pack, folder = outcome.Folder, changed_tables = outcome.ChangedTables, notes = outcome.Notes }, Indented));

    /// <summary>Writes the faults.</summary>
    public static void Write(TextWriter output, IReadOnlyList<DataIssue> faults) => output.WriteLine(JsonSerializer.Serialize(
        new
        {
            faults = faults.Select(fault => new
            {
                place = fault.File,
                line = fault.Line,
                column = fault.Column,
                value = fault.Value,
                problem = fault.Problem,
                advice = fault.Advice,
            }),
        }, Indented));
}
