using Sufficiency.Solver.Dual;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Solver.Benders;

/// <summary>Places the pupils when no integer is left to choose.</summary>
/// <param name="problem">The problem.</param>
/// <param name="roles">Which rows are priced.</param>
/// <param name="relaxation">Follows prices.</param>
/// <param name="started">Begins at the warm start.</param>
/// <param name="links">Its setup links.</param>
/// <param name="certificates">Makes prices that prove a bound.</param>
/// <param name="record">Keeps plan and bound.</param>
internal sealed class FixedIntegerSearch(
    MixedIntegerProblem problem, RowRoles roles, SmoothRelaxation relaxation, StartedSearch started, SetupLinks links,
    Certificates certificates, SearchRecord record)
{
    private const string NotExact = "The pupils could not be placed as exactly as the rules ask.";
    private const string NoNearer = "Placing the pupils more exactly came no nearer to the bound.";

    /// <summary>Places the pupils at ever lower temperatures until the gap is proven.</summary>
    /// <param name="lower">Lower bounds of the linking variables.</param>
    /// <param name="upper">Upper bounds of the linking variables.</param>
    /// <param name="last">The first temperature.</param>
    /// <param name="cancellation">Stops.</param>
    public ProblemSolution Run(double[] lower, double[] upper, double last, CancellationToken cancellation)
    {
        var (relaxed, trajectory) = started.Relax(lower, upper, cancellation);
        if (relaxed.IsInfeasible) return record.NoPlan();
        record.Trajectory = trajectory.ByName(problem, SmoothRelaxation.NearDepth);
        var isBlocked = links.Blocked(upper);
        var (prices, from, to) = (relaxed.Prices, last, last);
        for (var round = 1; round <= SubproblemSolver.MostSharpenings && !record.IsDone; round++)
        {
            var progress = new NamedStage(record, SubproblemSolver.Placing);
            var (plan, isInfeasible) = relaxation.Plan(lower, upper, prices, from, to, progress, cancellation);
            if (plan is null && record.Incumbent is not null) break;
            if (plan is null && isInfeasible) return record.NoPlan();
            (from, to) = (to, SubproblemSolver.Sharper * to);
            if (plan is null) continue; // a lower temperature may meet equality rows
            prices = plan.Prices;
            record.Keep(plan);
            record.Raise(relaxation.CutAt(plan.Prices, isBlocked, cancellation).LeastOver(lower, upper));
            record.Certificate = certificates.Of(certificates.Blocking(roles.ToPrices(problem, plan.Prices), isBlocked));
            record.Say(SubproblemSolver.Placing);
        }

        return record.IsDone ? record.Answer(StopReason.Finished, "")
            : record.Answer(StopReason.NoProgress, record.Incumbent is null ? NotExact : NoNearer);
    }
}
