using System.Numerics;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Solver.Dual;

/// <summary>
/// Arcs that were near the least of their source when all were last looked through, with what every other cost at least: most of what is
/// asked at later prices is known from those, and the rest is looked through again.
/// </summary>
/// <remarks>An arc that is not held costs at least its member's <see cref="Held.Beyond"/> less what intakes
/// have come to earn more since then.</remarks>
internal sealed class ArcStore(MixedIntegerProblem problem, SourceFamilies families)
{
    private const double Spare = 2.0; // how much wider than asked is looked: prices move on
    private const double Rounding = 1e-12; // of the figures compared
    private readonly Held?[] heldOf = new Held[families.Count];

    /// <summary>The sources.</summary>
    public SourceFamilies Families => families;

    /// <summary>Sets families to the arcs within a width of their source's least, all their other arcs left out.</summary>
    /// <param name="near">The families; what stands there stays in. [family]</param>
    /// <param name="which">Which of them.</param>
    /// <param name="intakePrices">What a unit into each intake earns. [intake]</param>
    /// <param name="width">How far above the least.</param>
    /// <param name="isBlocked">Intakes that no source may use. [intake]</param>
    /// <param name="cancellation">Stops.</param>
    public void Look(SmoothFamily?[] near, int[] which, double[] intakePrices, double width, bool[] isBlocked,
        CancellationToken cancellation) =>
        Parallel.For(0, which.Length, new ParallelOptions { CancellationToken = cancellation },
            () => new Room(problem.Arcs), (i, _, room) =>
        {
            var family = which[i];
            var earns = SourceFamilies.EarnsOf(families.IntakesOf(family), intakePrices, isBlocked);
            var selected = heldOf[family] is { } held ? Select(family, held, earns, width, near[family], isFresh: false, room.Arcs) : null;
            near[family] = selected ?? Select(family, heldOf[family] = LookThrough(family, earns, intakePrices, Spare * width, room), earns,
                width, near[family], isFresh: true, room.Arcs);
            return room;
        }, _ => { });

    /// <summary>Σ supply × least reduced cost over all arcs not blocked, held or not: the sources' part of the bound.</summary>
    public double Pay(double[] intakePrices, bool[] isBlocked, CancellationToken cancellation)
    {
        var pays = new double[families.Count];
        Parallel.For(0, families.Count, new ParallelOptions { CancellationToken = cancellation }, family =>
        {
            var least = LeastOf(family, SourceFamilies.EarnsOf(families.IntakesOf(family), intakePrices, isBlocked));
            var members = families.Members(family);
            for (var m = 0; m < members.Length; m++) pays[family] += problem.Supply[members[m]] * least[m];
        });
        return pays.Sum();
    }

    /// <summary>The least reduced cost of each member over all arcs, held or not. [member]</summary>
    /// <param name="family">The family.</param>
    /// <param name="earns">What a unit earns; −∞ for an arc that does not count. [position]</param>
    public double[] LeastOf(int family, double[] earns)
    {
        var (members, held) = (families.Members(family), heldOf[family]);
        var rise = held is null ? double.PositiveInfinity : Rise(held, earns);
        var (least, costs) = (new double[members.Length], Array.Empty<double>());
        for (var m = 0; m < members.Length; m++)
        {
            least[m] = held is null ? double.PositiveInfinity : Least(held, m, earns);
            if (IsCovered(held, m, least[m], rise)) continue;
            if (costs.Length == 0) costs = new double[earns.Length];
            problem.Arcs.ReadCosts(members[m], costs);
            least[m] = SourceFamilies.Least(costs, earns);
        }

        return least;
    }

