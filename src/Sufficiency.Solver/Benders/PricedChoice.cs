namespace Sufficiency.Solver.Benders;

/// <summary>A choice of the integers whose prices are known.</summary>
/// <param name="Values">Linking variables; only the integers count. [linking variable]</param>
/// <param name="Value">What it costs at least; +∞ where it has no plan.</param>
/// <param name="Prices">Prices of the rows. [row]</param>
/// <param name="Temperature">How far these were followed.</param>
/// <param name="Sharpness">How often it was tried to place its pupils, each time more exactly.</param>
internal sealed record PricedChoice(double[] Values, double Value, double[] Prices, double Temperature, int Sharpness)
{
    /// <summary>The prices that prove its value, where cuts do not; those of its rows if not said. [row]</summary>
    public double[] ProofPrices { get; init; } = Prices;

    /// <summary>Whether its pupils were placed.</summary>
    public bool IsPlaced { get; init; }
}
