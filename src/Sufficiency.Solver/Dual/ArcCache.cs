using System.Numerics;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Solver.Dual;

/// <summary>
/// Keeps each source's arcs near the least since the last scan, and the least reduced cost of all its other arcs. Most questions at later
/// prices are answered from these, without another scan.
/// </summary>
/// <remarks>
/// An arc outside the cache costs at least <see cref="Cached.Beyond" />, less the most that a dual value rose since the scan.
/// </remarks>
internal sealed class ArcCache(MixedIntegerProblem problem, SourceClasses classes)
{
    private const double Spare = 2.0; // a scan is this much wider than asked, because prices move on
    private const double Rounding = 1e-12; // of the figures compared
    private readonly Cached?[] cachedOf = new Cached[classes.Count];

    /// <summary>The sources.</summary>
    public SourceClasses Classes => classes;

    /// <summary>Finds the arcs of classes within a width of their source's least.</summary>
    /// <param name="active">The classes; arcs that they hold already stay. [class]</param>
    /// <param name="which">The classes to look up.</param>
    /// <param name="sinkDualValues">Dual value of a unit into each sink. [sink]</param>
    /// <param name="width">The width.</param>
    /// <param name="isBlocked">Sinks that no source may use. [sink]</param>
    /// <param name="cancellation">Stops.</param>
    public void Look(SourceClass?[] active, int[] which, double[] sinkDualValues, double width, bool[] isBlocked,
        CancellationToken cancellation) =>
        Parallel.For(0, which.Length, new ParallelOptions { CancellationToken = cancellation },
            () => new Workspace(problem.Arcs), (i, _, workspace) =>
        {
            var sourceClass = which[i];
            var dualValues = SourceClasses.DualValuesOf(classes.SinksOf(sourceClass), sinkDualValues, isBlocked);
            var before = active[sourceClass];
            active[sourceClass] = cachedOf[sourceClass] is { } cached
                && Select(sourceClass, cached, dualValues, width, before, isFresh: false, workspace.Arcs) is { } selected ? selected
                : Select(sourceClass, cachedOf[sourceClass] = Scan(sourceClass, dualValues, sinkDualValues, Spare * width, workspace),
                    dualValues, width, before, isFresh: true, workspace.Arcs);
            return workspace;
        }, _ => { });

    /// <summary>The sources' part of the bound, over all arcs that are not blocked: Σ supply × least reduced cost.</summary>
    public double LeastCost(double[] sinkDualValues, bool[] isBlocked, CancellationToken cancellation)
    {
        var costs = new double[classes.Count];
        Parallel.For(0, classes.Count, new ParallelOptions { CancellationToken = cancellation }, sourceClass =>
        {
            var least = LeastOf(sourceClass, SourceClasses.DualValuesOf(classes.SinksOf(sourceClass), sinkDualValues, isBlocked));
            var members = classes.Members(sourceClass);
            for (var m = 0; m < members.Length; m++) costs[sourceClass] += problem.Supply[members[m]] * least[m];
        });
        return costs.Sum();
    }

    /// <summary>The least reduced cost of each member over all arcs. [member]</summary>
    /// <param name="sourceClass">The class.</param>
    /// <param name="dualValues">Dual value of a unit; −∞ for a blocked arc. [position]</param>
    public double[] LeastOf(int sourceClass, double[] dualValues)
    {
        var (members, cached) = (classes.Members(sourceClass), cachedOf[sourceClass]);
        var rise = cached is null ? double.PositiveInfinity : Rise(cached, dualValues);
        var (least, costs) = (new double[members.Length], Array.Empty<double>());
        for (var m = 0; m < members.Length; m++)
        {
            least[m] = cached is null ? double.PositiveInfinity : Least(cached, m, dualValues);
            if (IsCovered(cached, m, least[m], rise)) continue;
            if (costs.Length == 0) costs = new double[dualValues.Length];
            problem.Arcs.ReadCosts(members[m], costs);
            least[m] = SourceClasses.Least(costs, dualValues);
        }

        return least;
    }

    /// <summary>
    /// The arcs near the least, and the arcs before. Null if arcs outside the cache may be near, which cannot be just after a scan.
    /// </summary>
    private SourceClass? Select(int sourceClass, Cached cached, double[] dualValues, double width, SourceClass? before, bool isFresh,
        ArcBuffer buffer)
    {
        var start = new int[cached.Beyond.Length + 1];
        var rise = Rise(cached, dualValues);
        buffer.Clear();
        for (var m = 0; m < cached.Beyond.Length; m++)
        {
            var own = cached.Start[m]..cached.Start[m + 1];
            var positions = cached.Position.AsSpan(own);
            var costs = cached.Cost.AsSpan(own);
            var most = buffer.Reduce(positions, costs, dualValues) + width;
            if (!isFresh && !IsCovered(cached, m, most, rise)) return null;
            if (before is null) buffer.AddReduced(positions, costs, most);
            else buffer.AddReduced(positions, costs, most, before.Position.AsSpan(before.Start[m]..before.Start[m + 1]),
                before.Cost.AsSpan(before.Start[m]..before.Start[m + 1]));
            start[m + 1] = buffer.Count;
        }

        return classes.With(sourceClass, start, buffer.Positions, buffer.Costs);
    }

