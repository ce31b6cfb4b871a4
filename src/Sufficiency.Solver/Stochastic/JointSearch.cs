using System.Globalization;
using Sufficiency.Solver.Benders;
using Sufficiency.Solver.Dual;
using Sufficiency.Solver.Mip;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Solver.Stochastic;

/// <summary>
/// Chooses the shared decisions: each choice is priced in every future, which gives cuts on all other choices, until the cheapest choice
/// that the cuts allow is one whose plans are known.
/// </summary>
/// <remarks>The L-shaped method with a cut a future and a choice (Birge and Louveaux 2011, chapter 5), cuts and plans of a future as in
/// <see cref="IntegerSearch"/>.</remarks>
internal sealed class JointSearch
{
    private const int MostChoices = 400;
    private const string NoPlanAtAll = "A future has no plan whatever is decided.";
    private const double NearEnough = 0.9; // of the gap: what is left to it is for placing
    private const double Worth = 0.05; // of the gap: a plan that is better by less is not placed
    private readonly JointProblem problem;
    private readonly IBlockSolver blocks;
    private readonly SolveLimits limits;
    private readonly JointRecord record;
    private readonly IReadOnlyList<SharedRow> rules;
    private readonly TimeAllowed allowed;
    private readonly List<FutureSubproblem> futures = [];
    private readonly JointTried tried;
    private readonly JointMaster master;
    private readonly JointNextChoice next;

    public JointSearch(JointProblem problem, IBlockSolver blocks, SolveLimits limits, TimeProvider time, JointRecord record)
    {
        (this.problem, this.blocks, this.limits, this.record) = (problem, blocks, limits, record);
        (rules, allowed, tried, master) = (SharedRows.Of(problem), new(limits.TimeLimit, time), new(futures), new(problem, blocks));
        next = new(problem, limits, futures, master, tried, record, allowed);
    }

    public async Task<JointSolution> RunAsync(CancellationToken cancellation)
    {
        try
        {
            return await SearchAsync(cancellation).ConfigureAwait(false);
        }
        catch (BlockFailureException)
        {
            AddFutures();
            // they need no solver
            foreach (var taken in next.Named().Where(taken => rules.All(rule => rule.Allows(taken)))) PlaceIfBetter(taken, cancellation);
            if (record.Incumbent is null && tried.Best() is { Sharpness: < SubproblemSolver.MostSharpenings } best)
                Place(best, cancellation);
            throw;
        }
    }

    private async Task<JointSolution> SearchAsync(CancellationToken cancellation)
    {
        if (problem.Futures.Select((future, n) => (future, n))
            .FirstOrDefault(pair => pair.future.Problem.HasEmptyRange) is { future: not null, n: var empty })
            return record.NoPlan(NoPlanAtAll, empty);
        if (!await AllowsAnyAsync(problem.Futures, cancellation).ConfigureAwait(false))
            return await NoneAllowedAsync(cancellation).ConfigureAwait(false);
        AddFutures();
        if (limits.TimeLimit is not null && await next.FirstNamedAsync(cancellation).ConfigureAwait(false) is { } named)
            PlaceIfBetter(named, cancellation);
        if (Relax(cancellation, out var blocked) is not { } values) return record.NoPlan(NoPlanAtAll, blocked);
        await next.BeginAsync(cancellation).ConfigureAwait(false);
        var taken = await master.NearestAsync(values, futures, [], allowed, cancellation).ConfigureAwait(false);
        for (var count = 1; count <= MostChoices && taken is not null; count++)
        {
            if (Look(taken, count, cancellation) is not { } known) return record.Answer(StopReason.NoProgress, StopMessages.StandsStill);
            tried.Keep(known);
            PlaceIfBetter(taken, cancellation);
            if (PlaceIfNear(cancellation)) return record.Answer(StopReason.Finished, "");
            var found = await next.FindAsync(count, cancellation).ConfigureAwait(false);
            record.Say(string.Create(CultureInfo.InvariantCulture, $"choosing schemes, choice {count}"));
            if (PlaceIfNear(cancellation)) return record.Answer(StopReason.Finished, "");
            if (found is null) return await NoneLeftAsync(cancellation).ConfigureAwait(false);
            if (double.IsFinite(tried.UnresolvedBound) && record.Incumbent is { } plan && plan.Objective - next.Open <= limits.RelativeGap
                * Math.Abs(plan.Objective)) return record.Answer(StopReason.NoProgress, StopMessages.OneUnresolved);
            taken = found;
        }

        return taken is null ? await NoneLeftAsync(cancellation).ConfigureAwait(false)
            : record.Answer(StopReason.NoProgress, StopMessages.MostTried);
    }

    private void AddFutures()
    {
        for (var n = futures.Count; n < problem.Futures.Count; n++) futures.Add(new(problem, problem.Futures[n], limits));
        record.Raise(problem.Rate(futures.Select(future => future.Floor)));
    }

    /// <summary>Places the pupils of the best choice where its price is near enough to the bound; whether
    /// there is a plan within the gap.</summary>
    private bool PlaceIfNear(CancellationToken cancellation)
    {
        if (record.IsDone) return true;
        if (tried.Best() is not { Sharpness: 0 } best
            || !(best.Value - next.Open <= NearEnough * limits.RelativeGap * Math.Abs(best.Value))) return false;
        tried.Keep(Place(best, cancellation));
        return record.IsDone;
    }

    /// <summary>Whether some decisions satisfy the rules that these futures have over them.</summary>
    private async Task<bool> AllowsAnyAsync(IReadOnlyList<JointFuture> some, CancellationToken cancellation) =>
        await new JointMaster(problem with { Futures = some }, blocks)
        .NearestAsync(new double[problem.DecisionCount], [], [], allowed, cancellation).ConfigureAwait(false) is not null;

