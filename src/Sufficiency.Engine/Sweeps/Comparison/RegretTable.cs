namespace Sufficiency.Engine.Sweeps.Comparison;

/// <summary>How well a plan does over all futures, each as likely as another.</summary>
internal sealed record PlanScore
{
    /// <summary>The plan.</summary>
    public required string Plan { get; init; }

    /// <summary>Futures in which it can be carried out.</summary>
    public required int Futures { get; init; }

    /// <summary>Mean of discounted money and penalties.</summary>
    public required double ExpectedGbp { get; init; }

    /// <summary>The dearest future.</summary>
    public required double WorstGbp { get; init; }

    /// <summary>Mean of the dearest futures, as many as the tail holds.</summary>
    public required double ConditionalValueAtRiskGbp { get; init; }

    /// <summary>Mean of what it costs beyond the best plan of each future.</summary>
    public required double ExpectedRegretGbp { get; init; }

    /// <summary>The most it costs beyond the best plan of a future.</summary>
    public required double MaximumRegretGbp { get; init; }
}

/// <summary>Regret over the plan × future matrix (Savage 1951) and the tail mean of Rockafellar and Uryasev (2000).</summary>
internal sealed class RegretTable
{
    private readonly IReadOnlyList<ComparisonCell> cells;
    private readonly Dictionary<string, double> bestOf;

    /// <param name="cells">The matrix; the best plan of a future is the least of its column.</param>
    public RegretTable(IReadOnlyList<ComparisonCell> cells)
    {
        this.cells = cells;
        bestOf = cells.Where(cell => cell.ObjectiveGbp is not null).GroupBy(cell => cell.Scenario, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Min(cell => cell.ObjectiveGbp!.Value), StringComparer.Ordinal);
    }

    /// <summary>What a cell costs beyond the best of its future; null where it is not solved.</summary>
    public double? RegretOf(ComparisonCell cell) => cell.ObjectiveGbp - (bestOf.TryGetValue(cell.Scenario, out var best) ? best : null);

    /// <summary>The scores of the plans that can be carried out in every future that any plan can; others are left out.</summary>
    /// <param name="tail">Share of futures that the tail holds; at least one future.</param>
    public IReadOnlyList<PlanScore> Scores(double tail) =>
    [
        .. cells.GroupBy(cell => cell.Plan, StringComparer.Ordinal)
            .Select(group => (Plan: group.Key, Solved: group.Where(cell => cell.ObjectiveGbp is not null).ToList()))
            .Where(row => row.Solved.Count == bestOf.Count && row.Solved.Count > 0)
            .Select(row => Score(row.Plan, row.Solved, tail)),
    ];

    /// <summary>Mean of the largest values; the last one counts by the part of it that the tail holds.</summary>
    public static double TailMean(IEnumerable<double> values, double tail)
    {
        var sorted = values.OrderDescending().ToList();
        var left = Math.Max(1.0, tail * sorted.Count);
        var (sum, weight) = (0.0, 0.0);
        foreach (var value in sorted)
        {
            var part = Math.Min(1.0, left - weight);
            if (part <= 0) break;
            (sum, weight) = (sum + (part * value), weight + part);
        }

        return sum / weight;
    }

    private PlanScore Score(string plan, List<ComparisonCell> solved, double tail)
    {
        var costs = solved.Select(cell => cell.ObjectiveGbp!.Value).ToList();
        var regrets = solved.Select(cell => RegretOf(cell)!.Value).ToList();
        return new()
        {
            Plan = plan,
            Futures = solved.Count,
            ExpectedGbp = costs.Average(),
            WorstGbp = costs.Max(),
            ConditionalValueAtRiskGbp = TailMean(costs, tail),
            ExpectedRegretGbp = regrets.Average(),
            MaximumRegretGbp = regrets.Max(),
        };
    }
}
