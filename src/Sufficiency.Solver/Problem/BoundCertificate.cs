namespace Sufficiency.Solver.Problem;

/// <summary>Proves a bound on all choices of the integers: cuts that anyone can recompute over all arcs, and their weights.</summary>
/// <param name="Bound">The least of the weighted cuts over the integers' bounds. It relies on no solver.</param>
/// <param name="Cuts">The cuts. Cuts without a weight bound choices too: no plan costs less than the greatest of all cuts at its
/// choice.</param>
/// <param name="RowPrices">Price of each row over integers alone; 0 for all other rows. [row]</param>
public sealed record BoundCertificate(double Bound, IReadOnlyList<CertifiedCut> Cuts, IReadOnlyList<double> RowPrices)
{
    /// <summary>Prices of rows over integers alone that were divided and rounded down.</summary>
    public IReadOnlyList<RoundedRow> Rounded { get; init; } = [];
}

/// <summary>Σ ⌊a / divisor⌋ y ≤ ⌊b / divisor⌋. It holds for integers y if a row says Σ a y ≤ b and no a is negative.</summary>
/// <param name="Row">The row.</param>
/// <param name="Divisor">The divisor, positive.</param>
/// <param name="Price">Its price, not positive.</param>
public sealed record RoundedRow(int Row, double Divisor, double Price);

/// <summary>A cut of a certificate.</summary>
/// <param name="Weight">Its share in the bound.</param>
/// <param name="Prices">Price of each row. [row]</param>
/// <param name="Fractions">How far each integer counts as open; null if every arc counts as open. [linking variable]</param>
public sealed record CertifiedCut(double Weight, IReadOnlyList<double> Prices, IReadOnlyList<double>? Fractions);
