using System.Runtime.CompilerServices;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Solver.Dual;

/// <summary>Value, slope and curvature of a smoothed dual, summed part by part.</summary>
/// <param name="first">The first row that each row may bend with. [row]</param>
internal sealed class DualEvaluation(int[] first)
{
    public double Value;
    public double[] Slope = [];
    public SkylineMatrix? Curvature;
    private const double LeastShare = 1e-9;
    private const double LeastPaired = 3e-3; // a smaller share is paired with the largest of its source only
    private const double LeastOfLargest = 0.05; // where no share is large, that much of the largest: it does not stand for others as large
    private const int Chunk = 2048; // arcs: what fits into the nearest memory
    private SkylineMatrix? bent;
    private double[] shares = [];
    private double[] slotDualValues = [];
    private double[] dualValues = [];
    private double[] used = [];
    private double[] pairs = []; // all nil between two pools
    private int[] slots = [];
    private double[] parts = [];

    public void Begin(bool withCurvature)
    {
        (Value, Slope, Curvature) = (0.0, new double[first.Length], null);
        if (!withCurvature) return;
        if (bent is null) bent = new(first);
        else bent.Clear();
        Curvature = bent;
    }

    public void Add(DualEvaluation other)
    {
        Value += other.Value;
        for (var r = 0; r < Slope.Length; r++) Slope[r] += other.Slope[r];
        if (other.Curvature is { } added) Curvature?.Add(added);
    }

    public void Add(SmoothColumn column, double[] prices, double temperature)
    {
        var smoothing = temperature * column.Smoothing;
        var reduced = column.Cost - SmoothDual.Dot(column.Rows, prices);
        var range = column.Upper - column.Lower;
        var inner = LogSumExp.Inner(reduced, range, smoothing);
        if (double.IsPositiveInfinity(range))
        {
            Value += smoothing - (smoothing * Math.Log(inner));
            Use(column.Rows, inner);
            Curvature?.AddOuter(column.Rows, column.Rows, 0.5 * inner * inner / smoothing);
            return;
        }

        var near = LogSumExp.Near(reduced, range, smoothing);
        var far = range - near;
        Value += ((column.Lower + inner) * reduced) - (smoothing * (Math.Log(near) + Math.Log(far)));
        Use(column.Rows, column.Lower + inner);
        Curvature?.AddOuter(column.Rows, column.Rows, 0.5 / ((smoothing / (near * near)) + (smoothing / (far * far))));
    }

    /// <summary>Adds all classes of a pool.</summary>
    public void Add(ArcPool pool, IEnumerable<SourceClass> classes, double[] prices, double temperature)
    {
        var count = pool.Rows.Length;
        if (used.Length < count) (used, slotDualValues) = (new double[count], new double[count]);
        if (Curvature is not null && pairs.Length < count * count) pairs = new double[count * count];
        Array.Clear(used, 0, count);
        pool.ReadDualValues(prices, slotDualValues);
        foreach (var sourceClass in classes) Add(sourceClass, temperature * sourceClass.Smoothing, count);
        for (var slot = 0; slot < count; slot++)
        {
            if (used[slot] > 0) Use(pool.Rows[slot], used[slot]);
        }

        if (Curvature is not null) AddPairs(pool);
    }

    private void Add(SourceClass sourceClass, double smoothing, int count)
    {
        var most = sourceClass.Slot.Length;
        if (shares.Length < Chunk + most) shares = new double[Chunk + most];
        if (dualValues.Length < most) (dualValues, slots, parts) = (new double[most], new int[most], new double[most]);
        for (var a = 0; a < most; a++) dualValues[a] = slotDualValues[sourceClass.Slot[a]];
        var start = sourceClass.Start;
        for (var (from, to) = (0, 0); from < sourceClass.MemberCount; from = to)
        {
            for (to = from + 1; to < sourceClass.MemberCount && start[to] - start[from] < Chunk;) to++;
            Value += LogSumExp.Share(sourceClass, from, to, dualValues, smoothing, shares);
            for (var m = from; m < to; m++)
                Carry(sourceClass, m, shares.AsSpan(start[m] - start[from], start[m + 1] - start[m]), smoothing, count);
        }
    }

    private void Carry(SourceClass sourceClass, int member, ReadOnlySpan<double> own, double smoothing, int count)
    {
        var supply = sourceClass.Supply[member];
        var positions = sourceClass.Position.AsSpan(sourceClass.Start[member], own.Length);
        if (Curvature is null) Send(sourceClass.Slot, positions, own, supply);
        else if (own.Length > 0) Send(sourceClass.Slot, positions, own, supply, supply / smoothing, count);
    }

    private void Send(int[] slotOf, ReadOnlySpan<int> positions, ReadOnlySpan<double> own, double supply)
    {
        for (var k = 0; k < own.Length; k++)
        {
            if (own[k] > LeastShare) used[slotOf[positions[k]]] += supply * own[k];
        }
    }

    // Two shares bend the dual by their product, and all move together for nothing. Small ones are paired with the largest alone, which
    // stands for the rest: had they no partner, they would hold the dual back where all of a source's prices
    // rise alike, and Newton's method would creep.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Send(int[] slotOf, ReadOnlySpan<int> positions, ReadOnlySpan<double> own, double supply, double weight, int count)
    {
        var largest = 0;
        for (var k = 1; k < own.Length; k++)
        {
            if (own[k] > own[largest]) largest = k;
        }

        var hub = slotOf[positions[largest]];
        var least = Math.Min(LeastPaired, LeastOfLargest * own[largest]);
        var (paired, together, aside) = (0, 0.0, 0.0);
        for (var k = 0; k < own.Length; k++)
        {
            var share = own[k];
            if (share <= LeastShare) continue;
            var slot = slotOf[positions[k]];
            used[slot] += supply * share;
            if (share > least || k == largest)
            {
                together += share;
                (slots[paired], parts[paired++]) = (slot, share);
                continue;
            }

            aside += share;
            pairs[(slot * count) + slot] += weight * share;
            pairs[slot > hub ? (slot * count) + hub : (hub * count) + slot] -= weight * share;
        }

        pairs[(hub * count) + hub] += weight * aside;
        for (var i = 0; i < paired; i++)
        {
            var (slot, scaled) = (slots[i], weight * parts[i]);
            pairs[(slot * count) + slot] += scaled * (together - parts[i]);
            for (var j = 0; j < i; j++)
            {
                var other = slots[j];
                pairs[slot > other ? (slot * count) + other : (other * count) + slot] -= scaled * parts[j];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddPairs(ArcPool pool)
    {
        var count = pool.Rows.Length;
        for (var a = 0; a < count; a++)
        {
            var row = pairs.AsSpan(a * count, a + 1);
            if (row[a] == 0.0) continue; // nobody uses it
            Curvature!.AddOuter(pool.Rows[a], pool.Rows[a], 0.5 * row[a]);
            for (var b = 0; b < a; b++)
            {
                if (row[b] != 0.0) pool.AddOuter(Curvature!, a, b, row[b]);
            }

            row.Clear();
        }
    }

    private void Use(SparseVector rows, double amount)
    {
        for (var e = 0; e < rows.Indices.Length; e++) Slope[rows.Indices[e]] -= amount * rows.Coefficients[e];
    }
}
