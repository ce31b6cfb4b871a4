using System.Globalization;
using Sufficiency.Engine.Solving.Decomposition.Choices;
using Sufficiency.Engine.Solving.Decomposition.Prices;

namespace Sufficiency.Engine.Solving.Decomposition.Joint;

/// <summary>
/// Chooses the shared decisions: each choice is priced in every future, which gives cuts on all other choices, until the cheapest choice that the cuts
/// allow is one whose plans are known.
/// </summary>
/// <remarks>The L-shaped method with a cut a future and a choice (Birge and Louveaux 2011, chapter 5), cuts and plans of a future as in <see cref="IntegerSearch"/>.</remarks>
internal sealed class JointSearch(JointProblem problem, IBlockSolver blocks, SolveLimits limits, TimeProvider time, JointRecord record)
{
    private const int MostChoices = 400;
    private const string NoPlanAtAll = "A future has no plan whatever is decided.";
    private const double NearEnough = 0.9; // of the gap: what is left to it is for placing
    private const double Worth = 0.05; // of the gap: a plan that is better by less is not placed
    private const int BeforeNamed = 2; // choices after which the cuts mostly prove that a named one is no better
    private readonly IReadOnlyList<SharedRow> rules = SharedRows.Of(problem);
    private readonly TimeAllowed allowed = new(limits.TimeLimit, time);
    private readonly Dictionary<string, Choice> tried = new(StringComparer.Ordinal);
    private readonly HashSet<string> struck = new(StringComparer.Ordinal); // choices that were named again though nothing more can be had of them
    private readonly List<Choice> aside = []; // those of them that may have plans
    private readonly List<FuturePricing> futures = [];

    public async Task<JointSolution> RunAsync(CancellationToken cancellation)
    {
        try
        {
            return await SearchAsync(cancellation).ConfigureAwait(false);
        }
        catch (BlockFailureException)
        {
            for (var n = futures.Count; n < problem.Futures.Count; n++) futures.Add(new(problem, problem.Futures[n], limits));
            record.Raise(problem.Rate(futures.Select(future => future.Floor)));
            PlaceNamed(cancellation); // they need no solver
            if (record.Incumbent is null && Best() is { Sharpness: < ChoicePricing.MostSharpenings } best) Place(best, cancellation);
            throw;
        }
    }

    private async Task<JointSolution> SearchAsync(CancellationToken cancellation)
    {
        var master = new JointMaster(problem, blocks);
        if (problem.Futures.Select((future, n) => (future, n)).FirstOrDefault(pair => pair.future.Problem.HasEmptyRange) is { future: not null, n: var empty }) return record.NoPlan(NoPlanAtAll, empty);
        if (!await AllowsAnyAsync(problem.Futures, cancellation).ConfigureAwait(false)) return await NoneAllowedAsync(cancellation).ConfigureAwait(false);
        if (Relax(cancellation) is not { } values) return record.NoPlan(NoPlanAtAll, futures.Count - 1);
        var floor = record.Bound!.Value;
        if (await master.SolveAsync(futures, [], floor, Math.Max(1e-9, limits.RelativeGap * Math.Abs(floor)), allowed, cancellation).ConfigureAwait(false) is var (least, _)) record.Raise(least); // schemes open once, which the futures' own bounds do not know
        var taken = await master.NearestAsync(values, [], [], allowed, cancellation).ConfigureAwait(false);
        var open = record.Bound!.Value; // what choices that are not set aside cost at least
        for (var count = 1; count <= MostChoices && taken is not null; count++)
        {
            if (Look(taken, count, cancellation) is not { } known) return record.Answer(StopReason.NoProgress, StopMessages.StandsStill);
            tried[ChoiceKey.Of(taken)] = known;
            PlaceIfBetter(taken, cancellation);
            if (count == BeforeNamed) PlaceNamed(cancellation);
            if (await NextAsync(master, open, cancellation).ConfigureAwait(false) is not var (bound, next)) return await NoneLeftAsync(master, cancellation).ConfigureAwait(false);
            open = Math.Max(open, bound);
            record.Raise(aside.Select(choice => choice.Value).Append(open).Min());
            record.Say(string.Create(CultureInfo.InvariantCulture, $"choosing schemes, choice {count}"));
            if (record.IsDone) return record.Answer(StopReason.Finished, "");
            if (Best() is { Sharpness: 0 } best && best.Value - open <= NearEnough * limits.RelativeGap * Math.Abs(best.Value))
                tried[ChoiceKey.Of(best.Taken)] = Place(best, cancellation);
            if (record.IsDone) return record.Answer(StopReason.Finished, "");
            if (aside.Count > 0 && record.Incumbent is { } plan && plan.Objective - open <= limits.RelativeGap * Math.Abs(plan.Objective)) return record.Answer(StopReason.NoProgress, StopMessages.OneAside);
            taken = next;
        }

        return taken is null ? await NoneLeftAsync(master, cancellation).ConfigureAwait(false) : record.Answer(StopReason.NoProgress, StopMessages.MostTried);
    }

