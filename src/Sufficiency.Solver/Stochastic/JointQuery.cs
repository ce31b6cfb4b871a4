using Sufficiency.Solver.Benders;

namespace Sufficiency.Solver.Stochastic;

/// <summary>What is asked of the program over shared decisions.</summary>
/// <param name="Unresolved">Decisions that are not asked for.</param>
/// <param name="Floor">A bound on the joint plan known already.</param>
/// <param name="Unit">What is small enough: cost is measured in it.</param>
internal sealed record JointQuery(IReadOnlyList<double[]> Unresolved, double Floor, double Unit)
{
    /// <summary>The best decisions known: nothing dearer is asked for, and the bound stops there; null for none.</summary>
    public KnownBest? Best { get; init; }

    /// <summary>The decisions asked for; null for all.</summary>
    public Neighbourhood? Near { get; init; }

    /// <summary>Decisions that no better choice takes, if that is known. [shared decision]</summary>
    public bool[]? IsFixed { get; init; }

    /// <summary>What may be left unproven, in units.</summary>
    public double Gap { get; init; } = 0.01;

    /// <summary>Nodes after which any answer will do; null for any number.</summary>
    public int? MostNodes { get; init; }
}

/// <summary>What proves the least of all futures' cuts with the decisions relaxed.</summary>
/// <param name="Bound">That least.</param>
/// <param name="Reduced">What a unit of each decision adds to it. [shared decision]</param>
internal sealed record JointProof(double Bound, double[] Reduced);
