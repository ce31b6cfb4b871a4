namespace Sufficiency.Engine.Packs.Issues;

/// <summary>A value of an input that is out of the ordinary and may be right: it changes no result and refuses nothing.</summary>
/// <param name="Check">The check it comes of, such as <c>scheme_capital</c>.</param>
/// <param name="File">The file, as <see cref="DataIssue"/> names it.</param>
/// <param name="Line">Line, counted from 1 with the header; null where the whole file is meant.</param>
/// <param name="Column">Column or path; null where none is meant.</param>
/// <param name="Value">What stands there; null where the figure is made of several cells.</param>
/// <param name="Finding">What was found, with its figure.</param>
/// <param name="Usual">What is usual, with its source and certainty; empty where no range is meant.</param>
/// <param name="Advice">What to do.</param>
/// <param name="Weight">How far it lies from what is usual; the largest first.</param>
public sealed record DataWarning(
    string Check, string File, int? Line, string? Column, string? Value, string Finding, string Usual, string Advice, double Weight)
{
    /// <summary>The first few in the order of their weight, for pages with little room.</summary>
    public static IReadOnlyList<DataWarning> Heaviest(IReadOnlyList<DataWarning> warnings, int most) =>
        [.. warnings.OrderByDescending(warning => warning.Weight).ThenBy(warning => warning.ToString(), StringComparer.Ordinal).Take(most)];

    /// <inheritdoc />
    public override string ToString()
    {
        var problem = Usual.Length == 0 ? Finding : $"{Finding} {Usual}";
        return new DataIssue(File, Line, Column, Value, problem, Advice).ToString();
    }
}