    /// <summary>Whether some decisions satisfy the rules that these futures have over them.</summary>
    private async Task<bool> AllowsAnyAsync(IReadOnlyList<JointFuture> some, CancellationToken cancellation) =>
        await new JointMaster(problem with { Futures = some }, blocks).NearestAsync(new double[problem.DecisionCount], [], [], allowed, cancellation).ConfigureAwait(false) is not null;

    /// <summary>The answer where no decisions satisfy all rules: the future whose own already allow none, if there is one.</summary>
    private async Task<JointSolution> NoneAllowedAsync(CancellationToken cancellation)
    {
        for (var n = 0; n < problem.Futures.Count; n++)
        {
            if (!await AllowsAnyAsync([problem.Futures[n]], cancellation).ConfigureAwait(false)) return record.NoPlan(NoPlanAtAll, n);
        }

        return record.NoPlan("The rules of all futures together allow no choice.");
    }

    /// <summary>Decisions with the integers relaxed, their mean over the futures; null where the last future looked at has no plan.</summary>
    private double[]? Relax(CancellationToken cancellation)
    {
        var values = new double[problem.DecisionCount];
        foreach (var future in problem.Futures)
        {
            cancellation.ThrowIfCancellationRequested();
            record.Say($"weighing the schemes{InFuture(futures.Count)}");
            futures.Add(new(problem, future, limits));
            if (futures[^1].Relax(cancellation) is not { } root) return null;
            var openers = future.ColumnOf.Where(column => column >= 0).GroupBy(column => column).ToDictionary(group => group.Key, group => group.Count());
            for (var d = 0; d < values.Length; d++)
            {
                if (future.ColumnOf[d] is >= 0 and var column) values[d] += future.Weight * root.SideValues[column] / openers[column];
            }
        }

        record.Raise(problem.Rate(futures.Select(future => future.Floor)));
        return values;
    }

    private double[][] TakenAside => [.. aside.Select(choice => choice.Taken)];

    /// <summary>The cheapest choice tried that is not struck, nor forbidden by what was found of another since; null where there is none.</summary>
    private Choice? Best() => tried.Where(pair => !struck.Contains(pair.Key) && futures.All(future => future.Forbidden.All(rule => rule.Allows(pair.Value.Taken)))).Select(pair => pair.Value).MinBy(choice => choice.Value);

    /// <summary>A new choice's price, or a known one's plans; null where a choice is named for a second time though it is closed.</summary>
    private Choice? Look(double[] taken, int count, CancellationToken cancellation)
    {
        if (!tried.TryGetValue(ChoiceKey.Of(taken), out var known)) return Try(taken, count, cancellation);
        if (known.Sharpness < ChoicePricing.MostSharpenings) return Place(known, cancellation);
        if (!struck.Add(ChoiceKey.Of(taken))) return null;
        if (double.IsFinite(known.Value)) aside.Add(known); // one without plans was closed when that was proven, maybe after it was named
        return known;
    }

