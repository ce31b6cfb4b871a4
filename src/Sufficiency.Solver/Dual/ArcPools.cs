using Sufficiency.Solver.Problem;

namespace Sufficiency.Solver.Dual;

/// <summary>Finds which families share arcs.</summary>
internal static class ArcPools
{
    private const int MostSlots = 512; // pairs of a pool are kept as a square

    /// <summary>The pool of each family and the slot of each of its positions: one pool for all families that
    /// intakes link, if it is not too large.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="intakesOf">Intake of each position. [family]</param>
    public static (ArcPool Pool, int[] Slots)[] Of(MixedIntegerProblem problem, int[][] intakesOf)
    {
        var pools = new (ArcPool Pool, int[] Slots)[intakesOf.Length];
        foreach (var group in Linked(problem, intakesOf).GroupBy(pair => pair.Root, pair => pair.Family))
        {
            var intakes = group.SelectMany(family => intakesOf[family]).Distinct().Order().ToArray();
            if (intakes.Length > MostSlots && group.Skip(1).Any())
            {
                foreach (var family in group)
                    pools[family] = (PoolOf(problem, intakesOf[family]), [.. Enumerable.Range(0, intakesOf[family].Length)]);
                continue;
            }

            var pool = PoolOf(problem, intakes);
            foreach (var family in group)
                pools[family] = (pool, [.. intakesOf[family].Select(intake => Array.BinarySearch(intakes, intake))]);
        }

        return pools;
    }

    private static ArcPool PoolOf(MixedIntegerProblem problem, int[] intakes) =>
        new([.. intakes.Select(intake => problem.Intakes[intake].Rows)]);

    /// <summary>For each family one that stands for all those it is linked to by intakes that use rows.</summary>
    private static IEnumerable<(int Family, int Root)> Linked(MixedIntegerProblem problem, int[][] intakesOf)
    {
        var parent = Enumerable.Range(0, intakesOf.Length).ToArray();
        var user = Enumerable.Repeat(-1, problem.Intakes.Count).ToArray();
        for (var family = 0; family < parent.Length; family++)
        {
            foreach (var intake in intakesOf[family])
            {
                if (problem.Intakes[intake].Rows.Indices.Length == 0) continue;
                if (user[intake] >= 0) parent[Root(family)] = Root(user[intake]);
                user[intake] = family;
            }
        }

        return parent.Select((_, family) => (family, Root(family)));

        int Root(int family)
        {
            while (parent[family] != family) family = parent[family] = parent[parent[family]];
            return family;
        }
    }
}
