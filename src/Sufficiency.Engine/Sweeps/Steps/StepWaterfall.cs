using Sufficiency.Engine.Results.Money;

namespace Sufficiency.Engine.Sweeps.Steps;

/// <summary>One figure along a chain of plans, step by step. Start and changes add up to the end, and parts to their whole.</summary>
/// <param name="Figure">The figure.</param>
/// <param name="Start">The figure of the first plan.</param>
/// <param name="Steps">What each step does, in the order of the chain.</param>
public sealed record StepWaterfall(StepFigure Figure, decimal Start, IReadOnlyList<FigureStep> Steps)
{
    /// <summary>The figure of the last plan.</summary>
    public decimal End => Steps.Count == 0 ? Start : Steps[^1].After;

    /// <summary>What all steps add together.</summary>
    public decimal Change => Steps.Sum(step => step.Change);

    /// <summary>The waterfalls of a chain, a whole before its parts; a figure that some plan does not know has none.</summary>
    /// <param name="figures">The figures to follow.</param>
    /// <param name="chain">The plans: the start, then one for each step.</param>
    public static IReadOnlyList<StepWaterfall> Of(IReadOnlyList<StepFigure> figures, IReadOnlyList<ChainLink> chain)
    {
        ArgumentNullException.ThrowIfNull(figures);
        ArgumentNullException.ThrowIfNull(chain);
        var known = figures.Where(figure => figure.PartOf is null && chain.All(link => link.Figures.ContainsKey(figure.Code)));
        return [.. known.SelectMany(whole => Family(whole, [.. figures.Where(part => part.PartOf == whole.Code)], chain))];
    }

    /// <summary>A figure to its decimals.</summary>
    public static decimal Rounded(StepFigure figure, double value)
    {
        ArgumentNullException.ThrowIfNull(figure);
        return Math.Round((decimal)value, figure.Decimals, MidpointRounding.AwayFromZero);
    }

    private static IEnumerable<StepWaterfall> Family(StepFigure whole, IReadOnlyList<StepFigure> parts, IReadOnlyList<ChainLink> chain)
    {
        var values = chain.Select(link => Shown(whole, parts, link)).ToList();
        for (var i = 0; i <= parts.Count; i++)
        {
            var figure = i == 0 ? whole : parts[i - 1];
            if (i == 0 || values.Any(value => value[i] != 0)) yield return Along(figure, [.. values.Select(value => value[i])], chain);
        }
    }

    private static StepWaterfall Along(StepFigure figure, IReadOnlyList<decimal> values, IReadOnlyList<ChainLink> chain) =>
        new(figure, values[0],
            [.. chain.Skip(1).Select((link, i) => new FigureStep(link.Code, link.Name, values[i], values[i + 1]))]);

    /// <summary>The whole and its parts, rounded so that the parts add up to the whole.</summary>
    private static IReadOnlyList<decimal> Shown(StepFigure whole, IReadOnlyList<StepFigure> parts, ChainLink link)
    {
        if (parts.Count == 0) return [Rounded(whole, link.Figures[whole.Code])];
        var unit = Math.Pow(10.0, -whole.Decimals);
        var units = LargestRemainder.Units([.. parts.Select(part => link.Figures.GetValueOrDefault(part.Code))], unit);
        return [units.Sum() * (decimal)unit, .. units.Select(one => one * (decimal)unit)];
    }
}
