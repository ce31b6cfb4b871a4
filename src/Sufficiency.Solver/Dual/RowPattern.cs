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

    /// <summary>The pattern of a problem, whichever of its linking variables are fixed and whichever sinks are blocked.</summary>
    public static RowPattern Of(MixedIntegerProblem problem, SetPackingRows packing, SourceClasses classes)
    {
        var graph = new RowGraph(problem.Rows.Count);
        foreach (var sinks in Enumerable.Range(0, classes.Count).Select(sourceClass => classes.SinksOf(sourceClass).ToArray()))
            graph.Join([.. sinks.SelectMany(sink => problem.Sinks[sink].Rows.Indices).Distinct()]);
        foreach (var column in problem.LinkingVariables) graph.Join(column.Rows.Indices);
        for (var set = 0; set < packing.Count; set++)
            graph.Join([.. packing.Members(set).SelectMany(column => problem.LinkingVariables[column].Rows.Indices).Distinct()]);
        return new(graph);
    }

    /// <summary>The pattern of classes and columns.</summary>
    public static RowPattern Of(int rowCount, IEnumerable<SourceClass> classes, IEnumerable<SmoothColumn> columns)
    {
        var graph = new RowGraph(rowCount);
        foreach (var pool in classes.Select(sourceClass => sourceClass.Pool).Distinct())
            graph.Join([.. pool.Rows.SelectMany(rows => rows.Indices).Distinct()]);
        foreach (var column in columns) graph.Join(column.Rows.Indices);
        return new(graph);
    }
}
