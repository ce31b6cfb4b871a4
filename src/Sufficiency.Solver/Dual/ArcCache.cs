using System.Numerics;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Solver.Dual;

/// <summary>
/// Arcs that were near the least of their source when all were last looked through, with what every other cost at least: most of what is
/// asked at later prices is known from those, and the rest is looked through again.
/// </summary>
/// <remarks>An arc that is not held costs at least its member's <see cref="Cached.Beyond"/> less what sinks
/// have come to earn more since then.</remarks>
internal sealed class ArcCache(MixedIntegerProblem problem, SourceClasses classes)
{
    private const double Spare = 2.0; // how much wider than asked is looked: prices move on
    private const double Rounding = 1e-12; // of the figures compared
    private readonly Cached?[] cachedOf = new Cached[classes.Count];

    /// <summary>The sources.</summary>
    public SourceClasses Classes => classes;

    /// <summary>Sets classes to the arcs within a width of their source's least, all their other arcs left out.</summary>
    /// <param name="active">The classes; what stands there stays in. [class]</param>
    /// <param name="which">Which of them.</param>
    /// <param name="sinkDualValues">What a unit into each sink earns. [sink]</param>
    /// <param name="width">How far above the least.</param>
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

    /// <summary>Σ supply × least reduced cost over all arcs not blocked, held or not: the sources' part of the bound.</summary>
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

    /// <summary>The least reduced cost of each member over all arcs, held or not. [member]</summary>
    /// <param name="sourceClass">The class.</param>
    /// <param name="dualValues">What a unit earns; −∞ for an arc that does not count. [position]</param>
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

    /// <summary>The arcs near the least, and those before; null where some that are not held may be near, which cannot be
    /// of what was just looked through.</summary>
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

    /// <summary>Looks through all arcs of a class and holds those within a width of the least that is not blocked; blocked ones too, since
    /// they may be open for another choice.</summary>
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

    /// <summary>Whether no arc of a member that is not held can cost as little as that.</summary>
    private static bool IsCovered(Cached? cached, int member, double most, double rise) =>
        cached is not null && (double.IsPositiveInfinity(cached.Beyond[member])
            || most + rise + (Rounding * (Math.Abs(most) + Math.Abs(cached.Beyond[member]))) < cached.Beyond[member]);

    /// <summary>How much more the arcs of a class that are not blocked have come to earn at most.</summary>
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

    /// <summary>What is held of a class.</summary>
    /// <param name="Seen">What a unit into each position earned when its arcs were looked through, blocked or not. [position]</param>
    /// <param name="Beyond">The reduced cost that every arc not held had at least then; +∞ where all are held. [member]</param>
    /// <param name="Start">Where each member's arcs start; one more value than members.</param>
    /// <param name="Position">Position of each arc, increasing for each member.</param>
    /// <param name="Cost">Cost a unit of each arc.</param>
    private sealed record Cached(double[] Seen, double[] Beyond, int[] Start, int[] Position, double[] Cost);

    /// <summary>Where a thread works.</summary>
    private sealed class Workspace(ArcSet arcs)
    {
        private ulong[] bits = [];

        public ArcBuffer Arcs { get; } = new();

        public CostBlock Block { get; } = new(arcs);

        public ulong[] BitsOf(int positions) => bits.Length >= positions ? bits : bits = new ulong[positions];
    }
}