    private Choice Try(double[] taken, int count, CancellationToken cancellation)
    {
        var values = new double[futures.Count];
        for (var n = 0; n < values.Length; n++)
        {
            record.Say(string.Create(CultureInfo.InvariantCulture, $"choosing schemes, choice {count}{InFuture(n)}"));
            values[n] = futures[n].Try(taken, count, cancellation);
            if (double.IsPositiveInfinity(values[n])) return new(taken, double.PositiveInfinity, ChoicePricing.MostSharpenings);
        }

        return new(taken, problem.Rate(values), 0);
    }

    private Choice Place(Choice choice, CancellationToken cancellation)
    {
        var plans = new List<WholePlan>();
        for (var n = 0; n < futures.Count; n++)
        {
            record.Say($"placing pupils{InFuture(n)}");
            if (futures[n].Place(choice.Taken, choice.Sharpness, cancellation) is not { } plan)
                return double.IsPositiveInfinity(futures[n].BoundOf(choice.Taken)) ? new(choice.Taken, double.PositiveInfinity, ChoicePricing.MostSharpenings) : choice with { Sharpness = choice.Sharpness + 1 };
            plans.Add(plan);
        }

        var bounds = futures.Select(future => future.BoundOf(choice.Taken)).ToList();
        record.Keep(new(choice.Taken, problem.Rate(plans.Select(plan => plan.Objective)), plans, bounds));
        return choice with { Value = problem.Rate(bounds), Sharpness = choice.Sharpness + 1 };
    }

    /// <summary>The bound of the cuts and the choice that attains it.</summary>
    private async Task<(double Bound, double[] Taken)?> NextAsync(JointMaster master, double open, CancellationToken cancellation)
    {
        var best = Best();
        var unit = Math.Max(1e-9, limits.RelativeGap * Math.Abs(best is not null && double.IsFinite(best.Value) ? best.Value : open));
        return await master.SolveAsync(futures, TakenAside, open, unit, allowed, cancellation).ConfigureAwait(false);
    }

    /// <summary>Places the decisions that anyone could name and the rules allow: the usual ones, and none.</summary>
    private void PlaceNamed(CancellationToken cancellation)
    {
        var named = problem.UsualChoices.Append(new double[problem.DecisionCount]);
        foreach (var taken in named.Where(taken => rules.All(rule => rule.Allows(taken)))) PlaceIfBetter(taken, cancellation);
    }

    /// <summary>Places decisions that were not placed yet and may be better than the best plan.</summary>
    private void PlaceIfBetter(double[] taken, CancellationToken cancellation)
    {
        if (!IsWorth(problem.Rate(futures.Select(future => future.LeastAt(taken))))) return;
        var known = tried.GetValueOrDefault(ChoiceKey.Of(taken)) ?? Try(taken, tried.Count + 1, cancellation);
        tried[ChoiceKey.Of(taken)] = known is { Sharpness: 0 } && IsWorth(known.Value) ? Place(known, cancellation) : known;
    }

    private bool IsWorth(double least) =>
        !double.IsPositiveInfinity(least)
            && (record.Incumbent is not { } plan || least < plan.Objective - (Worth * limits.RelativeGap * Math.Abs(plan.Objective)));

    /// <summary>The answer where the program has none: that no choice is left is believed only where it says so without the cuts too, whose figures may be large.</summary>
    private async Task<JointSolution> NoneLeftAsync(JointMaster master, CancellationToken cancellation)
    {
        var other = await master.NearestAsync(new double[problem.DecisionCount], futures, TakenAside, allowed, cancellation).ConfigureAwait(false);
        if (other is not null || (aside.Count == 0 && record.Incumbent is not null)) return record.Answer(StopReason.NoProgress, StopMessages.NoAnswer);
        if (aside.Count == 0) return record.NoPlan("No choice leaves every future with a plan.");
        record.Raise(aside.Min(choice => choice.Value));
        return record.IsDone ? record.Answer(StopReason.Finished, "") : record.Answer(StopReason.NoProgress, StopMessages.OneAside);
    }

    private string InFuture(int n) => string.Create(CultureInfo.InvariantCulture, $", future {n + 1} of {problem.Futures.Count}");

    /// <summary>A choice whose price is known; +∞ where some future has no plan under it.</summary>
    private sealed record Choice(double[] Taken, double Value, int Sharpness);
}
