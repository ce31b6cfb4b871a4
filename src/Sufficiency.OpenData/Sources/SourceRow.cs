using System.Globalization;
using System.Text.RegularExpressions;
using Sufficiency.Engine.Packs.Issues;

namespace Sufficiency.OpenData.Sources;

/// <summary>One row of a source table.</summary>
/// <param name="File">The file as messages call it.</param>
/// <param name="Line">Line in the file, counted from 1.</param>
/// <param name="Cells">Its cells.</param>
internal readonly partial record struct SourceRow(string File, int Line, string[] Cells)
{
    /// <summary>What publishers write where there is no number, with its meaning.</summary>
    private static readonly Dictionary<string, string> NotNumbers = new(StringComparer.OrdinalIgnoreCase)
    {
        [""] = "nothing stands here",
        ["x"] = "not available",
        ["z"] = "not applicable",
        ["c"] = "suppressed, since it is small",
        ["k"] = "above nought and rounded to it",
        ["low"] = "above nought and rounded to it",
        ["u"] = "unreliable",
        [":"] = "not available",
        ["."] = "not applicable",
        [".."] = "not available",
        ["NA"] = "not available",
        ["N/A"] = "not available",
        ["NP"] = "not published",
        ["NE"] = "no entries",
        ["SUPP"] = "suppressed, since it is small",
        ["NULL"] = "nothing stands here",
        ["Not applicable"] = "not applicable",
    };

    /// <summary>The text of a cell, trimmed, with common spaces for no-break ones; empty where the column is null.</summary>
    public string TextOrEmpty(SourceColumn? column) => column is { } known ? Plain(Cells[known.Index]) : "";

    /// <summary>The text of a cell that must say something.</summary>
    public string Text(SourceColumn column)
    {
        var text = Plain(Cells[column.Index]);
        return text.Length > 0 ? text : throw Fault(column, "nothing stands here.", "Fill the cell.");
    }

    /// <summary>A number, or null where the publisher gives none.</summary>
    public double? OptionalNumber(SourceColumn? column)
    {
        var text = TextOrEmpty(column);
        if (NotNumbers.ContainsKey(text)) return null;
        if (InThousands().IsMatch(text)) text = text.Replace(",", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : throw Fault(column!.Value, "this is not a number.", "Write digits with a full stop as decimal mark.");
    }

    /// <summary>A number that must be there.</summary>
    public double Number(SourceColumn column) =>
        OptionalNumber(column) ?? throw Withheld(column, "a number");

    /// <summary>A whole number, or null where the publisher gives none.</summary>
    public int? OptionalInteger(SourceColumn? column) => OptionalNumber(column) is not { } value
        ? null
        : value == Math.Truncate(value) && Math.Abs(value) < int.MaxValue
            ? (int)value
            : throw Fault(column!.Value, "a whole number is needed here.", "Correct the cell.");

    /// <summary>A whole number that must be there.</summary>
    public int Integer(SourceColumn column) =>
        OptionalInteger(column) ?? throw Withheld(column, "a whole number");

    /// <summary>A fault of a cell.</summary>
    public DataIssueException Fault(SourceColumn column, string problem, string advice) =>
        new([new DataIssue(File, Line, column.Name, Cells[column.Index], problem, advice)]);

    private DataIssueException Withheld(SourceColumn column, string what) =>
        Fault(column, $"{what} is needed here, and the publisher gives none ({NotNumbers[TextOrEmpty(column)]}).",
            "It is not nought and cannot be known: take another release, or correct the row.");

    private static string Plain(string cell) => cell.Replace('\u00A0', ' ').Replace('\u202F', ' ').Replace('\u2007', ' ').Trim();

    /// <summary>Digits in groups of three, such as 1,234 or 1 234.5; 12,5 is none.</summary>
    [GeneratedRegex("^[+-]?[0-9]{1,3}((,[0-9]{3})+|( [0-9]{3})+)(\\.[0-9]+)?$", RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex InThousands();
}
