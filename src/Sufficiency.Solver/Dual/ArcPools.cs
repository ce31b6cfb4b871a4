using Sufficiency.Solver.Problem;

namespace Sufficiency.Solver.Dual;

/// <summary>Finds which families share arcs.</summary>
internal static class ArcPools
{
    private const int MostSlots = 512; // pairs of a pool are kept as a square

    /// <summary>The pool of each family and the slot of each of its positions: one pool for all families that
    /// sinks link, if it is not too large.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="sinksOf">Sink of each position. [family]</param>
    public static (ArcPool Pool, int[] Slots)[] Of(MixedIntegerProblem problem, int[][] sinksOf)
    {
        var pools = new (ArcPool Pool, int[] Slots)[sinksOf.Length];
        foreach (var group in Linked(problem, sinksOf).GroupBy(pair => pair.Root, pair => pair.Family))
        {
            var sinks = group.SelectMany(family => sinksOf[family]).Distinct().Order().ToArray();
            if (sinks.Length > MostSlots && group.Skip(1).Any())
            {
                foreach (var family in group)
                    pools[family] = (PoolOf(problem, sinksOf[family]), [.. Enumerable.Range(0, sinksOf[family].Length)]);
                continue;
            }

            var pool = PoolOf(problem, sinks);
            foreach (var family in group)
                pools[family] = (pool, [.. sinksOf[family].Select(sink => Array.BinarySearch(sinks, sink))]);
        }

        return pools;
    }

    private static ArcPool PoolOf(MixedIntegerProblem problem, int[] sinks) =>
        new([.. sinks.Select(sink => problem.Sinks[sink].Rows)]);

    /// <summary>For each family one that stands for all those it is linked to by sinks that use rows.</summary>
    private static IEnumerable<(int Family, int Root)> Linked(MixedIntegerProblem problem, int[][] sinksOf)
    {
        var parent = Enumerable.Range(0, sinksOf.Length).ToArray();
        var user = Enumerable.Repeat(-1, problem.Sinks.Count).ToArray();
        for (var family = 0; family < parent.Length; family++)
        {
            foreach (var sink in sinksOf[family])
            {
                if (problem.Sinks[sink].Rows.Indices.Length == 0) continue;
                if (user[sink] >= 0) parent[Root(family)] = Root(user[sink]);
                user[sink] = family;
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
