using Sufficiency.Solver.Dual;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Solver.Benders;

/// <summary>The best plan, the bound and its proof in the search for one problem's plan.</summary>
internal sealed class SearchRecord(MixedIntegerProblem problem, SolveLimits limits, IProgress<SolveProgress>? progress, string solver)
    : SearchState<WholePlan, ProblemSolution>(limits, progress)
{
    private IReadOnlyList<LagrangianCut> lastCuts = [];
    private (WeightedCut Proof, IReadOnlyList<LagrangianCut> Cuts)? weighed;

    /// <summary>For each excluded choice, the cut that proves its own bound.</summary>
    public IList<CertifiedCut> Excluded { get; } = [];

    /// <summary>Whether it is proven that no plan exists.</summary>
    public bool IsInfeasible { get; private set; }

    /// <summary>Prices from which anyone can recompute the bound with relaxed integers over all arcs.</summary>
    public double[] Certificate { get; set; } = [];

    /// <summary>Prices before any integer was fixed.</summary>
    public IReadOnlyList<TrajectoryPoint> Trajectory { get; set; } = [];

    /// <summary>Whether the prices of the best choice prove alone that no other is better.</summary>
    public bool IsProvenAtRoot { get; set; }

    /// <inheritdoc/>
    public override double[]? BestChoice => Incumbent is { } plan
        ? [.. plan.LinkingValues.Select((value, j) => problem.LinkingVariables[j].IsInteger ? value : 0.0)] : null;

    /// <summary>Takes a bound with the cuts that prove it.</summary>
    /// <param name="bound">The bound.</param>
    /// <param name="cuts">The cuts it was found from.</param>
    /// <param name="proof">Their weights with the integers relaxed; null if not known.</param>
    public void Prove(double bound, IReadOnlyList<LagrangianCut> cuts, WeightedCut? proof)
    {
        Raise(bound);
        lastCuts = cuts;
        if (proof is not null && !(weighed?.Proof.Bound >= proof.Bound)) weighed = (proof, cuts);
    }

    /// <summary>The answer if the rows leave no plan.</summary>
    public override ProblemSolution NoPlan()
    {
        IsInfeasible = Incumbent is null;
        return Answer(StopReason.Finished, "No plan satisfies the rules.");
    }

    /// <inheritdoc/>
    public override ProblemSolution Answer(StopReason reason, string message) => new()
    {
        Status = IsInfeasible ? SolutionStatus.Infeasible : Incumbent is null ? SolutionStatus.NoSolution : IsDone
            ? SolutionStatus.WithinGap : SolutionStatus.Feasible,
        Reason = reason,
        Message = Told(message),
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

    /// <summary>The weights that give the best bound; null if there are none.</summary>
    public WeightedCut? Proof => weighed?.Proof;

    /// <summary>The cuts with the best weights, and the last cuts beside them; null if no cuts were weighed.</summary>
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

/// <summary>Tells a search's progress under the name of a stage.</summary>
internal sealed class NamedStage(SearchRecord record, string name) : IProgress<string>
{
    public void Report(string value) => record.Say($"{name} ({value})");
}
