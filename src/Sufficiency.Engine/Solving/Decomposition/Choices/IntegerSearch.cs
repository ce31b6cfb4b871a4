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
    private readonly HashSet<string> struck = new(StringComparer.Ordinal); // choices without a plan that were named again

    public async Task<ProblemSolution> RunAsync(CancellationToken cancellation)
    {
        var pricing = new ChoicePricing(problem, limits, start, record);
        if (problem.SideColumns.All(column => !column.IsInteger || column.Lower.Equals(column.Upper))) return pricing.PlaceAll(cancellation);
        var master = new IntegerMaster(problem, pricing.Roles, blocks);
        if (await master.NearestAsync(pricing.LeastSide, allowed, cancellation).ConfigureAwait(false) is not { } any) return pricing.NoPlan();
        if (pricing.Relax(cancellation) is not { } root) return pricing.NoPlan();
        var side = await FirstAsync(master, pricing, root, any, cancellation).ConfigureAwait(false);
        for (var count = 1; count <= MostChoices && side is not null; count++)
        {
            if (Look(pricing, side, count, cancellation) is not { } known) return record.Answer(StopReason.NoProgress, "The bound stands still.");
            tried[ChoiceKey.Of(side)] = known;
            if (PlaceIfNear(pricing, cancellation)) return record.Answer(StopReason.Finished, "");
            tried[ChoiceKey.Of(side)] = pricing.Share(tried[ChoiceKey.Of(side)], cancellation);
            var best = tried.Values.MinBy(choice => choice.Value)!;
            if (await NextAsync(master, pricing, best, cancellation).ConfigureAwait(false) is not var (bound, next)) return record.Answer(StopReason.NoProgress, "The program over the schemes has no answer.");
            record.Raise(bound);
            record.Say(string.Create(CultureInfo.InvariantCulture, $"choosing schemes, choice {count}"));
            if (PlaceIfNear(pricing, cancellation)) return record.Answer(StopReason.Finished, "");
            side = next;
        }

        return side is null ? pricing.NoPlan() : record.Answer(StopReason.NoProgress, "The most choices were tried.");
    }

    /// <summary>The choice to try first: like that of the start, or like the relaxed one.</summary>
    private async Task<double[]?> FirstAsync(IntegerMaster master, ChoicePricing pricing, PricedRelaxation root, double[] any, CancellationToken cancellation)
    {
        try
        {
            return await master.NearestAsync(start is null ? root.SideValues : pricing.Guess(start.SideOf(problem), root.SideValues), allowed, cancellation).ConfigureAwait(false);
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
        var best = tried.Values.MinBy(choice => choice.Value)!;
        if (best.Sharpness > 0 || !(best.Value - record.Bound!.Value <= NearEnough * limits.RelativeGap * Math.Abs(best.Value))) return false;
        tried[ChoiceKey.Of(best.Side)] = pricing.Place(best, cancellation).Choice;
        return record.IsDone;
    }

    /// <summary>A new choice's price, or a known one's plan; null where nothing more can be had of it.</summary>
    private PricedChoice? Look(ChoicePricing pricing, double[] side, int count, CancellationToken cancellation) =>
        !tried.TryGetValue(ChoiceKey.Of(side), out var known) ? pricing.Try(side, count, cancellation)
        : known.Sharpness < ChoicePricing.MostSharpenings ? pricing.Place(known, cancellation).Choice
        : double.IsPositiveInfinity(known.Value) && struck.Add(ChoiceKey.Of(side)) ? known // named before its cut was there: the program is asked again
        : null;

    /// <summary>The bound of the cuts and the choice that attains it.</summary>
    private async Task<(double Bound, double[] Side)?> NextAsync(IntegerMaster master, ChoicePricing pricing, PricedChoice best, CancellationToken cancellation)
    {
        var floor = record.Bound!.Value;
        var unit = Math.Max(1e-9, limits.RelativeGap * Math.Abs(double.IsFinite(best.Value) ? best.Value : floor));
        try
        {
            return await master.SolveAsync(pricing.Cuts, floor, unit, allowed, cancellation).ConfigureAwait(false);
        }
        catch (BlockFailureException) when (record.Incumbent is null)
        {
            pricing.Place(best, cancellation); // the choice known so far is a plan too
            record.Raise(floor);
            throw;
        }
    }
}
