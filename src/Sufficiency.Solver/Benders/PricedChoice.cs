namespace Sufficiency.Solver.Benders;

/// <summary>A choice of one problem's integers whose row prices are known.</summary>
/// <param name="Values">The choice; only its integers count. [linking variable]</param>
/// <param name="Value">Lower bound on the cost of its plans; +∞ if it has none.</param>
/// <param name="Prices">Prices of the rows. [row]</param>
/// <param name="Temperature">The temperature at which they were found.</param>
/// <param name="Sharpness">How often its pupils were placed, each time more exactly.</param>
internal sealed record PricedChoice(double[] Values, double Value, double[] Prices, double Temperature, int Sharpness)
    : TriedChoice(Values, Value, Sharpness)
{
    /// <summary>The prices that prove its bound; its row prices unless others are given. [row]</summary>
    public double[] ProofPrices { get; init; } = Prices;

    /// <summary>Whether its pupils were placed.</summary>
    public bool IsPlaced { get; init; }
}
