namespace Sufficiency.Engine.Results.Tables;

/// <summary>What an assumption at one end of its range does to the chosen schemes.</summary>
public sealed record AssumptionCheck
{
    /// <summary>The assumption.</summary>
    public required string Path { get; init; }

    /// <summary>What it is in plain words.</summary>
    public required string Name { get; init; }

    /// <summary>low or high.</summary>
    public required string End { get; init; }

    /// <summary>Its value there, as the range gives it.</summary>
    public required string Value { get; init; }

    /// <summary>solved, or why not.</summary>
    public required string Status { get; init; }

    /// <summary>Objective with the schemes that are best there; null where not solved.</summary>
    public required double? ChosenGbp { get; init; }

    /// <summary>Objective there with the schemes of the plan; null where they have no plan there.</summary>
    public required double? KeptGbp { get; init; }

    /// <summary>How the best schemes differ from the plan's, in names; empty where they do not.</summary>
    public required string Changes { get; init; }

    /// <summary>Whether keeping the plan's schemes is proven to cost more there.</summary>
    public required bool IsTurning { get; init; }

    /// <summary>The status of what is solved.</summary>
    public const string Solved = "solved";

    /// <summary>What keeping the plan's schemes costs there; null where that is not known.</summary>
    public double? RegretGbp => KeptGbp - ChosenGbp;
}
