using Sufficiency.Solver.Dual;
using Sufficiency.Solver.Problem;
using Sufficiency.Solver.Structure;

namespace Sufficiency.Solver.Benders;

/// <summary>Places the pupils where no integer is left to choose.</summary>
/// <param name="problem">The problem.</param>
/// <param name="roles">Which rows are priced.</param>
/// <param name="relaxation">Who follows prices.</param>
/// <param name="started">Where they begin.</param>
/// <param name="links">Which rows hold nothing but what a set brings.</param>
/// <param name="certificates">Prices that prove a bound.</param>
/// <param name="record">What is found.</param>
internal sealed class FixedIntegerSearch(
    MixedIntegerProblem problem, RowRoles roles, SmoothRelaxation relaxation, StartedSearch started, SetupLinks links,
    Certificates certificates, SearchRecord record)
{
    private const string NotExact = "The pupils could not be placed as exactly as the rules ask.";
    private const string NoNearer = "Placing the pupils more exactly came no nearer to the bound.";

    /// <summary>Places them, colder each time, until the gap is proven.</summary>
    /// <param name="lower">Lower bounds of the linking variables.</param>
    /// <param name="upper">Upper bounds of the linking variables.</param>
    /// <param name="last">The temperature of the first time.</param>
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
            if (plan is null) continue; // where rows are equalities, colder may do
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
