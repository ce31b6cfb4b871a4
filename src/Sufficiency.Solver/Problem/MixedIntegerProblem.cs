namespace Sufficiency.Solver.Problem;

/// <summary>A sparse linear expression: parallel arrays of positions and coefficients.</summary>
/// <param name="Indices">Positions, strictly increasing.</param>
/// <param name="Coefficients">One a position, none zero.</param>
public readonly record struct SparseVector(int[] Indices, double[] Coefficients)
{
    /// <summary>Nothing.</summary>
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
/// <param name="Lower">−∞ where there is none.</param>
/// <param name="Upper">+∞ where there is none.</param>
public sealed record CouplingRow(string Name, double Lower, double Upper);

/// <summary>A column that is no flow: a scheme's opening, places over capacity and the like.</summary>
/// <param name="Name">Unique name.</param>
/// <param name="Lower">Finite lower bound.</param>
/// <param name="Upper">Finite upper bound.</param>
/// <param name="IsInteger">Whether it must be whole.</param>
/// <param name="Cost">Cost a unit.</param>
/// <param name="Rows">Coefficients on the coupling rows.</param>
public sealed record LinkingVariable(string Name, double Lower, double Upper, bool IsInteger, double Cost, SparseVector Rows);

/// <summary>Where flow goes in: all the pupils entering one provider in one way use the coupling rows alike.</summary>
/// <param name="Name">Unique name.</param>
/// <param name="Rows">Coefficients on the coupling rows of one unit of flow; empty for a sink that competes for nothing.</param>
public sealed record Sink(string Name, SparseVector Rows);

/// <summary>
/// min Σ_j f_j y_j + Σ_i Σ_a c_ia x_ia, with Σ_a x_ia = d_i for each source i, rows over y and the sinks'
/// totals, y within bounds and whole where asked.
/// </summary>
/// <remarks>
/// The structure a solver may exploit: each source splits a fixed amount over its arcs, an arc names a sink and a cost,
/// and sources meet only in sinks. It knows no schools.
/// </remarks>
public sealed class MixedIntegerProblem
{
    /// <summary>Coupling rows.</summary>
    public required IReadOnlyList<CouplingRow> Rows { get; init; }

    /// <summary>Linking variables.</summary>
    public required IReadOnlyList<LinkingVariable> LinkingVariables { get; init; }

    /// <summary>Sinks.</summary>
    public required IReadOnlyList<Sink> Sinks { get; init; }

    /// <summary>d: amount each source must split over its arcs; positive.</summary>
    public required double[] Supply { get; init; }

    /// <summary>The arcs of each source.</summary>
    public required ArcSet Arcs { get; init; }

    /// <summary>A group of each source: sources of one group are alike but for their costs, so that a solver
    /// may treat them together at first.</summary>
    public required int[] SourceGroup { get; init; }

    /// <summary>
    /// Choices of the whole columns that are worth a look before any other, the likeliest first; rules may forbid them.
    /// [][linking variable]
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

    /// <summary>Whether a row or a linking variable allows no value at all, so that there is no plan.</summary>
    public bool HasEmptyRange => Rows.Any(row => row.Lower > row.Upper) || LinkingVariables.Any(column => column.Lower > column.Upper);
}
