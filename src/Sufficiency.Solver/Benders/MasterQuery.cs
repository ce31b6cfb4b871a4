namespace Sufficiency.Solver.Benders;

/// <summary>What is asked of the master problem.</summary>
/// <param name="Excluded">Choices that are not asked for.</param>
/// <param name="Floor">A bound that is known already.</param>
/// <param name="Unit">A cost that is small enough. Costs are measured in it, because solvers are most exact near one.</param>
internal sealed record MasterQuery(IReadOnlyList<double[]> Excluded, double Floor, double Unit)
{
    /// <summary>The best choice known; null for none. Nothing dearer is asked for, and the bound stops there.</summary>
    public KnownBest? Best { get; init; }

    /// <summary>The choices asked for; null for all.</summary>
    public Neighbourhood? Near { get; init; }

    /// <summary>Variables that reduced costs fix at 0; null if none is known.</summary>
    public bool[]? IsFixed { get; init; }

    /// <summary>What may be left unproven, in units.</summary>
    public double Gap { get; init; } = 0.01;

    /// <summary>Nodes after which any answer will do; null for any number.</summary>
    public int? MostNodes { get; init; }
}

/// <summary>A choice and what it costs.</summary>
/// <param name="Values">The choice.</param>
/// <param name="Cost">Cost of its plan.</param>
internal sealed record KnownBest(double[] Values, double Cost);

/// <summary>Choices that differ from a centre in few integers.</summary>
/// <param name="Centre">The centre.</param>
/// <param name="Radius">How many integers may differ.</param>
internal sealed record Neighbourhood(double[] Centre, int Radius)
{
    /// <summary>How many integers of a choice differ.</summary>
    public double DistanceOf(int[] integers, double[] values) => integers.Sum(j => Math.Abs(values[j] - Centre[j]));
}

/// <summary>The least of the cuts with the integers relaxed.</summary>
/// <param name="Fractions">Where the least is. [linking variable]</param>
/// <param name="Proof">The weighted cut that proves it.</param>
internal sealed record RelaxedMaster(double[] Fractions, WeightedCut Proof);

/// <summary>Cuts and rows over integers alone, added up by weights. Their least over the variables' bounds is a bound that
/// anyone can recompute.</summary>
/// <param name="Bound">That least.</param>
/// <param name="Weights">Weight of each cut; the weights add up to one. [cut]</param>
/// <param name="RowPrices">Price of each row; 0 for rows that the cuts price. [row]</param>
/// <param name="Reduced">Reduced cost of each integer. [linking variable]</param>
internal sealed record WeightedCut(double Bound, double[] Weights, double[] RowPrices, double[] Reduced);
