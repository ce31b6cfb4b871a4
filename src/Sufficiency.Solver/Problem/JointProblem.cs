namespace Sufficiency.Solver.Problem;

/// <summary>One future of a joint problem.</summary>
/// <param name="Problem">The problem of this future.</param>
/// <param name="Weight">Its probability.</param>
/// <param name="ColumnOf">The integer that a shared decision opens in it; −1 if the decision opens none. Integers that no decision opens
/// stay at their lower bounds. [shared decision]</param>
internal sealed record JointFuture(MixedIntegerProblem Problem, double Weight, int[] ColumnOf);

/// <summary>
/// A two-stage stochastic programme: shared decisions are taken before the future is known, and all else is decided in each future.
/// </summary>
/// <remarks>Birge and Louveaux, Introduction to Stochastic Programming (Springer, 2nd edition 2011), chapters 2 and 5.</remarks>
/// <param name="DecisionCount">Number of shared decisions, each yes or no.</param>
/// <param name="AtMostOne">Sets of decisions of which at most one is taken.</param>
/// <param name="Futures">The futures; their weights add up to one.</param>
/// <param name="Risk">Turns the costs of all futures into one figure.</param>
internal sealed record JointProblem(int DecisionCount, IReadOnlyList<int[]> AtMostOne, IReadOnlyList<JointFuture> Futures, RiskMeasure Risk)
{
    /// <summary>Decisions to look at before any other; the rows may forbid them. [][shared decision]</summary>
    public IReadOnlyList<double[]> UsualChoices { get; init; } = [];

    /// <summary>Weights of the futures, in order.</summary>
    public double[] Weights { get; } = [.. Futures.Select(future => future.Weight)];

    /// <summary>Turns the costs of all futures into one figure.</summary>
    public double Rate(IEnumerable<double> costs) => Risk.Of([.. costs], Weights);
}

/// <summary>Turns the costs of several futures into one figure: (1 − λ) × mean + λ × mean of the dearest (CVaR).</summary>
/// <remarks>Rockafellar and Uryasev, Optimization of conditional value-at-risk, Journal of Risk 2 (2000) 21–41.</remarks>
/// <param name="TailWeight">λ, from 0 (the mean alone) to 1 (the dearest futures alone).</param>
/// <param name="Tail">Share of futures, by weight, that counts as the dearest; above 0, at most 1.</param>
public sealed record RiskMeasure(double TailWeight = 0.0, double Tail = 0.1)
{
    /// <summary>The figure.</summary>
    public double Of(IReadOnlyList<double> costs, IReadOnlyList<double> weights) =>
        ((1.0 - TailWeight) * Mean(costs, weights)) + (TailWeight == 0.0 ? 0.0 : TailWeight * TailMean(costs, weights));

    /// <summary>Mean by weight.</summary>
    public static double Mean(IReadOnlyList<double> costs, IReadOnlyList<double> weights)
    {
        ArgumentNullException.ThrowIfNull(costs);
        ArgumentNullException.ThrowIfNull(weights);
        var sum = 0.0;
        for (var n = 0; n < costs.Count; n++) sum += weights[n] * costs[n];
        return sum;
    }

    /// <summary>Mean of the dearest futures. The last of these futures counts by the part of it that the tail holds.</summary>
    public double TailMean(IReadOnlyList<double> costs, IReadOnlyList<double> weights)
    {
        ArgumentNullException.ThrowIfNull(costs);
        ArgumentNullException.ThrowIfNull(weights);
        var (sum, left) = (0.0, Tail);
        foreach (var n in Enumerable.Range(0, costs.Count).OrderByDescending(n => costs[n]))
        {
            var part = Math.Min(left, weights[n]);
            sum += part * costs[n];
            left -= part;
        }

        return sum / (Tail - left);
    }
}

/// <summary>The answer to a joint problem.</summary>
internal sealed record JointSolution
{
    /// <summary>How good the solution is.</summary>
    public required SolutionStatus Status { get; init; }

    /// <summary>Why it stopped.</summary>
    public required StopReason Reason { get; init; }

    /// <summary>Plain words on the reason.</summary>
    public string Message { get; init; } = "";

    /// <summary>Costs of all futures as one figure; null if there is no plan.</summary>
    public double? Objective { get; init; }

    /// <summary>Lower bound on the joint figure of all decisions; null if none is proven.</summary>
    public double? Bound { get; init; }

    /// <summary>Proven relative gap; null if plan or bound is missing.</summary>
    public double? Gap => Objective is { } objective
        && Bound is { } bound ? Math.Max(0.0, (objective - bound) / Math.Max(1e-9, Math.Abs(objective))) : null;

    /// <summary>1 for each decision taken, 0 for all others; empty if there is no plan.</summary>
    public double[] Taken { get; init; } = [];

    /// <summary>The plan of each future under these decisions, with the bound under these decisions; empty if there is no plan.</summary>
    public IReadOnlyList<ProblemSolution> Futures { get; init; } = [];

    /// <summary>A future whose own rows allow no plan at all; null if there is none.</summary>
    public int? Blocked { get; init; }

    /// <summary>Name and version of the solver.</summary>
    public string Solver { get; init; } = "";
}
