using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Tests.Solver;

/// <summary>Problems with answers known on paper, and random ones that have a solution by construction.</summary>
internal static class Problems
{
    /// <summary>
    /// Ten units; school A takes 4 (10 with an extension at 3) at cost 1, elsewhere costs 5. With the extension 13,
    /// without 34; its LP relaxation is 13 too.
    /// </summary>
    public static MixedIntegerProblem Extension() => new()
    {
        Rows = [new CouplingRow("places[A]", double.NegativeInfinity, 4)],
        LinkingVariables = [new LinkingVariable("extend[A]", 0, 1, IsInteger: true, Cost: 3, new SparseVector([0], [-6]))],
        Sinks = [new Sink("A", new SparseVector([0], [1])), new Sink("elsewhere", SparseVector.Empty)],
        Supply = [10],
        Arcs = new ListedArcs([0, 2], [0, 1], [1, 5]),
        SourceGroup = [0],
    };

    /// <summary>Ten units; school A must hold at least 6 at cost 5, elsewhere costs 1; 2 stand apart: 6·5 + 4·1 + 2 = 36.</summary>
    public static MixedIntegerProblem LeastRoll() => new()
    {
        Rows = [new CouplingRow("roll[A]", 6, double.PositiveInfinity)],
        LinkingVariables = [],
        Sinks = [new Sink("A", new SparseVector([0], [1])), new Sink("elsewhere", SparseVector.Empty)],
        Supply = [10],
        Arcs = new ListedArcs([0, 2], [0, 1], [5, 1]),
        SourceGroup = [0],
        ConstantCost = 2,
    };

    /// <summary>Random costs, schemes and flows; the rows' bounds are set so that the flows and
    /// openings drawn first satisfy them.</summary>
    /// <returns>The problem and the cost of a solution it is known to have.</returns>
    public static (MixedIntegerProblem Problem, double KnownCost) Random(int seed, int sources = 8, int sinks = 5,
        int rows = 4, int schemes = 3)
    {
        var random = new Random(seed);
        var sinkList = Enumerable.Range(0, sinks + 1)
            .Select(k => new Sink($"sink{k}", k == sinks ? SparseVector.Empty : Vector(random, rows, 0.1, 1.0))).ToList();
        var sides = Enumerable.Range(0, schemes)
            .Select(j => new LinkingVariable($"scheme{j}", 0, 1, IsInteger: true, Math.Round(random.NextDouble() * 30, 2),
                Vector(random, rows, -6.0, -1.0)))
            .Append(new LinkingVariable("over", 0, 2, IsInteger: false, 9, new SparseVector([0], [-1]))).ToList();
        var supply = Enumerable.Range(0, sources).Select(_ => Math.Round(random.NextDouble() * 3 + 0.1, 2)).ToArray();
        var cost = new double[sources * (sinks + 1)];
        for (var arc = 0; arc < cost.Length; arc++)
            cost[arc] = Math.Round(random.NextDouble() * 10 + (arc % (sinks + 1) == sinks ? 12 : 0), 2);
        var side = sides.Select(column => column.IsInteger ? (double)random.Next(2) : 0.5).ToArray();
        var activity = new double[rows];
        var known = 0.0;
        for (var j = 0; j < side.Length; j++) known += side[j] * sides[j].Cost + Add(activity, sides[j].Rows, side[j]);
        for (var source = 0; source < sources; source++)
        {
            var k = random.Next(sinks + 1);
            known += supply[source] * cost[source * (sinks + 1) + k] + Add(activity, sinkList[k].Rows, supply[source]);
        }

        return (new MixedIntegerProblem
        {
            Rows = activity.Select((value, r) =>
                new CouplingRow($"row{r}", r == rows - 1 ? value - 1.5 : double.NegativeInfinity, value + 0.5)).ToList(),
            LinkingVariables = sides,
            Sinks = sinkList,
            Supply = supply,
            Arcs = new ListedArcs(
                Enumerable.Range(0, sources + 1).Select(i => i * (sinks + 1)).ToArray(),
                Enumerable.Range(0, cost.Length).Select(arc => arc % (sinks + 1)).ToArray(),
                cost),
            SourceGroup = new int[sources],
            ConstantCost = 100,
        }, known + 100);
    }

    /// <summary>The problem with its first linking variables fixed and none asked to be whole.</summary>
    public static MixedIntegerProblem WithSchemesFixed(MixedIntegerProblem problem, int[] open) => new()
    {
        Rows = problem.Rows,
        Sinks = problem.Sinks,
        Supply = problem.Supply,
        Arcs = problem.Arcs,
        SourceGroup = problem.SourceGroup,
        ConstantCost = problem.ConstantCost,
        LinkingVariables = problem.LinkingVariables
            .Select((column, j) => j < open.Length ? column with { Lower = open[j], Upper = open[j], IsInteger = false }
                : column with { IsInteger = false }).ToList(),
    };

    private static SparseVector Vector(Random random, int rows, double least, double most)
    {
        var indices = Enumerable.Range(0, rows).Where(_ => random.Next(2) == 0).ToArray();
        return new SparseVector(indices, indices.Select(_ => Math.Round(least + random.NextDouble() * (most - least), 2))
            .Select(value => value == 0 ? least : value).ToArray());
    }

    private static double Add(double[] activity, SparseVector rows, double amount)
    {
        for (var entry = 0; entry < rows.Indices.Length; entry++) activity[rows.Indices[entry]] += amount * rows.Coefficients[entry];
        return 0;
    }
}
