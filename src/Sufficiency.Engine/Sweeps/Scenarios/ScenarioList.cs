using System.Globalization;
using Sufficiency.Engine.Packs.Overrides;
using Sufficiency.Engine.Sweeps.Files;

namespace Sufficiency.Engine.Sweeps.Scenarios;

/// <summary>The scenarios of a sweep in order: the first axis turns slowest, draws fastest. Made one by one, never all at once.</summary>
internal sealed class ScenarioList
{
    private readonly SweepFile file;
    private readonly DrawTable? draws;

    public ScenarioList(SweepFile file)
    {
        this.file = file;
        draws = file.Sample is { } sample ? new(sample) : null;
    }

    /// <summary>Every scenario.</summary>
    public IEnumerable<Scenario> All()
    {
        var number = 0L;
        foreach (var levels in Combinations())
        {
            if (file.Exclusions.Any(exclusion => exclusion.Covers(levels))) continue;
            for (var draw = 0; draw < (file.Sample?.Draws ?? 1); draw++) yield return Make(number++, levels, draw);
        }
    }

    /// <summary>The common part: what holds in every scenario, and nothing else.</summary>
    public Scenario Common =>
        new(-1, "base", true, [], SweepOverride.TextsOf(file.Set)) { Additions = SweepOverride.AdditionsOf(file.Set) };

    /// <summary>As many scenarios as asked for, evenly over all of them.</summary>
    public static IReadOnlyList<Scenario> Evenly(IReadOnlyList<Scenario> all, int most) =>
        all.Count <= most ? all : [.. Enumerable.Range(0, most).Select(i => all[(int)((long)i * all.Count / most)])];

    /// <summary>A drawn number as files write it.</summary>
    public static string Written(double value) =>
        RelativeValue.Written(double.Parse(value.ToString("G10", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));

    private IEnumerable<int[]> Combinations()
    {
        if (file.Listed is not null)
        {
            foreach (var combination in file.Listed) yield return [.. combination.Levels];
            yield break;
        }

        var levels = new int[file.Axes.Count];
        while (true)
        {
            yield return [.. levels];
            var axis = levels.Length - 1;
            while (axis >= 0 && ++levels[axis] == file.Axes[axis].Levels.Count) levels[axis--] = 0;
            if (axis < 0) yield break;
        }
    }

    private Scenario Make(long number, int[] levels, int draw)
    {
        var on = file.Axes.Select((axis, i) => (Axis: axis, Level: axis.Levels[levels[i]])).ToList();
        List<SweepOverride> changes = [.. file.Set, .. on.SelectMany(pair => pair.Level.Overrides)];
        var drawn = file.Sample?.Factors.Select((factor, i) => (Factor: factor, Text: Written(draws!.ValueOf(i, draw)))).ToList() ?? [];
        var names = on.Select(pair => $"{pair.Axis.Name}-{pair.Level.Name}");
        if (file.Sample is { } sample)
            names = names.Append("draw-" + (draw + 1).ToString(CultureInfo.InvariantCulture)
                .PadLeft(sample.Draws.ToString(CultureInfo.InvariantCulture).Length, '0'));
        return new(
            number,
            string.Join('_', names),
            file.Sample is null && on.All(pair => pair.Level.IsBase),
            [
                .. on.Select(pair => new ScenarioLevel(pair.Axis.Name, pair.Level.Name, null)),
                .. drawn
                    .Select(pair => new ScenarioLevel(pair.Factor.Name, pair.Text, double.Parse(pair.Text, CultureInfo.InvariantCulture))),
            ],
            [
                .. SweepOverride.TextsOf(changes),
                .. drawn.SelectMany(pair => pair.Factor.Targets.Select(target => target.Prefix + pair.Text)),
            ])
        { Additions = SweepOverride.AdditionsOf(changes) };
    }
}
