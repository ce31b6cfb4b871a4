using Sufficiency.Solver.Problem;

namespace Sufficiency.Solver.Stochastic;

/// <summary>Adds up cuts of all futures and rules by duals: the least over the decisions' bounds is a
/// bound that needs no solver's word.</summary>
/// <remarks>
/// The risk measure is the most of Σ p θ over weights p = (1 − λ) w + q with Σ q = λ and 0 ≤ q ≤ λ w / tail (its dual, Rockafellar and
/// Uryasev 2002): any such p bounds it from below.
/// </remarks>
internal sealed class JointWeights(JointProblem problem)
{
    /// <summary>The proof; null where the duals weigh no cut of some future. Scales weights so that
    /// each future's add up to its own.</summary>
    /// <param name="cuts">Cuts of each future.</param>
    /// <param name="weights">Duals of the cuts, not below nil.</param>
    /// <param name="rules">Rules over the decisions.</param>
    /// <param name="prices">Duals of the rules; those of a wrong sign count as nil.</param>
    /// <param name="isFixed">Decisions that are never taken.</param>
    public JointProof? Weigh(OptimalityCut[][] cuts, double[][] weights, SharedRow[] rules, double[] prices, bool[] isFixed)
    {
        double[] totals = [.. weights.Select(own => own.Sum())];
        var shares = InRisk(totals);
        var (bound, reduced) = (0.0, new double[problem.DecisionCount]);
        for (var n = 0; n < cuts.Length; n++)
        {
            if (!(shares[n] > 0.0)) continue;
            if (!(totals[n] > 0.0)) return null;
            for (var c = 0; c < cuts[n].Length; c++)
            {
                if (!((weights[n][c] *= shares[n] / totals[n]) > 0.0)) continue;
                bound += weights[n][c] * cuts[n][c].Constant;
                for (var d = 0; d < reduced.Length; d++) reduced[d] += weights[n][c] * cuts[n][c].Coefficients[d];
            }
        }

        for (var r = 0; r < rules.Length; r++)
        {
            var limit = prices[r] > 0.0 ? rules[r].Lower : rules[r].Upper;
            if (prices[r] == 0.0 || !double.IsFinite(limit)) continue;
            bound += prices[r] * limit;
            for (var e = 0; e < rules[r].Decisions.Length; e++) reduced[rules[r].Decisions[e]] -= prices[r] * rules[r].Coefficients[e];
        }

        return new(bound + reduced.Where((_, d) => !isFixed[d]).Sum(value => Math.Min(0.0, value)), reduced);
    }

    /// <summary>Weights of the futures near those given that the risk measure allows.</summary>
    private double[] InRisk(double[] totals)
    {
        var (tail, risk) = (problem.Risk.TailWeight, problem.Risk);
        double[] sure = [.. problem.Weights.Select(weight => (1.0 - tail) * weight)];
        double[] most = [.. problem.Weights.Select(weight => tail * weight / risk.Tail)];
        double[] extra = [.. totals.Select((total, n) => Math.Clamp(total - sure[n], 0.0, most[n]))];
        var sum = extra.Sum();
        if (sum > tail) extra = [.. extra.Select(value => value * tail / sum)];
        var slack = most.Zip(extra, (upper, value) => upper - value).Sum();
        var lack = Math.Max(0.0, tail - extra.Sum());
        return [.. extra.Select((value, n) => sure[n] + value + (slack > 0.0 ? Math.Min(1.0, lack / slack) * (most[n] - value) : 0.0))];
    }
}
