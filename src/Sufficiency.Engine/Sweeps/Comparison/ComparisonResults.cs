namespace Sufficiency.Engine.Sweeps.Comparison;

/// <summary>A comparison of a sweep's plans as its tables show it.</summary>
public sealed record ComparisonResults
{
    /// <summary>Plans that can be carried out in every future, the least expected cost first.</summary>
    public required IReadOnlyList<ComparedPlan> Plans { get; init; }

    /// <summary>Plans that some future does not allow, by what is in them.</summary>
    public required IReadOnlyList<string> NotEverywhere { get; init; }

    /// <summary>Names of futures, in the order of the sweep.</summary>
    public required IReadOnlyList<string> Futures { get; init; }

    /// <summary>Each plan in each future.</summary>
    public required IReadOnlyList<PlanInFuture> Cells { get; init; }

    /// <summary>Schemes that every good plan opens, with the first year, and whether as a first step.</summary>
    public required IReadOnlyList<(string Scheme, int FirstYear, bool IsFirstStep)> Common { get; init; }

    /// <summary>Schemes of the best plan by name, with what they are worth.</summary>
    public required IReadOnlyList<(string Name, SchemeWorth Worth)> Schemes { get; init; }
}

/// <summary>A plan over all futures.</summary>
public sealed record ComparedPlan
{
    /// <summary>Its name, as in the cells.</summary>
    public required string Name { get; init; }

    /// <summary>What is in it, such as <c>without Faringdon special free school</c>.</summary>
    public required string Title { get; init; }

    /// <summary>Schemes that it opens, with the year.</summary>
    public required IReadOnlyList<(string Scheme, int Year)> Openings { get; init; }

    /// <summary>Futures whose own plan it is.</summary>
    public required int OwnPlanOf { get; init; }

    /// <summary>Mean of discounted money and penalties.</summary>
    public required double ExpectedGbp { get; init; }

    /// <summary>Mean of the dearest futures.</summary>
    public required double TailGbp { get; init; }

    /// <summary>Mean of what it costs beyond the best plan of each future.</summary>
    public required double MeanRegretGbp { get; init; }

    /// <summary>The most it costs beyond the best plan of a future.</summary>
    public required double LargestRegretGbp { get; init; }

    /// <summary>Where it is the best: expected cost, regret, tail.</summary>
    public required IReadOnlyList<string> Merits { get; init; }
}

/// <summary>A plan carried out in a future.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Future">The future.</param>
/// <param name="CostGbp">Money of all years; null if the future does not allow the plan.</param>
/// <param name="PupilYearsWaiting">Pupils waiting, summed over years.</param>
/// <param name="RegretGbp">What it costs beyond the best plan of the future.</param>
public sealed record PlanInFuture(string Plan, string Future, double? CostGbp, double? PupilYearsWaiting, double? RegretGbp);
