using Sufficiency.Solver.Problem;
using Sufficiency.Solver.Structure;

namespace Sufficiency.Solver.Dual;

/// <summary>Where the curvature of a problem's smoothed dual may hold anything, and the order in which its equations are solved.</summary>
internal sealed class RowPattern
{
    /// <summary>Makes the pattern of rows that bend together.</summary>
    public RowPattern(RowGraph graph)
    {
        First = graph.FirstOf([.. Enumerable.Range(0, graph.RowCount)]);
        (Order, FirstPlace) = RowOrder.Of(graph);
    }

    /// <summary>The first row that each row may bend with. [row]</summary>
    public int[] First { get; }

    /// <summary>The row at each place of the order in which equations are solved. [place]</summary>
    public int[] Order { get; }

    /// <summary>The first place that each place may bend with. [place]</summary>
    public int[] FirstPlace { get; }

    /// <summary>The pattern of a problem, whichever of its side columns are fixed and whichever intakes are blocked.</summary>
    public static RowPattern Of(MixedIntegerProblem problem, ChoiceSets choices, SourceFamilies families)
    {
        var graph = new RowGraph(problem.Rows.Count);
        foreach (var intakes in Enumerable.Range(0, families.Count).Select(family => families.IntakesOf(family).ToArray()))
            graph.Join([.. intakes.SelectMany(intake => problem.Intakes[intake].Rows.Indices).Distinct()]);
        foreach (var column in problem.SideColumns) graph.Join(column.Rows.Indices);
        for (var set = 0; set < choices.Count; set++)
            graph.Join([.. choices.Members(set).SelectMany(column => problem.SideColumns[column].Rows.Indices).Distinct()]);
        return new(graph);
    }

    /// <summary>The pattern of families and columns.</summary>
    public static RowPattern Of(int rowCount, IEnumerable<SmoothFamily> families, IEnumerable<SmoothColumn> columns)
    {
        var graph = new RowGraph(rowCount);
        foreach (var pool in families.Select(family => family.Pool).Distinct())
            graph.Join([.. pool.Rows.SelectMany(rows => rows.Indices).Distinct()]);
        foreach (var column in columns) graph.Join(column.Rows.Indices);
        return new(graph);
    }
}
