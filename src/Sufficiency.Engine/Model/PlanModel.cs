using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Model.Presolve;
using Sufficiency.Engine.Model.Variables;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Model;

/// <summary>The problem and what its parts mean.</summary>
internal sealed class PlanModel
{
    public required MixedIntegerProblem Problem { get; init; }

    /// <summary>Who decided on the schemes.</summary>
    public required SchemeChoice Choice { get; init; }

    /// <summary>What it was built from.</summary>
    public required PlanBasis Basis { get; init; }

    /// <summary>Meaning of the sources and sinks.</summary>
    public required PresolvedDemand Demand { get; init; }

    /// <summary>Meaning of the linking variables.</summary>
    public required PlanColumns Columns { get; init; }

    /// <summary>The rows of PlacesNotExceeded.</summary>
    public required IReadOnlyDictionary<(int Provider, int Pool, int Year), int> PlacesRows { get; init; }
}
