using System.Globalization;
using Sufficiency.Engine.Sweeps.Differences;
using Sufficiency.Engine.Sweeps.Steps;
using Sufficiency.Web.Charts;
using Sufficiency.Web.Reading;

namespace Sufficiency.Web.Comparison.Difference;

/// <summary>Sentences and tables on why two runs differ, for page, report and terminal.</summary>
public static class DifferenceWords
{
    /// <summary>Most changed inputs that a page lists of one subject; the table <c>changed_inputs</c> has all.</summary>
    public const int MostChanges = 12;

    private const double Half = 0.05;

    /// <summary>Years in words: 2026/27 to 2035/36.</summary>
    public static string Span(RunDifference difference)
    {
        ArgumentNullException.ThrowIfNull(difference);
        return $"{Words.Year(difference.FirstYear)} to {Words.Year(difference.LastYear)}";
    }

    /// <summary>Names of the two runs, without their paths.</summary>
    public static (string From, string To) Names(RunDifference difference)
    {
        ArgumentNullException.ThrowIfNull(difference);
        var (from, to) = (NameOf(difference.From), NameOf(difference.To));
        return from == to ? (difference.From, difference.To) : (from, to);
    }

    /// <summary>The difference in sentences, the whole first, then a sentence a step.</summary>
    public static IReadOnlyList<string> Sentences(RunDifference difference)
    {
        ArgumentNullException.ThrowIfNull(difference);
        var (from, to) = Names(difference);
        if (difference.Steps.Count == 0) return [$"{to} and {from} have the same inputs and the same figures."];
        return
        [
            $"{to} costs {MoneyAs(difference.Cost.Change)} {from} over {Span(difference)}, "
                + $"and lacks {LackAs(difference.Lack.Change)}.",
            .. difference.Steps.Select(step => Sentence(difference, step)),
        ];
    }

    /// <summary>What the proofs leave open, and so which steps are too small to read.</summary>
    public static string Proof(RunDifference difference)
    {
        ArgumentNullException.ThrowIfNull(difference);
        return difference.OpenGbp is { } open
            ? $"Each plan is proven to within {Pence.Short(open)} of the best, discounted. A step of less may be chance."
            : "Nothing is proven of one of these plans. A small step may be chance.";
    }

    /// <summary>What a step does, in one sentence.</summary>
    public static string Sentence(RunDifference difference, DifferenceStep step)
    {
        ArgumentNullException.ThrowIfNull(difference);
        ArgumentNullException.ThrowIfNull(step);
        var (cost, lack) = (Of(difference.Cost, step), Of(difference.Lack, step));
        var moved = step.Moved.Count == 0 ? "no scheme moves" : Words.List([.. step.Moved.Select(MovedAs)]);
        var changed = step.Subjects.Count == 0 || step.Changes == 0 ? "" : $" ({Words.Many(step.Changes, "value")})";
        var does = cost.Change == 0 && Math.Abs((double)lack.Change) < Half ? "cost and lack stay as they are"
            : $"{Signed(cost.Change)} and {Pupils(lack.Change)} pupil-years of lack";
        return $"{step.Title}{changed}: {does}; {moved}.";
    }

    /// <summary>A waterfall as a table whose last line is the sum; money to the penny.</summary>
    public static ChartTable Table(StepWaterfall waterfall)
    {
        ArgumentNullException.ThrowIfNull(waterfall);
        return new(
            ["Changed", "Before", "Change", "After"],
            [
                .. waterfall.Steps.Select(step => Line(step.Name, step.Before, step.Change, step.After)),
                Line("All", waterfall.Start, waterfall.Change, waterfall.End),
            ],
            TotalRows: 1);

        IReadOnlyList<string> Line(string name, decimal before, decimal change, decimal after) =>
            [name, Exact(waterfall.Figure, before), (change > 0 ? "+" : "") + Exact(waterfall.Figure, change),
                Exact(waterfall.Figure, after)];
    }

    /// <summary>Changed inputs of one step, the first of each subject.</summary>
    public static ChartTable Inputs(IReadOnlyList<ChangedInput> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        return new(
            ["Input", "Row", "Column", "Before", "After"],
            [.. changes.Take(MostChanges).Select(change => (IReadOnlyList<string>)
                [change.File, change.Row, change.Column, Shown(change, change.Old), Shown(change, change.New)])],
            TextColumns: [1, 2, 3, 4]);
    }

    /// <summary>The bars of a waterfall, rounded as they are written.</summary>
    public static (IReadOnlyList<WaterfallStep> Steps, WaterfallStep Total) Bars(StepWaterfall waterfall)
    {
        ArgumentNullException.ThrowIfNull(waterfall);
        return (
            [.. waterfall.Steps.Select(step => new WaterfallStep(step.Name, (double)step.Change, Text(step.Change)))],
            new("All", (double)waterfall.Change, Text(waterfall.Change)));

        string Text(decimal change) => waterfall.Figure.Unit == "GBP" ? Signed(change) : Pupils(change);
    }

    /// <summary>The unit of a figure in words.</summary>
    public static string Unit(StepFigure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        return figure.Unit == "GBP" ? "£" : figure.Unit;
    }

    /// <summary>What a step does to a figure.</summary>
    internal static FigureStep Of(StepWaterfall waterfall, DifferenceStep step) => waterfall.Steps.First(one => one.Code == step.Code);

    private static string Exact(StepFigure figure, decimal value) => figure.Unit == "GBP" ? Pence.Text((long)(value * 100m))
        : value.ToString("N1", CultureInfo.InvariantCulture).Replace('-', '−');

    private static string MoneyAs(decimal change) => change == 0 ? "as much, to the penny, as"
        : $"{Pence.Short((double)Math.Abs(change))} {(change < 0 ? "less" : "more")} than";

    private static string LackAs(decimal change) => Math.Abs((double)change) < Half ? "as many places"
        : $"{Words.Count((double)Math.Abs(change))} {(change < 0 ? "fewer" : "more")} pupil-years of places";

    private static string Signed(decimal change) => change == 0 ? "£0" : Pence.ShortMore((double)change);

    private static string Pupils(decimal change) => Math.Abs((double)change) < Half ? "no"
        : (change > 0 ? "+" : "−") + Words.Count((double)Math.Abs(change));

    private static string MovedAs(MovedOpening moved) => (moved.Before, moved.After) switch
    {
        (null, { } year) => $"{moved.Name} opens in {Words.Year(year)}",
        ({ } year, null) => $"{moved.Name} opens no more (it did in {Words.Year(year)})",
        ({ } before, { } after) => $"{moved.Name} opens in {Words.Year(after)} instead of {Words.Year(before)}",
        _ => moved.Name,
    };

    private static string Shown(ChangedInput change, string? value) => value switch
    {
        null => change.File == "--set" ? "as in the data" : "none",
        "" => "empty",
        { Length: > 60 } => value[..57] + "…",
        _ => value,
    };

    private static string NameOf(string folder) => Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));
}