    /// <summary>
    /// Reads all arcs of a class, and keeps those near the least open arc. Blocked arcs are kept too, because another choice may open them.
    /// </summary>
    private Cached Scan(int sourceClass, double[] dualValues, double[] sinkDualValues, double width, Workspace workspace)
    {
        var members = classes.Members(sourceClass);
        double[] seen = [.. classes.SinksOf(sourceClass).ToArray().Select(sink => sinkDualValues[sink])];
        var (start, beyond, next) = (new int[members.Length + 1], new double[members.Length], new int[CostBlock.Most]);
        var (arcs, within) = (workspace.Arcs, workspace.BitsOf(dualValues.Length));
        arcs.Clear();
        for (var from = 0; from < members.Length; from += CostBlock.Most)
        {
            var part = members.AsSpan(from, Math.Min(CostBlock.Most, members.Length - from));
            var most = beyond.AsSpan(from, part.Length);
            workspace.Block.Read(part, dualValues.Length);
            workspace.Block.ReadLeast(dualValues, most);
            for (var i = 0; i < most.Length; i++) most[i] += width;
            for (var a = 0; a < dualValues.Length; a++)
            {
                within[a] = workspace.Block.Within(a, seen[a], most);
                for (var left = within[a]; left != 0; left &= left - 1) start[from + BitOperations.TrailingZeroCount(left) + 1]++;
            }

            for (var i = 0; i < part.Length; i++)
            {
                if (start[from + i + 1] == dualValues.Length) most[i] = double.PositiveInfinity;
                next[i] = start[from + i];
                start[from + i + 1] += start[from + i];
            }

            arcs.Extend(start[from + part.Length]);
            for (var a = 0; a < dualValues.Length; a++)
            {
                var costs = workspace.Block.At(a);
                for (var left = within[a]; left != 0; left &= left - 1)
                {
                    var i = BitOperations.TrailingZeroCount(left);
                    arcs.Put(next[i]++, a, costs[i]);
                }
            }
        }

        return new(seen, beyond, start, arcs.Positions.ToArray(), arcs.Costs.ToArray());
    }

    /// <summary>Whether all arcs of a member outside the cache cost more than a limit.</summary>
    private static bool IsCovered(Cached? cached, int member, double most, double rise) =>
        cached is not null && (double.IsPositiveInfinity(cached.Beyond[member])
            || most + rise + (Rounding * (Math.Abs(most) + Math.Abs(cached.Beyond[member]))) < cached.Beyond[member]);

    /// <summary>The most that an open arc's dual value rose since the scan.</summary>
    private static double Rise(Cached cached, double[] dualValues)
    {
        var rise = 0.0;
        for (var a = 0; a < dualValues.Length; a++) rise = Math.Max(rise, dualValues[a] - cached.Seen[a]);
        return rise;
    }

    private static double Least(Cached cached, int member, double[] dualValues)
    {
        var least = double.PositiveInfinity;
        for (var k = cached.Start[member]; k < cached.Start[member + 1]; k++)
        {
            var reduced = cached.Cost[k] - dualValues[cached.Position[k]];
            if (reduced < least) least = reduced;
        }

        return least;
    }

    /// <summary>The cached arcs of a class.</summary>
    /// <param name="Seen">Dual value of each position at the scan, blocked or not. [position]</param>
    /// <param name="Beyond">Least reduced cost of the other arcs at the scan; +∞ if all arcs are cached. [member]</param>
    /// <param name="Start">Where each member's arcs start; one more value than members.</param>
    /// <param name="Position">Position of each arc, increasing for each member.</param>
    /// <param name="Cost">Cost a unit of each arc.</param>
    private sealed record Cached(double[] Seen, double[] Beyond, int[] Start, int[] Position, double[] Cost);

    /// <summary>The working memory of a thread.</summary>
    private sealed class Workspace(ArcSet arcs)
    {
        private ulong[] bits = [];

        public ArcBuffer Arcs { get; } = new();

        public CostBlock Block { get; } = new(arcs);

        public ulong[] BitsOf(int positions) => bits.Length >= positions ? bits : bits = new ulong[positions];
    }
}
