using System.Globalization;
using Sufficiency.Solver.Benders;
using Sufficiency.Solver.Dual;
using Sufficiency.Solver.Mip;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Solver.Stochastic;

/// <summary>
/// Chooses the shared decisions of many futures: the outer loop over choices, in which each choice is priced in every future.
/// </summary>
/// <remarks>
/// The L-shaped method with one cut a future and choice (Birge and Louveaux 2011, chapter 5). One future alone is searched by <see
/// cref="IntegerSearch" />.
/// </remarks>
internal sealed class JointSearch : ChoiceSearch<TriedChoice, JointPlan, JointSolution>
{
    private const string NoPlanAtAll = "A future has no plan whatever is decided.";
    private readonly JointProblem problem;
    private readonly IBlockSolver blocks;
    private readonly SolveLimits limits;
    private readonly JointRecord record;
    private readonly IReadOnlyList<SharedRow> rules;
    private readonly TimeAllowed allowed;
    private readonly List<FutureSubproblem> futures = [];
    private readonly JointMaster master;
    private readonly JointNextChoice next;

    public JointSearch(JointProblem problem, IBlockSolver blocks, SolveLimits limits, TimeProvider time, JointRecord record)
        : base(limits, record)
    {
        (this.problem, this.blocks, this.limits, this.record) = (problem, blocks, limits, record);
        (rules, allowed, master) = (SharedRows.Of(problem), new(limits.TimeLimit, time), new(problem, blocks));
        next = new(problem, limits, futures, master, Tried, record, allowed);
    }

    /// <inheritdoc/>
    protected override NextChoice<TriedChoice> Next => next;

    public async Task<JointSolution> RunAsync(CancellationToken cancellation)
    {
        try
        {
            return await SearchAsync(cancellation).ConfigureAwait(false);
        }
        catch (BlockFailureException)
        {
            AddFutures();
            PlaceWithoutMaster(next.Named().Where(taken => rules.All(rule => rule.Allows(taken))), cancellation);
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
        var first = await master.NearestAsync(values, futures, [], allowed, cancellation).ConfigureAwait(false);
        return await LoopAsync(first, cancellation).ConfigureAwait(false);
    }

    private void AddFutures()
    {
        for (var n = futures.Count; n < problem.Futures.Count; n++) futures.Add(new(problem, problem.Futures[n], limits));
        record.Raise(problem.Rate(futures.Select(future => future.Floor)));
    }

    /// <summary>Whether some decisions satisfy the rows that these futures have over them.</summary>
    private async Task<bool> AllowsAnyAsync(IReadOnlyList<JointFuture> some, CancellationToken cancellation) =>
        await new JointMaster(problem with { Futures = some }, blocks)
        .NearestAsync(new double[problem.DecisionCount], [], [], allowed, cancellation).ConfigureAwait(false) is not null;

    /// <summary>The answer if no decisions satisfy all rows. It names a future whose own rows allow none, if there is one.</summary>
    private async Task<JointSolution> NoneAllowedAsync(CancellationToken cancellation)
    {
        for (var n = 0; n < problem.Futures.Count; n++)
        {
            if (!await AllowsAnyAsync([problem.Futures[n]], cancellation).ConfigureAwait(false)) return record.NoPlan(NoPlanAtAll, n);
        }

        return record.NoPlan("The rules of all futures together allow no choice.");
    }

    /// <summary>Relaxed decisions, as their mean over the futures; null if a future has no plan.</summary>
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

    /// <inheritdoc/>
    protected override TriedChoice Try(double[] values, int count, CancellationToken cancellation)
    {
        var costs = new double[futures.Count];
        for (var n = 0; n < costs.Length; n++)
        {
            record.Say(string.Create(CultureInfo.InvariantCulture, $"choosing schemes, choice {count}{InFuture(n)}"));
            costs[n] = futures[n].Try(values, count, cancellation);
            if (double.IsPositiveInfinity(costs[n])) return new(values, double.PositiveInfinity, SubproblemSolver.MostSharpenings);
        }

        return new(values, problem.Rate(costs), 0);
    }

    /// <inheritdoc/>
    protected override TriedChoice Place(TriedChoice choice, CancellationToken cancellation)
    {
        var plans = new List<WholePlan>();
        for (var n = 0; n < futures.Count; n++)
        {
            record.Say($"placing pupils{InFuture(n)}");
            if (futures[n].Place(choice.Values, choice.Sharpness, cancellation) is not { } plan)
                return double.IsPositiveInfinity(futures[n].BoundOf(choice.Values)) ? new(choice.Values, double.PositiveInfinity,
                    SubproblemSolver.MostSharpenings) : choice with { Sharpness = choice.Sharpness + 1 };
            plans.Add(plan);
        }

        var bounds = futures.Select(future => future.BoundOf(choice.Values)).ToList();
        record.Keep(new(choice.Values, problem.Rate(plans.Select(plan => plan.Objective)), plans, bounds));
        return choice with { Value = problem.Rate(bounds), Sharpness = choice.Sharpness + 1 };
    }

    /// <inheritdoc/>
    protected override double LeastAt(double[] values) => problem.Rate(futures.Select(future => future.LeastAt(values)));

    /// <inheritdoc/>
    protected override bool IsPossible(double[] values) =>
        futures.TrueForAll(future => future.FeasibilityCuts.All(rule => rule.Allows(values)));

    /// <inheritdoc/>
    protected override Task<double[]?> AnyOtherAsync(CancellationToken cancellation) =>
        master.NearestAsync(new double[problem.DecisionCount], futures, Tried.Unresolved, allowed, cancellation);

    private string InFuture(int n) => string.Create(CultureInfo.InvariantCulture, $", future {n + 1} of {problem.Futures.Count}");
}
