using System.Globalization;
using Sufficiency.Engine.Results.Money;
using Sufficiency.Engine.Sweeps.Mitigation;
using Sufficiency.Engine.Sweeps.Steps;
using Sufficiency.Web.Charts;
using Sufficiency.Web.Reading;

namespace Sufficiency.Web.Mitigation;

/// <summary>Figures of a study of actions as tables and steps, whose shown lines add up.</summary>
public static class MitigationFigures
{
    private const string Money = "GBP";

    /// <summary>A figure with its unit.</summary>
    public static string Text(StepFigure figure, decimal value)
    {
        ArgumentNullException.ThrowIfNull(figure);
        var sign = value < 0 ? "−" : "";
        return figure.Unit == Money ? $"{sign}£{Number(Math.Abs(value), figure.Decimals)}"
            : $"{sign}{Number(Math.Abs(value), figure.Decimals)}";
    }

    /// <summary>A change with its sign and unit.</summary>
    public static string More(StepFigure figure, decimal value) => value > 0 ? $"+{Text(figure, value)}" : Text(figure, value);

    /// <summary>A figure step by step: before, change, after, and what each action does alone.</summary>
    public static ChartTable Steps(StepWaterfall waterfall, AloneEffects? alone)
    {
        ArgumentNullException.ThrowIfNull(waterfall);
        var figure = waterfall.Figure;
        return new(
            ["Step", "Before", "Change on top", "After", "Change alone"],
            [
                .. waterfall.Steps.Select((step, i) => (IReadOnlyList<string>)
                [
                    step.Name, Text(figure, step.Before), More(figure, step.Change), Text(figure, step.After),
                    i == 0 || alone is null ? "–" : More(figure, alone.Changes[i - 1]),
                ]),
                ["All", Text(figure, waterfall.Start), More(figure, waterfall.Change), Text(figure, waterfall.End),
                    alone is null ? "–" : More(figure, alone.Changes.Sum())],
            ],
            TotalRows: 1);
    }

    /// <summary>The parts of a figure, one a row, and what each step does to them.</summary>
    public static ChartTable Parts(MitigateOutcome study, StepWaterfall whole)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(whole);
        var parts = study.Waterfalls.Where(part => part.Figure.PartOf == whole.Figure.Code).Append(whole).ToList();
        return new(
            ["Part", .. whole.Steps.Select(step => step.Name), "All"],
            [
                .. parts.Select(part => (IReadOnlyList<string>)
                [
                    part == whole ? "All" : part.Figure.Name,
                    .. part.Steps.Select(step => More(part.Figure, step.Change)), More(part.Figure, part.Change),
                ]),
            ],
            TotalRows: 1);
    }

    /// <summary>The steps as they are drawn, in whole units whose sum is the whole drawn.</summary>
    public static (IReadOnlyList<WaterfallStep> Steps, WaterfallStep Total) Drawn(StepWaterfall waterfall)
    {
        ArgumentNullException.ThrowIfNull(waterfall);
        var figure = waterfall.Figure;
        var most = waterfall.Steps.Max(step => Math.Abs(step.Change));
        var unit = figure.Unit != Money ? 1.0 : most >= 1_000_000 ? 100_000.0 : 1_000.0;
        var units = LargestRemainder.Units([.. waterfall.Steps.Select(step => (double)step.Change)], unit);
        string Written(double value) =>
            figure.Unit == Money ? Words.MillionsMore(value) : More(figure with { Decimals = 0 }, (decimal)value);
        var sum = units.Sum() * unit;
        return ([.. waterfall.Steps.Zip(units).Select(pair => new WaterfallStep(pair.First.Name, pair.Second * unit,
            Written(pair.Second * unit)))], new("All", sum, Written(sum)));
    }

    /// <summary>What actions do together beyond the sum of what each does alone, in a sentence.</summary>
    public static string Interaction(AloneEffects alone)
    {
        ArgumentNullException.ThrowIfNull(alone);
        return $"Together the actions change it by {More(alone.Figure, alone.Together)}; the sum of each alone is "
            + $"{More(alone.Figure, alone.Changes.Sum())}. Interaction: {More(alone.Figure, alone.Interaction)}.";
    }

    /// <summary>A year that a scheme opens in, in words.</summary>
    public static string Opening(int? year) => year is { } start ? Words.Year(start) : "not built";

    private static string Number(decimal value, int decimals) =>
        value.ToString("#,0" + (decimals > 0 ? "." + new string('0', decimals) : ""), CultureInfo.InvariantCulture);
}
