namespace Sufficiency.Engine.Storage;

/// <summary>The outcome of one solve.</summary>
public sealed record PlanOutcome
{
    /// <summary>The status in snake case, such as <c>within_gap</c>.</summary>
    public required string Status { get; init; }

    /// <summary>The reason why the solver stopped, in snake case, such as <c>finished</c>.</summary>
    public required string Reason { get; init; }

    /// <summary>The reason in plain words.</summary>
    public string Message { get; init; } = "";

    /// <summary>Name and version of the solver.</summary>
    public required string Solver { get; init; }

    /// <summary>Discounted money and penalties together.</summary>
    public required double ObjectiveGbp { get; init; }

    /// <summary>Proven lower bound; null if none is proven.</summary>
    public double? BoundGbp { get; init; }

    /// <summary>Proven relative gap; null if none is proven.</summary>
    public double? Gap { get; init; }

    /// <summary>Undiscounted money of all planned years; filled in by the writer.</summary>
    public double TotalCostGbp { get; init; }

    /// <summary>Undiscounted penalties of all planned years; filled in by the writer.</summary>
    public double TotalPenaltyGbp { get; init; }

    /// <summary>Pupils waiting, summed over planned years; filled in by the writer.</summary>
    public double PupilYearsWaiting { get; init; }

    /// <summary>Undiscounted money of years carried forward from the base, which is part of no
    /// other total; filled in by the writer.</summary>
    public double CarriedCostGbp { get; init; }
}
