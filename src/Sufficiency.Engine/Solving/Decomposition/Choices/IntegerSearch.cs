using System.Globalization;
using Sufficiency.Engine.Model.Problem;
using Sufficiency.Engine.Solving.Decomposition.Prices;

namespace Sufficiency.Engine.Solving.Decomposition.Choices;

/// <summary>
/// Chooses the integers: relaxed prices first, then choice after choice, each giving cuts on all others, until the cheapest choice that the cuts
/// allow is one whose plan is known.
/// </summary>
internal sealed class IntegerSearch(MixedIntegerProblem problem, IBlockSolver blocks, SolveLimits limits, WarmStart? start, TimeProvider time, SearchRecord record)
{
    private const int MostChoices = 400;
    private const double NearEnough = 0.9; // of the gap: what is left to it is for placing
    private readonly TimeAllowed allowed = new(limits.TimeLimit, time);
    private readonly Dictionary<string, PricedChoice> tried = new(StringComparer.Ordinal);
    private readonly HashSet<string> struck = new(StringComparer.Ordinal); // choices that were named again though nothing more can be had of them
    private double open = double.NegativeInfinity; // what choices that are not set aside cost at least

    public async Task<ProblemSolution> RunAsync(CancellationToken cancellation)
    {
        var pricing = new ChoicePricing(problem, limits, start, record);
        if (problem.HasEmptyRange) return pricing.NoPlan();
        if (problem.SideColumns.All(column => !column.IsInteger || column.Lower.Equals(column.Upper))) return pricing.PlaceAll(cancellation);
        var master = new IntegerMaster(problem, pricing.Roles, blocks);
        if (start is { IsEvident: true } && await IsFirstBestAsync(master, pricing, cancellation).ConfigureAwait(false)) return record.Answer(StopReason.Finished, "");
        if (await master.NearestAsync(pricing.LeastSide, [], allowed, cancellation).ConfigureAwait(false) is not { } any) return pricing.NoPlan();
        if (pricing.Relax(cancellation) is not { } root) return pricing.NoPlan();
        var side = await FirstAsync(master, pricing, root, any, cancellation).ConfigureAwait(false);
        open = record.Bound!.Value;
        for (var count = 1; count <= MostChoices && side is not null; count++)
        {
            if (Look(pricing, side, count, cancellation) is not { } known) return record.Answer(StopReason.NoProgress, StopMessages.StandsStill);
            tried[ChoiceKey.Of(side)] = known;
            if (PlaceIfNear(pricing, cancellation)) return Done(pricing, cancellation);
            if (!struck.Contains(ChoiceKey.Of(side))) tried[ChoiceKey.Of(side)] = pricing.Share(tried[ChoiceKey.Of(side)], cancellation);
            if (await NextAsync(master, pricing, cancellation).ConfigureAwait(false) is not var (bound, next)) return await NoneLeftAsync(master, pricing, cancellation).ConfigureAwait(false);
            open = Math.Max(open, bound);
            record.Raise(Math.Min(open, pricing.LeastAside));
            record.Say(string.Create(CultureInfo.InvariantCulture, $"choosing schemes, choice {count}"));
            if (PlaceIfNear(pricing, cancellation)) return record.Answer(StopReason.Finished, "");
            if (double.IsFinite(pricing.LeastAside) && record.Incumbent is { } plan && plan.Objective - open <= limits.RelativeGap * Math.Abs(plan.Objective)) return record.Answer(StopReason.NoProgress, StopMessages.OneAside);
            side = next;
        }

        return side is null ? pricing.NoPlan() : record.Answer(StopReason.NoProgress, StopMessages.MostTried);
    }

    /// <summary>Whether the choice of the start, whose own prices proved it best there, is proven so here by its prices alone and placed: then nothing need be relaxed.</summary>
    private async Task<bool> IsFirstBestAsync(IntegerMaster master, ChoicePricing pricing, CancellationToken cancellation)
    {
        double[]? side;
        try
        {
            side = await master.NearestAsync(start!.SideOf(problem), [], allowed, cancellation).ConfigureAwait(false);
        }
        catch (BlockFailureException)
        {
            return false; // the search without a start may do
        }

        if (side is null) return false;
        tried[ChoiceKey.Of(side)] = pricing.TryFirst(side, cancellation);
        open = record.Bound!.Value;
        record.IsEvident = PlaceIfNear(pricing, cancellation);
        return record.IsEvident;
    }

