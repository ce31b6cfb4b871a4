using System.Globalization;

namespace Sufficiency.Engine.Packs.Issues;

/// <summary>One fault of an input, in words an officer can act on.</summary>
/// <param name="File">The file, relative to the data folder where it lies inside.</param>
/// <param name="Line">Line, counted from 1 with the header; null where the whole file is meant.</param>
/// <param name="Column">Column or path; null where none is meant.</param>
/// <param name="Value">What stands there; null where nothing does.</param>
/// <param name="Problem">What is wrong.</param>
/// <param name="Advice">What to do.</param>
public sealed record DataIssue(string File, int? Line, string? Column, string? Value, string Problem, string Advice)
{
    /// <inheritdoc />
    public override string ToString()
    {
        var line = Line is { } number ? string.Create(CultureInfo.InvariantCulture, $", line {number}") : "";
        var column = Column is null ? "" : $", {Column}";
        var value = Value is null ? "" : $" («{Value}»)";
        return $"{File}{line}{column}{value}: {Problem} {Advice}";
    }
}

/// <summary>Every fault found in the inputs, all at once.</summary>
public sealed class DataIssueException(IReadOnlyList<DataIssue> issues)
    : Exception(string.Join(Environment.NewLine, issues.Select(issue => issue.ToString())))
{
    /// <summary>The faults, in the order of file and line.</summary>
    public IReadOnlyList<DataIssue> Issues { get; } = issues;
}
