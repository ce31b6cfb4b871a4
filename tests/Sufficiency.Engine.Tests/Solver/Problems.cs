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
        SideColumns = [new SideColumn("extend[A]", 0, 1, IsInteger: true, Cost: 3, new SparseVector([0], [-6]))],
        Intakes = [new Intake("A", new SparseVector([0], [1])), new Intake("elsewhere", SparseVector.Empty)],
        Supply = [10],
        Arcs = new ListedArcs([0, 2], [0, 1], [1, 5]),
        SourceGroup = [0],
    };

    /// <summary>Ten units; school A must hold at least 6 at cost 5, elsewhere costs 1; 2 stand apart: 6·5 + 4·1 + 2 = 36.</summary>
    public static MixedIntegerProblem LeastRoll() => new()
    {
        Rows = [new CouplingRow("roll[A]", 6, double.PositiveInfinity)],
        SideColumns = [],
        Intakes = [new Intake("A", new SparseVector([0], [1])), new Intake("elsewhere", SparseVector.Empty)],
        Supply = [10],
        Arcs = new ListedArcs([0, 2], [0, 1], [5, 1]),
        SourceGroup = [0],
        ConstantCost = 2,
    };

    /// <summary>Random costs, schemes and flows; the rows' bounds are set so that the flows and
    /// openings drawn first satisfy them.</summary>
    /// <returns>The problem and the cost of a solution it is known to have.</returns>
    public static (MixedIntegerProblem Problem, double KnownCost) Random(int seed, int sources = 8, int intakes = 5,
        int rows = 4, int schemes = 3)
    {
        var random = new Random(seed);
        var intakeList = Enumerable.Range(0, intakes + 1)
            .Select(k => new Intake($"intake{k}", k == intakes ? SparseVector.Empty : Vector(random, rows, 0.1, 1.0))).ToList();
        var sides = Enumerable.Range(0, schemes)
            .Select(j => new SideColumn($"scheme{j}", 0, 1, IsInteger: true, Math.Round(random.NextDouble() * 30, 2),
                Vector(random, rows, -6.0, -1.0)))
            .Append(new SideColumn("over", 0, 2, IsInteger: false, 9, new SparseVector([0], [-1]))).ToList();
        var supply = Enumerable.Range(0, sources).Select(_ => Math.Round(random.NextDouble() * 3 + 0.1, 2)).ToArray();
        var cost = new double[sources * (intakes + 1)];
        for (var arc = 0; arc < cost.Length; arc++)
            cost[arc] = Math.Round(random.NextDouble() * 10 + (arc % (intakes + 1) == intakes ? 12 : 0), 2);
        var side = sides.Select(column => column.IsInteger ? (double)random.Next(2) : 0.5).ToArray();
        var activity = new double[rows];
        var known = 0.0;
        for (var j = 0; j < side.Length; j++) known += side[j] * sides[j].Cost + Add(activity, sides[j].Rows, side[j]);
        for (var source = 0; source < sources; source++)
        {
            var k = random.Next(intakes + 1);
            known += supply[source] * cost[source * (intakes + 1) + k] + Add(activity, intakeList[k].Rows, supply[source]);
        }

        return (new MixedIntegerProblem
        {
            Rows = activity.Select((value, r) =>
                new CouplingRow($"row{r}", r == rows - 1 ? value - 1.5 : double.NegativeInfinity, value + 0.5)).ToList(),
            SideColumns = sides,
            Intakes = intakeList,
            Supply = supply,
            Arcs = new ListedArcs(
                Enumerable.Range(0, sources + 1).Select(i => i * (intakes + 1)).ToArray(),
                Enumerable.Range(0, cost.Length).Select(arc => arc % (intakes + 1)).ToArray(),
                cost),
            SourceGroup = new int[sources],
            ConstantCost = 100,
        }, known + 100);
    }

    /// <summary>The problem with its first side columns fixed and none asked to be whole.</summary>
    public static MixedIntegerProblem WithSchemesFixed(MixedIntegerProblem problem, int[] open) => new()
    {
        Rows = problem.Rows,
        Intakes = problem.Intakes,
        Supply = problem.Supply,
        Arcs = problem.Arcs,
        SourceGroup = problem.SourceGroup,
        ConstantCost = problem.ConstantCost,
        SideColumns = problem.SideColumns
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
