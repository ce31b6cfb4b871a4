using System.Text.RegularExpressions;
using Sufficiency.Engine.Storage;

namespace Sufficiency.Engine.Explain;

/// <summary>One answer in the making: asks the tables, and keeps every figure with its query.</summary>
/// <param name="run">The run.</param>
/// <param name="folder">Its folder.</param>
internal sealed partial class Inquiry(RunQueries run, string folder)
{
    private readonly List<ExplainedFigures> figures = [];

    /// <summary>What was asked for so far.</summary>
    public IReadOnlyList<ExplainedFigures> Figures => figures;

    /// <summary>How the run came about.</summary>
    public RunRecord Record => run.Record;

    /// <summary>£ by which a cheaper plan might still exist: objective less bound; nil where no bound is known.</summary>
    public double OpenGbp => Record.Plan is { ObjectiveGbp: var objective, BoundGbp: { } bound } ? Math.Max(0, objective - bound) : 0;

    /// <summary>Runs a query and keeps its figures.</summary>
    /// <param name="name">What they are.</param>
    /// <param name="sql">The query over files, as it is run from inside the folder.</param>
    /// <param name="columns">Its columns: a name alone is a text, <c>name|unit</c> a number.</param>
    public IReadOnlyList<FigureRow> Rows(string name, string sql, params string[] columns)
    {
        var kept = Ask(name, sql, [.. columns.Select(Column)]);
        figures.Add(kept);
        return [.. kept.Rows.Select(row => new FigureRow(row))];
    }

    /// <summary>Runs a query of one number and keeps it; nil where there is no row or no value.</summary>
    public double Number(string name, string unit, string sql) =>
        Rows(name, sql, $"{name}|{unit}") is [{ } row, ..] ? row.FindNumber(0) ?? 0 : 0;

    /// <summary>Runs a query whose figures no sentence tells.</summary>
    public IReadOnlyList<FigureRow> Quietly(string sql, params string[] columns) =>
        [.. Ask("", sql, [.. columns.Select(Column)]).Rows.Select(row => new FigureRow(row))];

    private ExplainedFigures Ask(string name, string sql, IReadOnlyList<FigureColumn> columns)
    {
        var list = string.Join(", ", columns.Select((column, i) => $"#{i + 1}::{(column.IsText ? "VARCHAR" : "DOUBLE")}"));
        var within = FileNames().Replace(sql, found => RunQueries.Literal(Path.Combine(folder, found.Groups["file"].Value)));
        var rows = run.Query($"SELECT {list} FROM ({within})", row =>
        {
            var values = new object?[columns.Count];
            for (var i = 0; i < values.Length; i++) values[i] = columns[i].IsText ? row.FindText(i) : row.FindNumber(i);
            return (IReadOnlyList<object?>)values;
        });
        return new(name, columns, rows, sql);
    }

    private static FigureColumn Column(string text) =>
        text.Split('|') is [var name, var unit] ? new(name, unit) : new(text, "");

    [GeneratedRegex("'(?<file>[a-z_/]+[.]parquet)'", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FileNames();
}

/// <summary>A row of figures.</summary>
internal readonly record struct FigureRow(IReadOnlyList<object?> Values)
{
    /// <summary>A text, which must be there.</summary>
    public string Text(int column) => (string)Values[column]!;

    /// <summary>A text, or null.</summary>
    public string? FindText(int column) => (string?)Values[column];

    /// <summary>A number, which must be there.</summary>
    public double Number(int column) => (double)Values[column]!;

    /// <summary>A number, or null.</summary>
    public double? FindNumber(int column) => (double?)Values[column];

    /// <summary>A year, or null.</summary>
    public int? FindYear(int column) => (double?)Values[column] is { } year ? (int)year : null;

    /// <summary>Whether a number is not nil.</summary>
    public bool Is(int column) => (double?)Values[column] is not (null or 0.0);
}
