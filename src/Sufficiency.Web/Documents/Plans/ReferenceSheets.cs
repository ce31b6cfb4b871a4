using System.Text.Json;
using Sufficiency.Engine.Results.Tables;
using Sufficiency.Web.Documents.Model;
using Sufficiency.Web.Reading;
using static Sufficiency.Web.Documents.Plans.Columns;

namespace Sufficiency.Web.Documents.Plans;

/// <summary>The sheets that explain the others: contents, cautions, assumptions, settings, dictionary.</summary>
internal static class ReferenceSheets
{
    /// <summary>The first sheet: what the workbook holds.</summary>
    public static Sheet Contents(RunData run, IReadOnlyList<Sheet> sheets) => new()
    {
        Name = "Contents",
        Title = run.Record.Title,
        Notes =
        [
            "This is planning, never a decision about a child. Read the sheet Cautions before any figure is shown.",
            "Counts are expected pupils, to one decimal. Money is in millions of pounds, to a thousand pounds.",
            "A blank cell: the source does not say.",
        ],
        HasFilter = false,
        Columns = [Text("Sheet", 22), Text("What it shows", 60), new("Rows", CellFormat.Whole, 10)],
        Rows = [.. sheets.Select(sheet =>
            (IReadOnlyList<Cell>)[Cell.LinkTo(sheet.Name, sheet.Name), Cell.Of(sheet.Title), Cell.Of(sheet.Rows.Count)])],
    };

    /// <summary>What to read before the plan is shown.</summary>
    public static Sheet Cautions(RunData run, Confidential counts) => new()
    {
        Name = "Cautions",
        Title = "Read before you show this",
        Notes = counts.Small is null ? [] : ["Cautions that give numbers of pupils are left out."],
        HasFilter = false,
        Columns = [Text("Caution", 110)],
        Rows =
        [
            .. run.Rows("cautions")
                .Where(row => counts.Small is not { } small || Suppression.IsHarmless(row.Text("check_name"), small))
                .Select(row => (IReadOnlyList<Cell>)[Cell.Of(row.Text("text"))]),
        ],
    };

    /// <summary>Every assumption with its source, its certainty and, where it was checked, its range.</summary>
    public static Sheet Assumptions(RunData run)
    {
        var checks = run.Rows("assumption_checks").ToLookup(row => row.Text("path"), StringComparer.Ordinal);
        return MoneySheets.Simple(run, "assumptions", "Assumptions", "Assumptions",
            [
                "Certainty. Found: stands in the source. Derived: arithmetic on found figures. Assumed: a working figure with its reason.",
                checks.Count == 0 ? "Ranges are blank: plan --check-assumptions was not asked for."
                    : "Range: the ends that were tried; whether another set of schemes would be better there.",
            ],
            1,
            [
                (Text("Assumption", 44), row => Cell.Of(row.Text("path"))), (Text("Value", 22), row => Cell.Of(row.Text("value"))),
                (Text("Unit", 16), row => Cell.Of(row.Text("unit"))),
                (Text("Certainty", 12), row => Cell.Of(CodeLabels.Of(CodeLabels.Certainties, row.Text("certainty")))),
                (Text("Source or reason", 60), row => Cell.Of(row.Text("source"))),
                (Text("Year of the source", 16), row => Cell.Of(row.Text("source_year"))),
                (Text("Low", 14), row => Cell.Of(End(row, "low"))),
                (Text("High", 14), row => Cell.Of(End(row, "high"))),
                (Text("Changes the schemes", 14), row =>
                    Cell.Of(!checks.Contains(row.Text("path")) ? "" : checks[row.Text("path")].Any(check => check.IsYes("is_turning"))
                        ? "Yes" : "No")),
            ]);

        string End(ResultRow row, string end) =>
            checks[row.Text("path")].Where(check => check.Text("range_end").Equals(end, StringComparison.Ordinal))
                .Select(check => check.Text("value")).FirstOrDefault() ?? "";
    }

    /// <summary>What the run was asked for, what was changed for it, and what is proven.</summary>
    public static Sheet Settings(RunData run) => new()
    {
        Name = "Settings",
        Title = "How the plan came about",
        HasFilter = false,
        Columns = [Text("What", 44), Text("Value", 60), Text("In the data", 30)],
        Rows =
        [
            [Cell.Of("Version"), Cell.Of(run.Record.EngineVersion), Cell.Blank],
            [Cell.Of("Largest share by which a better plan could cost less"), Cell.Of(Share(run.Record.Plan.Gap)), Cell.Blank],
            [Cell.Of("Check of the tables"),
                Cell.Of(run.Record.Audit switch { null => "not made", { Passed: true } => "passed", _ => "failed" }), Cell.Blank],
            .. run.Record.Settings.OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => (IReadOnlyList<Cell>)[Cell.Of($"Setting: {pair.Key.Replace('_', ' ')}"), Cell.Of(pair.Value), Cell.Blank]),
            .. run.Record.Additions.Select(scheme =>
                (IReadOnlyList<Cell>)[Cell.Of($"Added: {scheme.Name}"), Cell.Of(scheme.Description), Cell.Blank]),
            .. (run.Record.Actions?.Taken ?? []).Select(action => (IReadOnlyList<Cell>)
                [Cell.Of($"Action: {action.Name}"), Cell.Of($"{action.Effects}. {action.Reach}. Costs {action.Cost}."), Cell.Blank]),
            .. run.Record.Overrides.Select(change =>
                (IReadOnlyList<Cell>)[Cell.Of($"Changed: {change.Path}"), Cell.Of(change.NewValue), Cell.Of(change.OldValue)]),
        ],
    };

    /// <summary>Every column of every table of the run: unit and meaning.</summary>
    /// <exception cref="DocumentException">schema.json cannot be read.</exception>
    public static Sheet Dictionary(RunData run) => new()
    {
        Name = "Dictionary",
        Title = "Columns of the run's tables",
        Notes = ["The tables lie in the run's folder as Parquet files. This workbook shows the ones that people ask for."],
        FrozenColumns = 2,
        Columns = [Text("Table", 30), Text("Column", 28), Text("Type", 10), Text("Unit", 22), Text("Meaning", 80)],
        Rows = Described(run.PathOf("schema.json")),
    };

    private static IReadOnlyList<IReadOnlyList<Cell>> Described(string path)
    {
        if (!File.Exists(path)) return [];
        try
        {
            using var schema = JsonDocument.Parse(File.ReadAllBytes(path));
            return
            [
                .. schema.RootElement.GetProperty("tables").EnumerateArray()
                    .SelectMany(table => table.GetProperty("columns").EnumerateArray().Select(column =>
                    (IReadOnlyList<Cell>)[TextOf(table, "file"), TextOf(column, "name"), TextOf(column, "type"), TextOf(column, "unit"),
                        TextOf(column, "meaning")])),
            ];
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new DocumentException($"{path} does not describe the tables of a run. Run the plan again. ({fault.Message})", fault);
        }
    }

    private static Cell TextOf(JsonElement element, string name) =>
        Cell.Of(element.TryGetProperty(name, out var value) ? value.GetString()?.Replace(".parquet", "", StringComparison.Ordinal) : null);

    private static string Share(double? gap) => gap is { } share
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{share:0.###%}") : "nothing is proven";
}
