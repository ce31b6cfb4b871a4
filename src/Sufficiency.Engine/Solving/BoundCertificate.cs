namespace Sufficiency.Engine.Solving;

/// <summary>
/// What proves a bound on all choices of the whole columns: cuts that anyone can recompute over all arcs, and how they are weighed.
/// </summary>
/// <param name="Bound">The least of the weighted cuts over the columns' bounds; it takes no solver's word.</param>
/// <param name="Cuts">The cuts. Those without a weight bound choices too: no plan costs less than the greatest of all cuts at its
/// choice.</param>
/// <param name="RowPrices">Price of each row over whole columns alone, nil for all others. [row]</param>
public sealed record BoundCertificate(double Bound, IReadOnlyList<CertifiedCut> Cuts, IReadOnlyList<double> RowPrices);

/// <summary>A cut of a certificate.</summary>
/// <param name="Weight">Its share in the bound.</param>
/// <param name="Prices">Price of each row. [row]</param>
/// <param name="Fractions">How far each whole column counts as open; null where every arc does. [side column]</param>
public sealed record CertifiedCut(double Weight, IReadOnlyList<double> Prices, IReadOnlyList<double>? Fractions);
