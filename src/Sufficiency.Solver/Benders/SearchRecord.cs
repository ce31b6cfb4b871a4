using Sufficiency.Solver.Dual;
using Sufficiency.Solver.Problem;
using Sufficiency.Solver.Structure;

namespace Sufficiency.Solver.Benders;

/// <summary>What a search has found so far, so that a stop at any moment loses nothing.</summary>
internal sealed class SearchRecord(MixedIntegerProblem problem, SolveLimits limits, IProgress<SolveProgress>? progress, string solver)
{
    private IReadOnlyList<LagrangianCut> lastCuts = [];
    private (WeightedCut Proof, IReadOnlyList<LagrangianCut> Cuts)? weighed;

    /// <summary>What proves of each closed choice alone what it costs at least.</summary>
    public IList<CertifiedCut> Excluded { get; } = [];

    /// <summary>The best plan with whole integers.</summary>
    public WholePlan? Incumbent { get; private set; }

    /// <summary>Proven bound on every plan.</summary>
    public double? Bound { get; private set; }

    /// <summary>Whether it is proven that no plan exists.</summary>
    public bool IsInfeasible { get; private set; }

    /// <summary>Prices from which the bound with relaxed integers can be recomputed over all arcs.</summary>
    public double[] Certificate { get; set; } = [];

    /// <summary>Prices passed before any integer was fixed.</summary>
    public IReadOnlyList<TrajectoryPoint> Trajectory { get; set; } = [];

    /// <summary>Whether the prices of the best choice prove alone that no other is better.</summary>
    public bool IsProvenAtRoot { get; set; }

    /// <summary>Whether the gap asked for is proven.</summary>
    public bool IsDone => Incumbent is { } plan && Bound is { } bound && !Contradicts
        && plan.Objective - bound <= limits.RelativeGap * Math.Max(1e-9, Math.Abs(plan.Objective));

    /// <summary>Whether the bound lies above the plan's cost by more than rounding: one of them is wrong, and nothing is proven.</summary>
    public bool Contradicts =>
        Incumbent is { } plan && Bound is { } bound && bound > plan.Objective + (1e-6 * Math.Max(1e-6, Math.Abs(plan.Objective)));

    public void Keep(WholePlan? plan)
    {
        if (plan is not null && (Incumbent is null || plan.Objective < Incumbent.Objective)) Incumbent = plan;
    }

    public void Raise(double bound)
    {
        if (!double.IsNaN(bound)) Bound = Math.Max(Bound ?? double.NegativeInfinity, bound);
    }

    /// <summary>Takes a bound with the cuts that prove it.</summary>
    /// <param name="bound">The bound.</param>
    /// <param name="cuts">The cuts it was found from.</param>
    /// <param name="proof">How they are weighed with the columns relaxed; null where that is not known.</param>
    public void Prove(double bound, IReadOnlyList<LagrangianCut> cuts, WeightedCut? proof)
    {
        Raise(bound);
        lastCuts = cuts;
        if (proof is not null && !(weighed?.Proof.Bound >= proof.Bound)) weighed = (proof, cuts);
    }

    public void Say(string stage) => progress?.Report(new(stage, Incumbent?.Objective, Bound));

    /// <summary>The answer where the rules leave no plan.</summary>
    public ProblemSolution NoPlan()
    {
        IsInfeasible = Incumbent is null;
        return Answer(StopReason.Finished, "No plan satisfies the rules.");
    }

    public ProblemSolution Answer(StopReason reason, string message) => new()
    {
        Status = IsInfeasible ? SolutionStatus.Infeasible : Incumbent is null ? SolutionStatus.NoSolution : IsDone
            ? SolutionStatus.WithinGap : SolutionStatus.Feasible,
        Reason = reason,
        Message = Contradicts ? $"The plan and the bound contradict each other; nothing is proven. {message}".TrimEnd() : message,
        Objective = Incumbent?.Objective,
        Bound = IsInfeasible || Contradicts ? null : Bound is { } bound && Incumbent is { } plan ? Math.Min(bound, plan.Objective) : Bound,
        LinkingValues = Incumbent?.LinkingValues ?? [],
        Flows = Incumbent?.Flows ?? [],
        RowPrices = Incumbent?.Prices ?? [],
        CertificatePrices = Certificate.Length > 0 || Incumbent is null ? Certificate : new double[problem.Rows.Count],
        Certificate = CertificateOfCuts(),
        Trajectory = Trajectory,
        IsProvenAtRoot = IsProvenAtRoot,
        Solver = solver,
    };

    /// <summary>How cuts were weighed best; null where none were.</summary>
    public WeightedCut? Proof => weighed?.Proof;

    /// <summary>The cuts that were weighed best, and the last ones beside them; null where none were weighed.</summary>
    private BoundCertificate? CertificateOfCuts()
    {
        if (weighed is not var (proof, cuts)) return null;
        var unweighed = lastCuts.Except(cuts, ReferenceEqualityComparer.Instance).Cast<LagrangianCut>().Select(cut =>
            new CertifiedCut(0.0, cut.Prices, cut.Fractions));
        return new(proof.Bound,
            [.. cuts.Select((cut, c) => new CertifiedCut(proof.Weights[c], cut.Prices, cut.Fractions)), .. unweighed, .. Excluded],
            proof.RowPrices);
    }
}

/// <summary>Tells a search's progress by the name of a stage.</summary>
internal sealed class NamedStage(SearchRecord record, string name) : IProgress<string>
{
    public void Report(string value) => record.Say($"{name} ({value})");
}
