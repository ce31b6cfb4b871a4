namespace Sufficiency.Solver.Problem;

/// <summary>A sparse linear expression: parallel arrays of positions and coefficients.</summary>
/// <param name="Indices">Positions, strictly increasing.</param>
/// <param name="Coefficients">One a position, none zero.</param>
public readonly record struct SparseVector(int[] Indices, double[] Coefficients)
{
    /// <summary>No terms.</summary>
    public static SparseVector Empty { get; } = new([], []);

    /// <summary>Adds its coefficients, times an amount, to totals at its positions.</summary>
    /// <param name="totals">What is added to.</param>
    /// <param name="amount">What every coefficient is multiplied by.</param>
    public void AddTo(double[] totals, double amount)
    {
        ArgumentNullException.ThrowIfNull(totals);
        for (var e = 0; e < Indices.Length; e++) totals[Indices[e]] += amount * Coefficients[e];
    }
}

/// <summary>A row over linking variables and sinks: lower ≤ Σ coefficient × value ≤ upper.</summary>
/// <param name="Name">Unique name, for the LP text and messages.</param>
/// <param name="Lower">−∞ if there is none.</param>
/// <param name="Upper">+∞ if there is none.</param>
public sealed record CouplingRow(string Name, double Lower, double Upper);

/// <summary>
/// A variable that is no flow, such as a scheme's opening or places over capacity. It links sinks through the coupling rows.
/// </summary>
/// <param name="Name">Unique name.</param>
/// <param name="Lower">Finite lower bound.</param>
/// <param name="Upper">Finite upper bound.</param>
/// <param name="IsInteger">Whether it must be a whole number.</param>
/// <param name="Cost">Cost a unit.</param>
/// <param name="Rows">Coefficients on the coupling rows.</param>
public sealed record LinkingVariable(string Name, double Lower, double Upper, bool IsInteger, double Cost, SparseVector Rows);

/// <summary>Where flow ends. All pupils who enter one provider in one way share a sink, because they use the same coupling rows.</summary>
/// <param name="Name">Unique name.</param>
/// <param name="Rows">Coefficients of one unit of flow on the coupling rows; empty for a sink that competes for nothing.</param>
public sealed record Sink(string Name, SparseVector Rows);

/// <summary>
/// min Σ_j f_j y_j + Σ_i Σ_a c_ia x_ia, with Σ_a x_ia = d_i for each source i. Coupling rows hold over y and the sinks' totals. Some y are
/// integers.
/// </summary>
/// <remarks>
/// A solver may exploit the structure: each source splits a fixed amount over its arcs, an arc names a sink and a cost, and sources meet
/// only in sinks.
/// </remarks>
public sealed class MixedIntegerProblem
{
    /// <summary>Coupling rows.</summary>
    public required IReadOnlyList<CouplingRow> Rows { get; init; }

    /// <summary>Linking variables.</summary>
    public required IReadOnlyList<LinkingVariable> LinkingVariables { get; init; }

    /// <summary>Sinks.</summary>
    public required IReadOnlyList<Sink> Sinks { get; init; }

    /// <summary>d: the amount that each source splits over its arcs; positive.</summary>
    public required double[] Supply { get; init; }

    /// <summary>The arcs of each source.</summary>
    public required ArcSet Arcs { get; init; }

    /// <summary>The group of each source. Sources of one group have similar arcs, so that a solver may let a few stand for all.</summary>
    public required int[] SourceGroup { get; init; }

    /// <summary>
    /// Choices of the integers to look at before any other, the likeliest first; the rows may forbid them. [][linking variable]
    /// </summary>
    public IReadOnlyList<double[]> UsualChoices { get; init; } = [];

    /// <summary>Cost that no decision changes; part of the objective.</summary>
    public double ConstantCost { get; init; }

    /// <summary>Whether each source must send all its supply along one arc (single sourcing).</summary>
    public bool SingleSource { get; init; }

    /// <summary>Number of sources.</summary>
    public int SourceCount => Supply.Length;

    /// <summary>Number of arcs.</summary>
    public long ArcCount => Arcs.Count;

    /// <summary>Whether a row or a linking variable allows no value at all. Then there is no plan.</summary>
    public bool HasEmptyRange => Rows.Any(row => row.Lower > row.Upper) || LinkingVariables.Any(column => column.Lower > column.Upper);
}