    /// <summary>The arcs near the least, and those before; null where some that are not held may be near, which cannot be
    /// of what was just looked through.</summary>
    private SmoothFamily? Select(int family, Held held, double[] earns, double width, SmoothFamily? before, bool isFresh, ArcBuffer buffer)
    {
        var start = new int[held.Beyond.Length + 1];
        var rise = Rise(held, earns);
        buffer.Clear();
        for (var m = 0; m < held.Beyond.Length; m++)
        {
            var own = held.Start[m]..held.Start[m + 1];
            var positions = held.Position.AsSpan(own);
            var costs = held.Cost.AsSpan(own);
            var most = buffer.Reduce(positions, costs, earns) + width;
            if (!isFresh && !IsCovered(held, m, most, rise)) return null;
            if (before is null) buffer.AddReduced(positions, costs, most);
            else buffer.AddReduced(positions, costs, most, before.Position.AsSpan(before.Start[m]..before.Start[m + 1]),
                before.Cost.AsSpan(before.Start[m]..before.Start[m + 1]));
            start[m + 1] = buffer.Count;
        }

        return families.With(family, start, buffer.Positions, buffer.Costs);
    }

    /// <summary>Looks through all arcs of a family and holds those within a width of the least that is not blocked; blocked ones too, since
    /// they may be open for another choice.</summary>
    private Held LookThrough(int family, double[] earns, double[] intakePrices, double width, Room room)
    {
        var members = families.Members(family);
        double[] seen = [.. families.IntakesOf(family).ToArray().Select(intake => intakePrices[intake])];
        var (start, beyond, next) = (new int[members.Length + 1], new double[members.Length], new int[CostBlock.Most]);
        var (arcs, within) = (room.Arcs, room.BitsOf(earns.Length));
        arcs.Clear();
        for (var from = 0; from < members.Length; from += CostBlock.Most)
        {
            var part = members.AsSpan(from, Math.Min(CostBlock.Most, members.Length - from));
            var most = beyond.AsSpan(from, part.Length);
            room.Block.Read(part, earns.Length);
            room.Block.ReadLeast(earns, most);
            for (var i = 0; i < most.Length; i++) most[i] += width;
            for (var a = 0; a < earns.Length; a++)
            {
                within[a] = room.Block.Within(a, seen[a], most);
                for (var left = within[a]; left != 0; left &= left - 1) start[from + BitOperations.TrailingZeroCount(left) + 1]++;
            }

            for (var i = 0; i < part.Length; i++)
            {
                if (start[from + i + 1] == earns.Length) most[i] = double.PositiveInfinity;
                next[i] = start[from + i];
                start[from + i + 1] += start[from + i];
            }

            arcs.Extend(start[from + part.Length]);
            for (var a = 0; a < earns.Length; a++)
            {
                var costs = room.Block.At(a);
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
    private static bool IsCovered(Held? held, int member, double most, double rise) =>
        held is not null && (double.IsPositiveInfinity(held.Beyond[member])
            || most + rise + (Rounding * (Math.Abs(most) + Math.Abs(held.Beyond[member]))) < held.Beyond[member]);

    /// <summary>How much more the arcs of a family that are not blocked have come to earn at most.</summary>
    private static double Rise(Held held, double[] earns)
    {
        var rise = 0.0;
        for (var a = 0; a < earns.Length; a++) rise = Math.Max(rise, earns[a] - held.Seen[a]);
        return rise;
    }

    private static double Least(Held held, int member, double[] earns)
    {
        var least = double.PositiveInfinity;
        for (var k = held.Start[member]; k < held.Start[member + 1]; k++)
        {
            var reduced = held.Cost[k] - earns[held.Position[k]];
            if (reduced < least) least = reduced;
        }

        return least;
    }

    /// <summary>What is held of a family.</summary>
    /// <param name="Seen">What a unit into each position earned when its arcs were looked through, blocked or not. [position]</param>
    /// <param name="Beyond">The reduced cost that every arc not held had at least then; +∞ where all are held. [member]</param>
    /// <param name="Start">Where each member's arcs start; one more value than members.</param>
    /// <param name="Position">Position of each arc, increasing for each member.</param>
    /// <param name="Cost">Cost a unit of each arc.</param>
    private sealed record Held(double[] Seen, double[] Beyond, int[] Start, int[] Position, double[] Cost);

    /// <summary>Where a thread works.</summary>
    private sealed class Room(ArcSet arcs)
    {
        private ulong[] bits = [];

        public ArcBuffer Arcs { get; } = new();

        public CostBlock Block { get; } = new(arcs);

        public ulong[] BitsOf(int positions) => bits.Length >= positions ? bits : bits = new ulong[positions];
    }
}
