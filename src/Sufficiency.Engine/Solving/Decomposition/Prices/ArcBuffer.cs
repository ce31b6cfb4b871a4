namespace Sufficiency.Engine.Solving.Decomposition.Prices;

/// <summary>Room for the arcs of one family, kept from family to family.</summary>
internal sealed class ArcBuffer
{
    private int[] positions = [];
    private double[] costs = [];

    public int Count { get; private set; }

    public ReadOnlySpan<int> Positions => positions.AsSpan(0, Count);

    public ReadOnlySpan<double> Costs => costs.AsSpan(0, Count);

    public void Clear() => Count = 0;

    public void Reserve(int more)
    {
        if (Count + more <= positions.Length) return;
        Array.Resize(ref positions, 2 * (Count + more));
        Array.Resize(ref costs, 2 * (Count + more));
    }

    public void Add(int position, double cost)
    {
        Reserve(1);
        (positions[Count], costs[Count++]) = (position, cost);
    }
}
