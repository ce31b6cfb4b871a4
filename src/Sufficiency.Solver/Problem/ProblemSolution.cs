namespace Sufficiency.Solver.Problem;

/// <summary>What is known of the solution.</summary>
public enum SolutionStatus
{
    /// <summary>The gap asked for is proven.</summary>
    WithinGap,

    /// <summary>A plan and a bound, with a larger gap than asked for.</summary>
    Feasible,

    /// <summary>No plan satisfies the rules.</summary>
    Infeasible,

    /// <summary>Nothing was found within the limits.</summary>
    NoSolution,
}

/// <summary>Why the solver stopped.</summary>
public enum StopReason
{
    /// <summary>It was done.</summary>
    Finished,

    /// <summary>The time limit.</summary>
    TimeLimit,

    /// <summary>The caller asked it to stop.</summary>
    Cancelled,

    /// <summary>The solver failed.</summary>
    SolverFailure,

    /// <summary>The method could not close the gap further.</summary>
    NoProgress,
}

/// <summary>Limits and tolerances of one solve.</summary>
/// <param name="RelativeGap">(objective − bound)/|objective| at which the solve is done.</param>
/// <param name="TimeLimit">Wall time; null for none.</param>
/// <param name="Seed">Seed of every random choice.</param>
public sealed record SolveLimits(double RelativeGap = 1e-3, TimeSpan? TimeLimit = null, int Seed = 1);

/// <summary>Progress of a solve.</summary>
/// <param name="Stage">What is being done, in plain words.</param>
/// <param name="Incumbent">Best objective so far, or null.</param>
/// <param name="Bound">Best proven bound so far, or null.</param>
public sealed record SolveProgress(string Stage, double? Incumbent, double? Bound);

/// <summary>The answer to a problem.</summary>
public sealed record ProblemSolution
{
    /// <summary>What is known.</summary>
    public required SolutionStatus Status { get; init; }

    /// <summary>Why it stopped.</summary>
    public required StopReason Reason { get; init; }

    /// <summary>Plain words on the reason, with advice where there is some.</summary>
    public string Message { get; init; } = "";

    /// <summary>Objective of the solution; NaN-free: null where there is none.</summary>
    public double? Objective { get; init; }

    /// <summary>Proven lower bound over all arcs; null where none is proven.</summary>
    public double? Bound { get; init; }

    /// <summary>Proven relative gap; null where either side is missing.</summary>
    public double? Gap => Objective is { } objective && Bound is { } bound
        ? Math.Max(0.0, (objective - bound) / Math.Max(1e-9, Math.Abs(objective)))
        : null;

    /// <summary>Value of each linking variable; empty where there is no solution.</summary>
    public double[] LinkingValues { get; init; } = [];

    /// <summary>Every positive flow, by source and position; empty where there is no solution.</summary>
    public IReadOnlyList<ArcFlow> Flows { get; init; } = [];

    /// <summary>Price of each coupling row with the integers fixed (≤ 0 on a ≤ row of a minimisation); empty where not available.</summary>
    public double[] RowPrices { get; init; } = [];

    /// <summary>Prices from which <see cref="Bound"/> of the relaxation can be recomputed over all
    /// arcs; empty where not available.</summary>
    public double[] CertificatePrices { get; init; } = [];

    /// <summary>What proves the bound over the whole columns, beyond those prices; null where the search did not need it.</summary>
    public BoundCertificate? Certificate { get; init; }

    /// <summary>Prices that the search passed before any integer was fixed, for another problem much like it to start
    /// from; empty where there are none.</summary>
    public IReadOnlyList<TrajectoryPoint> Trajectory { get; init; } = [];

    /// <summary>Whether the prices of the plan's own choice of integers prove alone, within the gap
    /// asked for, that no other is better.</summary>
    public bool IsProvenAtRoot { get; init; }

    /// <summary>Name and version of what solved it.</summary>
    public string Solver { get; init; } = "";
}