    /// <summary>The answer with a plan of one choice that is within the gap.</summary>
    private ProblemSolution Done(ChoicePricing pricing, CancellationToken cancellation)
    {
        double[] taken = [.. record.Incumbent!.SideValues.Select((value, j) => problem.SideColumns[j].IsInteger ? value : 0.0)];
        record.IsEvident = start is null or { IsEvident: null } && !cancellation.IsCancellationRequested && tried.TryGetValue(ChoiceKey.Of(taken), out var own) && pricing.IsEvident(own);
        return record.Answer(StopReason.Finished, "");
    }

    /// <summary>The answer where the program has none: that no choice is left is believed only where it says so without the cuts too, whose figures may be large.</summary>
    private async Task<ProblemSolution> NoneLeftAsync(IntegerMaster master, ChoicePricing pricing, CancellationToken cancellation)
    {
        var isOneAside = double.IsFinite(pricing.LeastAside);
        var other = await master.NearestAsync(pricing.LeastSide, pricing.Closed, allowed, cancellation).ConfigureAwait(false);
        if (other is not null || (!isOneAside && record.Incumbent is not null)) return record.Answer(StopReason.NoProgress, StopMessages.NoAnswer);
        if (!isOneAside) return pricing.NoPlan();
        record.Raise(pricing.LeastAside);
        return record.IsDone ? record.Answer(StopReason.Finished, "") : record.Answer(StopReason.NoProgress, StopMessages.OneAside);
    }

    /// <summary>The cheapest choice tried that is not struck; null where there is none.</summary>
    private PricedChoice? Best() => tried.Where(pair => !struck.Contains(pair.Key)).Select(pair => pair.Value).MinBy(choice => choice.Value);

    /// <summary>The choice to try first: like that of the start, or like the relaxed one.</summary>
    private async Task<double[]?> FirstAsync(IntegerMaster master, ChoicePricing pricing, PricedRelaxation root, double[] any, CancellationToken cancellation)
    {
        try
        {
            return await master.NearestAsync(start is null ? root.SideValues : pricing.Guess(start.SideOf(problem), root.SideValues), [], allowed, cancellation).ConfigureAwait(false);
        }
        catch (BlockFailureException)
        {
            pricing.Place(pricing.Try(any, 1, cancellation), cancellation); // whatever the rules over schemes allow is a plan too
            throw;
        }
    }

    /// <summary>Places the pupils of the best choice where its price is near enough to the bound; whether there is a plan within the gap.</summary>
    private bool PlaceIfNear(ChoicePricing pricing, CancellationToken cancellation)
    {
        if (record.IsDone) return true;
        if (Best() is not { Sharpness: 0 } best || !(best.Value - open <= NearEnough * limits.RelativeGap * Math.Abs(best.Value))) return false;
        tried[ChoiceKey.Of(best.Side)] = pricing.Place(best, cancellation).Choice;
        return record.IsDone;
    }

    /// <summary>A new choice's price, or a known one's plan; null where a choice is named for a second time though it is closed.</summary>
    private PricedChoice? Look(ChoicePricing pricing, double[] side, int count, CancellationToken cancellation)
    {
        if (!tried.TryGetValue(ChoiceKey.Of(side), out var known)) return pricing.Try(side, count, cancellation);
        if (known.Sharpness < ChoicePricing.MostSharpenings) return pricing.Place(known, cancellation).Choice;
        if (!struck.Add(ChoiceKey.Of(side))) return null;
        if (double.IsFinite(known.Value)) pricing.SetAside(known); // one without a plan was closed when that was proven, maybe after it was named
        return known;
    }

    /// <summary>The bound of the cuts and the choice that attains it.</summary>
    private async Task<(double Bound, double[] Side)?> NextAsync(IntegerMaster master, ChoicePricing pricing, CancellationToken cancellation)
    {
        var best = Best();
        var unit = Math.Max(1e-9, limits.RelativeGap * Math.Abs(best is not null && double.IsFinite(best.Value) ? best.Value : open));
        try
        {
            return await master.SolveAsync(pricing.Cuts, pricing.Closed, open, unit, allowed, cancellation).ConfigureAwait(false);
        }
        catch (BlockFailureException) when (record.Incumbent is null && best is { Sharpness: < ChoicePricing.MostSharpenings })
        {
            pricing.Place(best, cancellation); // the choice known so far is a plan too
            throw;
        }
    }
}
