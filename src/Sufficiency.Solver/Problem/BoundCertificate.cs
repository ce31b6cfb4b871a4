namespace Sufficiency.Solver.Problem;

/// <summary>
/// What proves a bound on all choices of the whole columns: cuts that anyone can recompute over all arcs, and how they are weighed.
/// </summary>
/// <param name="Bound">The least of the weighted cuts over the columns' bounds; it takes no solver's word.</param>
/// <param name="Cuts">The cuts. Those without a weight bound choices too: no plan costs less than the greatest of all cuts at its
/// choice.</param>
/// <param name="RowPrices">Price of each row over whole columns alone, nil for all others. [row]</param>
public sealed record BoundCertificate(double Bound, IReadOnlyList<CertifiedCut> Cuts, IReadOnlyList<double> RowPrices)
{
    /// <summary>Prices of rows over whole columns alone that were divided and rounded down.</summary>
    public IReadOnlyList<RoundedRow> Rounded { get; init; } = [];
}

/// <summary>Σ ⌊a / divisor⌋ y ≤ ⌊b / divisor⌋, which holds for whole y where a row says Σ a y ≤ b and no a is below nil.</summary>
/// <param name="Row">The row.</param>
/// <param name="Divisor">The divisor, above nil.</param>
/// <param name="Price">Its price, not above nil.</param>
public sealed record RoundedRow(int Row, double Divisor, double Price);

/// <summary>A cut of a certificate.</summary>
/// <param name="Weight">Its share in the bound.</param>
/// <param name="Prices">Price of each row. [row]</param>
/// <param name="Fractions">How far each whole column counts as open; null where every arc does. [linking variable]</param>
public sealed record CertifiedCut(double Weight, IReadOnlyList<double> Prices, IReadOnlyList<double>? Fractions);
