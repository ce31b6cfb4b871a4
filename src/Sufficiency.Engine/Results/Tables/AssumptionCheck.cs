namespace Sufficiency.Engine.Results.Tables;

/// <summary>What an assumption at one end of its range does to the chosen schemes.</summary>
/// <param name="Path">The assumption.</param>
/// <param name="Name">What it is in plain words.</param>
/// <param name="End">low or high.</param>
/// <param name="Value">Its value there, as the range gives it.</param>
/// <param name="Status">solved, or why not.</param>
/// <param name="ChosenGbp">Objective with the schemes that are best there; null where not solved.</param>
/// <param name="KeptGbp">Objective there with the schemes of the plan; null where they have no plan there.</param>
/// <param name="Changes">How the best schemes differ from the plan's, in names; empty where they do not.</param>
/// <param name="IsTurning">Whether keeping the plan's schemes is proven to cost more there.</param>
public sealed record AssumptionCheck(string Path, string Name, string End, string Value, string Status, double? ChosenGbp,
    double? KeptGbp, string Changes, bool IsTurning)
{
    /// <summary>The status of what is solved.</summary>
    public const string Solved = "solved";

    /// <summary>What keeping the plan's schemes costs there; null where that is not known.</summary>
    public double? RegretGbp => KeptGbp - ChosenGbp;
}