    /// <summary>The answer where no decisions satisfy all rules: the future whose own already allow none, if there is one.</summary>
    private async Task<JointSolution> NoneAllowedAsync(CancellationToken cancellation)
    {
        for (var n = 0; n < problem.Futures.Count; n++)
        {
            if (!await AllowsAnyAsync([problem.Futures[n]], cancellation).ConfigureAwait(false)) return record.NoPlan(NoPlanAtAll, n);
        }

        return record.NoPlan("The rules of all futures together allow no choice.");
    }

    /// <summary>Decisions with the integers relaxed, their mean over the futures; null where a future has no plan.</summary>
    private double[]? Relax(CancellationToken cancellation, out int blocked)
    {
        var values = new double[problem.DecisionCount];
        for (blocked = 0; blocked < futures.Count; blocked++)
        {
            cancellation.ThrowIfCancellationRequested();
            record.Say($"weighing the schemes{InFuture(blocked)}");
            if (futures[blocked].Relax(cancellation) is not { } root) return null;
            var future = problem.Futures[blocked];
            var openers = future.ColumnOf.Where(column => column >= 0).GroupBy(column => column)
                .ToDictionary(group => group.Key, group => group.Count());
            for (var d = 0; d < values.Length; d++)
            {
                if (future.ColumnOf[d] is >= 0 and var column) values[d] += future.Weight * root.LinkingValues[column] / openers[column];
            }
        }

        record.Raise(problem.Rate(futures.Select(future => future.Floor)));
        return values;
    }

    /// <summary>A new choice's price, or a known one's plans; null where a choice is named for a second time though it is closed.</summary>
    private JointChoice? Look(double[] taken, int count, CancellationToken cancellation)
    {
        if (tried.Find(taken) is not { } known) return Try(taken, count, cancellation);
        if (known.Sharpness < SubproblemSolver.MostSharpenings && !IsDominated(known)) return Place(known, cancellation);
        return tried.Fathom(known) ? known : null;
    }

    /// <summary>Whether a choice is proven to be no better than the best plan.</summary>
    private bool IsDominated(JointChoice choice) => record.Incumbent is not null && !IsWorth(choice.Value);

    private JointChoice Try(double[] taken, int count, CancellationToken cancellation)
    {
        var values = new double[futures.Count];
        for (var n = 0; n < values.Length; n++)
        {
            record.Say(string.Create(CultureInfo.InvariantCulture, $"choosing schemes, choice {count}{InFuture(n)}"));
            values[n] = futures[n].Try(taken, count, cancellation);
            if (double.IsPositiveInfinity(values[n])) return new(taken, double.PositiveInfinity, SubproblemSolver.MostSharpenings);
        }

        return new(taken, problem.Rate(values), 0);
    }

    private JointChoice Place(JointChoice choice, CancellationToken cancellation)
    {
        var plans = new List<WholePlan>();
        for (var n = 0; n < futures.Count; n++)
        {
            record.Say($"placing pupils{InFuture(n)}");
            if (futures[n].Place(choice.Taken, choice.Sharpness, cancellation) is not { } plan)
                return double.IsPositiveInfinity(futures[n].BoundOf(choice.Taken)) ? new(choice.Taken, double.PositiveInfinity,
                    SubproblemSolver.MostSharpenings) : choice with { Sharpness = choice.Sharpness + 1 };
            plans.Add(plan);
        }

        var bounds = futures.Select(future => future.BoundOf(choice.Taken)).ToList();
        record.Keep(new(choice.Taken, problem.Rate(plans.Select(plan => plan.Objective)), plans, bounds));
        return choice with { Value = problem.Rate(bounds), Sharpness = choice.Sharpness + 1 };
    }

    /// <summary>Places decisions that were not placed yet and may be better than the best plan.</summary>
    private void PlaceIfBetter(double[] taken, CancellationToken cancellation)
    {
        if (!IsWorth(problem.Rate(futures.Select(future => future.LeastAt(taken))))) return;
        var known = tried.Find(taken) ?? Try(taken, tried.Count + 1, cancellation);
        tried.Keep(known is { Sharpness: 0 } && IsWorth(known.Value) ? Place(known, cancellation) : known);
    }

    private bool IsWorth(double least) =>
        !double.IsPositiveInfinity(least)
            && (record.Incumbent is not { } plan || least < plan.Objective - (Worth * limits.RelativeGap * Math.Abs(plan.Objective)));

    /// <summary>The answer where the program has none: that no choice is left is believed only where it says so without the cuts too, whose
    /// figures may be large.</summary>
    private async Task<JointSolution> NoneLeftAsync(CancellationToken cancellation)
    {
        var isOneUnresolved = double.IsFinite(tried.UnresolvedBound);
        var other = await master.NearestAsync(new double[problem.DecisionCount], futures, tried.Unresolved, allowed, cancellation)
            .ConfigureAwait(false);
        if (other is not null || (!isOneUnresolved && record.Incumbent is not null))
            return record.Answer(StopReason.NoProgress, StopMessages.NoAnswer);
        if (!isOneUnresolved) return record.NoPlan("No choice leaves every future with a plan.");
        record.Raise(tried.UnresolvedBound);
        return record.IsDone ? record.Answer(StopReason.Finished, "") : record.Answer(StopReason.NoProgress, StopMessages.OneUnresolved);
    }

    private string InFuture(int n) => string.Create(CultureInfo.InvariantCulture, $", future {n + 1} of {problem.Futures.Count}");
}
