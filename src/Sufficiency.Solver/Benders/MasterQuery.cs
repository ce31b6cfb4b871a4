using Sufficiency.Solver.Structure;

namespace Sufficiency.Solver.Benders;

/// <summary>What is asked of the program over the integers.</summary>
/// <param name="Cuts">The cuts.</param>
/// <param name="Excluded">Choices that are not asked for. [][linking variable]</param>
/// <param name="Floor">A bound known already.</param>
/// <param name="Unit">What is small enough: cost is measured in it, since solvers are most exact near one.</param>
internal sealed record MasterQuery(IReadOnlyList<LagrangianCut> Cuts, IReadOnlyList<double[]> Excluded, double Floor, double Unit)
{
    /// <summary>The best choice known: nothing dearer is asked for, and the bound stops there; null for none.</summary>
    public KnownBest? Best { get; init; }

    /// <summary>The choices asked for; null for all.</summary>
    public Neighbourhood? Near { get; init; }

    /// <summary>Columns that no better choice opens, if that is known. [linking variable]</summary>
    public bool[]? IsFixed { get; init; }

    /// <summary>What may be left unproven, in units.</summary>
    public double Gap { get; init; } = 0.01;

    /// <summary>Nodes after which any answer will do; null for any number.</summary>
    public int? MostNodes { get; init; }
}

/// <summary>A choice and what it costs.</summary>
/// <param name="Values">The choice. [linking variable]</param>
/// <param name="Cost">Cost of its plan.</param>
internal sealed record KnownBest(double[] Values, double Cost);

/// <summary>Choices that differ from one in few integers.</summary>
/// <remarks>Fischetti and Lodi, Local branching, Mathematical Programming 98 (2003) 23–47.</remarks>
/// <param name="Centre">The one. [linking variable]</param>
/// <param name="Radius">How many may differ.</param>
internal sealed record Neighbourhood(double[] Centre, int Radius)
{
    /// <summary>How many integers of a choice differ.</summary>
    public double DistanceOf(int[] integers, double[] values) => integers.Sum(j => Math.Abs(values[j] - Centre[j]));
}

/// <summary>The least of the cuts with the integers relaxed.</summary>
/// <param name="Fractions">Where it is. [linking variable]</param>
/// <param name="Proof">The weighted cut that proves it.</param>
internal sealed record RelaxedMaster(double[] Fractions, WeightedCut Proof);

/// <summary>
/// Cuts and rows over integers alone, added up by their weights: the least over the columns' bounds is a bound that needs no solver's
/// word.
/// </summary>
/// <param name="Bound">That least.</param>
/// <param name="Weights">Weight of each cut; they add up to one. [cut]</param>
/// <param name="RowPrices">Price of each row; nil on rows that the cuts price. [row]</param>
/// <param name="Reduced">What a unit of each integer column adds to the bound. [linking variable]</param>
internal sealed record WeightedCut(double Bound, double[] Weights, double[] RowPrices, double[] Reduced);
