using Sufficiency.Engine.Sweeps.Comparison;
using Sufficiency.Web.Reading;

namespace Sufficiency.Web.Sweeps;

/// <summary>The answer of a sweep in sentences.</summary>
public static class SweepWords
{
    private const double Near = 0.02; // places short that differ by less are as good as the same

    /// <summary>A future by where it stands: <c>growth high, annexe late</c>; a draw by its number.</summary>
    public static string Future(ScenarioResult scenario, SweepResults sweep)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var levels = sweep.Axes.Where(axis => !axis.IsDrawn && scenario.Levels.ContainsKey(axis.Name))
            .Select(axis => $"{axis.Name} {scenario.Levels[axis.Name]}").ToList();
        if (sweep.Axes.Any(axis => axis.IsDrawn)) levels.Add($"draw {Words.Count(scenario.Number + 1)}");
        return levels.Count == 0 ? scenario.Name : string.Join(", ", levels);
    }

    /// <summary>Places short as a cell says it.</summary>
    public static string Short(double? places) => places is { } number ? $"{Words.Count(number)} short" : "– short";

    /// <summary>The answer in one paragraph: never a cost without the lack of places beside it.</summary>
    public static string InShort(SweepResults sweep)
    {
        var solved = sweep.Solved.ToList();
        if (solved.Count == 0) return "No future is solved yet.";
        var (cheapest, fullest) = (solved.MinBy(row => row.CostGbp)!, solved.MinBy(row => row.PlacesShort ?? double.MaxValue)!);
        var year = Words.Year(sweep.LastYear!.Value);
        if (solved.Count == 1) return $"One future is solved: it costs {CostAndLack(cheapest)} in {year}.";
        var (least, most) = (solved.Min(row => row.PlacesShort), solved.Max(row => row.PlacesShort));
        var lack = least is null ? "" : Words.Count(least) == Words.Count(most)
            ? $", and the county lacks {Words.Many(least.Value, "place")} in {year} in all of them"
            : $", and the county lacks {Words.Count(least)} to {Words.Many(most!.Value, "place")} in {year}";
        var range = $"In {Words.Count(solved.Count)} futures the plan costs {Words.Millions(cheapest.CostGbp)} to "
            + $"{Words.Millions(solved.Max(row => row.CostGbp))}{lack}.";
        var cheap = $" The cheapest is {Future(cheapest, sweep)}: {CostAndLack(cheapest)}";
        return range + (fullest.PlacesShort is null || cheapest.PlacesShort - fullest.PlacesShort <= Near * cheapest.PlacesShort
            ? $"{cheap}." : $"{cheap}; fewest places are short with {Future(fullest, sweep)}: {CostAndLack(fullest)}.");
    }

    /// <summary>What moves the figures most; null where nothing does.</summary>
    public static string? WhatMoves(SweepResults sweep)
    {
        ArgumentNullException.ThrowIfNull(sweep);
        var (cost, lack) = (Largest(sweep, false), Largest(sweep, true));
        if (cost is null && lack is null) return null;
        var more = lack is null ? "" : $" the lack of places by {Words.Many(lack.High - lack.Low, "place")} "
            + $"({lack.Axis}, {lack.LowLevel} to {lack.HighLevel})";
        return cost is null ? $"What moves most:{more}."
            : $"What moves most: the cost by {Words.Millions(cost.High - cost.Low)} ({cost.Axis}, {cost.LowLevel} to {cost.HighLevel})"
            + $"{(more.Length == 0 ? "" : " and")}{more}.";
    }

    private static SweepEffect? Largest(SweepResults sweep, bool isLack) => sweep.Effects
        .Where(effect => effect.IsLack == isLack && effect.High - effect.Low > (isLack ? 0.5 : 50_000))
        .MaxBy(effect => effect.High - effect.Low);

    private static string CostAndLack(ScenarioResult row) =>
        $"{Words.Millions(row.CostGbp)}" + (row.PlacesShort is { } places ? $" with {Words.Many(places, "place")} short" : "");
}
