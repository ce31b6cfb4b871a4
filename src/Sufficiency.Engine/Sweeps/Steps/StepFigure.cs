namespace Sufficiency.Engine.Sweeps.Steps;

/// <summary>A figure by which the plans of a chain are told apart.</summary>
/// <param name="Code">Its code, such as <c>discounted_gbp</c>.</param>
/// <param name="Name">Its name in plain words.</param>
/// <param name="Unit">Its unit, such as GBP or pupils.</param>
/// <param name="Decimals">Decimals that are kept: two for money.</param>
/// <param name="PartOf">Code of the figure that it is a part of; null for a whole.</param>
public sealed record StepFigure(string Code, string Name, string Unit, int Decimals, string? PartOf = null);

/// <summary>A plan of a chain: it differs from the plan before it by one step.</summary>
/// <param name="Code">Code of the step that leads to it.</param>
/// <param name="Name">The step in plain words.</param>
/// <param name="Figures">Its figures by code. A whole that is missing is not known; a part that is missing is nil.</param>
public sealed record ChainLink(string Code, string Name, IReadOnlyDictionary<string, double> Figures);

/// <summary>What one step does to one figure.</summary>
/// <param name="Code">Code of the step.</param>
/// <param name="Name">The step in plain words.</param>
/// <param name="Before">The figure before it.</param>
/// <param name="After">The figure after it.</param>
public sealed record FigureStep(string Code, string Name, decimal Before, decimal After)
{
    /// <summary>What the step adds; below nought for what it takes away.</summary>
    public decimal Change => After - Before;
}
