using Sufficiency.Engine.Model.Problem;

namespace Sufficiency.Engine.Solving.Decomposition.Prices;

/// <summary>
/// Arcs that were near the least of their source when all were last looked through, with what every other cost at least: most of what is asked at
/// later prices is known from those, and the rest is looked through again.
/// </summary>
/// <remarks>An arc that is not held costs at least its member's <see cref="Held.Beyond"/> less what intakes have come to earn more since then.</remarks>
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
    public void Look(SmoothFamily?[] near, int[] which, double[] intakePrices, double width, bool[] isBlocked, CancellationToken cancellation) =>
        Parallel.For(0, which.Length, new ParallelOptions { CancellationToken = cancellation }, () => new ArcBuffer(), (i, _, buffer) =>
        {
            var family = which[i];
            var earns = SourceFamilies.EarnsOf(families.IntakesOf(family), intakePrices, isBlocked);
            var selected = heldOf[family] is { } held ? Select(family, held, earns, width, near[family], isFresh: false, buffer) : null;
            near[family] = selected ?? Select(family, heldOf[family] = LookThrough(family, earns, intakePrices, Spare * width, buffer), earns, width, near[family], isFresh: true, buffer);
            return buffer;
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

    /// <summary>The arcs near the least, and those before; null where some that are not held may be near, which cannot be of what was just looked through.</summary>
    private SmoothFamily? Select(int family, Held held, double[] earns, double width, SmoothFamily? before, bool isFresh, ArcBuffer buffer)
    {
        var start = new int[held.Beyond.Length + 1];
        var rise = Rise(held, earns);
        buffer.Clear();
        for (var m = 0; m < held.Beyond.Length; m++)
        {
            var most = Least(held, m, earns) + width;
            if (!isFresh && !IsCovered(held, m, most, rise)) return null;
            var (at, last) = before is null ? (0, 0) : (before.Start[m], before.Start[m + 1]);
            for (var k = held.Start[m]; k < held.Start[m + 1]; k++)
            {
                var position = held.Position[k];
                for (; at < last && before!.Position[at] < position; at++) buffer.Add(before.Position[at], before.Cost[at]);
                var was = at < last && before!.Position[at] == position;
                if (was) at++;
                if (was || (held.Cost[k] - earns[position] <= most && !double.IsNegativeInfinity(earns[position]))) buffer.Add(position, held.Cost[k]);
            }

            for (; at < last; at++) buffer.Add(before!.Position[at], before.Cost[at]);
            start[m + 1] = buffer.Count;
        }

        return families.With(family, start, buffer.Positions, buffer.Costs);
    }

    /// <summary>Looks through all arcs of a family and holds those within a width of the least that is not blocked; blocked ones too, since they may be open for another choice.</summary>
    private Held LookThrough(int family, double[] earns, double[] intakePrices, double width, ArcBuffer buffer)
    {
        var members = families.Members(family);
        double[] seen = [.. families.IntakesOf(family).ToArray().Select(intake => intakePrices[intake])];
        var (costs, start, beyond) = (new double[earns.Length], new int[members.Length + 1], new double[members.Length]);
        buffer.Clear();
        for (var m = 0; m < members.Length; m++)
        {
            problem.Arcs.ReadCosts(members[m], costs);
            beyond[m] = SourceFamilies.Least(costs, earns) + width;
            buffer.Reserve(costs.Length);
            for (var a = 0; a < costs.Length; a++)
            {
                if (costs[a] - seen[a] <= beyond[m]) buffer.Add(a, costs[a]);
            }

            start[m + 1] = buffer.Count;
            if (start[m + 1] - start[m] == costs.Length) beyond[m] = double.PositiveInfinity;
        }

        return new(seen, beyond, start, buffer.Positions.ToArray(), buffer.Costs.ToArray());
    }

    /// <summary>Whether no arc of a member that is not held can cost as little as that.</summary>
    private static bool IsCovered(Held? held, int member, double most, double rise) =>
        held is not null && (double.IsPositiveInfinity(held.Beyond[member]) || most + rise + (Rounding * (Math.Abs(most) + Math.Abs(held.Beyond[member]))) < held.Beyond[member]);

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
}
