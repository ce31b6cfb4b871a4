using Sufficiency.Solver.Problem;

namespace Sufficiency.Solver.Dual;

/// <summary>Finds which classes share arcs.</summary>
internal static class ArcPools
{
    private const int MostSlots = 512; // pairs of a pool are kept as a square

    /// <summary>The pool of each class and the slot of each of its positions: one pool for all classes that
    /// sinks link, if it is not too large.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="sinksOf">Sink of each position. [class]</param>
    public static (ArcPool Pool, int[] Slots)[] Of(MixedIntegerProblem problem, int[][] sinksOf)
    {
        var pools = new (ArcPool Pool, int[] Slots)[sinksOf.Length];
        foreach (var group in Linked(problem, sinksOf).GroupBy(pair => pair.Root, pair => pair.Class))
        {
            var sinks = group.SelectMany(sourceClass => sinksOf[sourceClass]).Distinct().Order().ToArray();
            if (sinks.Length > MostSlots && group.Skip(1).Any())
            {
                foreach (var sourceClass in group)
                    pools[sourceClass] = (PoolOf(problem, sinksOf[sourceClass]), [.. Enumerable.Range(0, sinksOf[sourceClass].Length)]);
                continue;
            }

            var pool = PoolOf(problem, sinks);
            foreach (var sourceClass in group)
                pools[sourceClass] = (pool, [.. sinksOf[sourceClass].Select(sink => Array.BinarySearch(sinks, sink))]);
        }

        return pools;
    }

    private static ArcPool PoolOf(MixedIntegerProblem problem, int[] sinks) =>
        new([.. sinks.Select(sink => problem.Sinks[sink].Rows)]);

    /// <summary>For each class one that stands for all those it is linked to by sinks that use rows.</summary>
    private static IEnumerable<(int Class, int Root)> Linked(MixedIntegerProblem problem, int[][] sinksOf)
    {
        var parent = Enumerable.Range(0, sinksOf.Length).ToArray();
        var user = Enumerable.Repeat(-1, problem.Sinks.Count).ToArray();
        for (var sourceClass = 0; sourceClass < parent.Length; sourceClass++)
        {
            foreach (var sink in sinksOf[sourceClass])
            {
                if (problem.Sinks[sink].Rows.Indices.Length == 0) continue;
                if (user[sink] >= 0) parent[Root(sourceClass)] = Root(user[sink]);
                user[sink] = sourceClass;
            }
        }

        return parent.Select((_, sourceClass) => (sourceClass, Root(sourceClass)));

        int Root(int sourceClass)
        {
            while (parent[sourceClass] != sourceClass) sourceClass = parent[sourceClass] = parent[parent[sourceClass]];
            return sourceClass;
        }
    }
}
