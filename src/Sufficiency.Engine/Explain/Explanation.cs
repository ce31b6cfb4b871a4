namespace Sufficiency.Engine.Explain;

/// <summary>A question with its answer, from the tables of a run alone.</summary>
/// <param name="Question">The question as an officer asks it.</param>
/// <param name="Sentences">The answer, the most important sentence first.</param>
/// <param name="Figures">The figures of the answer, each with the query that gives it.</param>
/// <param name="Asked">What was asked, with every name as the run has it.</param>
public sealed record Explanation(
    string Question, IReadOnlyList<string> Sentences, IReadOnlyList<ExplainedFigures> Figures, WhyQuestion Asked)
{
    /// <summary>The change that the answer weighs; null if it weighs none.</summary>
    public ExplainedChange? Change { get; init; }
}

/// <summary>More places at a school, and what they would save at most.</summary>
/// <param name="School">Identifier of the school.</param>
/// <param name="Places">Places more in every year.</param>
/// <param name="SavingGbp">What the plan would cost less at most, discounted, place funding taken off.</param>
/// <param name="Settings">The change as <c>--set</c> takes it, one setting each.</param>
public sealed record ExplainedChange(string School, double Places, double SavingGbp, IReadOnlyList<string> Settings);

/// <summary>Figures of one query.</summary>
/// <param name="Name">What they are.</param>
/// <param name="Columns">What each column holds.</param>
/// <param name="Rows">A text, a number or nothing for each column. [row][column]</param>
/// <param name="Sql">The query; DuckDB runs it from inside the run's folder.</param>
public sealed record ExplainedFigures(
    string Name, IReadOnlyList<FigureColumn> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows, string Sql);

/// <summary>A column of figures.</summary>
/// <param name="Name">What it holds.</param>
/// <param name="Unit">Unit of its numbers; empty for texts.</param>
public sealed record FigureColumn(string Name, string Unit)
{
    /// <summary>Whether it holds texts.</summary>
    public bool IsText => Unit.Length == 0;
}

/// <summary>A name that a question may take.</summary>
/// <param name="Code">Its code in the tables.</param>
/// <param name="Label">What people read.</param>
public sealed record WhyChoice(string Code, string Label);

/// <summary>A question that the run cannot answer, because it does not have what was named.</summary>
public sealed class ExplainException(string message) : Exception(message)
{
    /// <summary>The part of the question that is at fault: town, need, phase, year, scheme or school.</summary>
    public string Part { get; init; } = "topic";
}
