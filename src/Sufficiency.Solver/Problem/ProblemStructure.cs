namespace Sufficiency.Solver.Problem;

/// <summary>A problem and the structure read from its rows.</summary>
internal sealed class ProblemStructure
{
    /// <summary>Reads the structure of a problem.</summary>
    public ProblemStructure(MixedIntegerProblem problem)
    {
        Problem = problem;
        Roles = new(problem);
        Packing = new(problem, Roles);
        Links = new(problem, Packing);
    }

    /// <summary>The problem.</summary>
    public MixedIntegerProblem Problem { get; }

    /// <summary>Which rows are priced.</summary>
    public RowRoles Roles { get; }

    /// <summary>Sets of integers of which at most one may be 1.</summary>
    public SetPackingRows Packing { get; }

    /// <summary>Sinks that a set of integers must open.</summary>
    public SetupLinks Links { get; }
}
