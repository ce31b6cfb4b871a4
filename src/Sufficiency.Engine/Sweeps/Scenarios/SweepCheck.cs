using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Packs.Overrides;
using Sufficiency.Engine.Sweeps.Files;

namespace Sufficiency.Engine.Sweeps.Scenarios;

/// <summary>Tries every level and the ends of every drawn factor on the pack. So a faulty sweep is refused before anything is
/// solved.</summary>
internal sealed class SweepCheck(SweepFile file, IssueCollector issues)
{
    private const int MostScenariosTried = 12;
    private readonly SweepReport report = new(issues);
    private readonly DatasetReader reader = new();
    private readonly Dictionary<string, (string Owner, bool IsAbsolute)> touched = new(StringComparer.Ordinal);

    /// <summary>Checks; the pack with what holds in every scenario, or null where that is at fault.</summary>
    public LoadedDataset? Check()
    {
        var pack = Load([], null);
        if (pack is null) return null;
        var common = file.Set.Count == 0 ? pack : Load(file.Set, file.Set[0].Place);
        if (common is null) return null;
        foreach (var axis in file.Axes)
        {
            foreach (var level in axis.Levels.Where(level => !level.IsBase)) CheckLevel(axis, level, common);
        }

        CheckFactors(common);
        if (!issues.Any) TryScenarios();
        return common;
    }

    /// <summary>Whether two values of the pack say the same. Numbers are compared by size, texts without spaces.</summary>
    public static bool SayTheSame(string? left, string? right)
    {
        if (Spaceless(left) == Spaceless(right)) return true;
        return Packs.Schema.NumberParser.Number(left ?? "", null, null, out _) is double first
            && Packs.Schema.NumberParser.Number(right ?? "", null, null, out _) is double second && first.Equals(second);
    }

    private static string Spaceless(string? text) => (text ?? "").Replace(" ", "", StringComparison.Ordinal);

    /// <summary>What a pack changes beyond what holds in every scenario.</summary>
    private static List<AppliedOverride> Beyond(LoadedDataset common, LoadedDataset loaded) =>
    [
        .. loaded.Additions.Skip(common.Additions.Count).Select(addition => addition.AsChange()),
        .. loaded.Overrides.Skip(common.Overrides.Count),
    ];

    private void CheckLevel(SweepAxis axis, SweepLevel level, LoadedDataset common)
    {
        if (level.Overrides.Count == 0)
        {
            report.Add(level.Place, null, $"The level {level.Name} of {axis.Name} changes nothing.",
                "Give it changes, or write base for the level that leaves the pack as it is.");
            return;
        }

        if (Load([.. file.Set, .. level.Overrides], level.Place) is not { } loaded) return;
        var applied = Beyond(common, loaded);
        if (applied.All(change => SayTheSame(change.OldValue, change.NewValue)))
            report.Add(level.Place, string.Join("; ", level.Overrides.Select(change => change.Text)),
                $"The level {level.Name} of {axis.Name} changes nothing: the pack says so already.",
                "Change something else, or write base for the level that leaves the pack as it is.");
        foreach (var change in applied)
            Touch(axis.Name, change.Path, level.Overrides.Any(change2 => IsAbsolute(change2.Text, change2.Path, change.Path)), level.Place);
    }

    private void CheckFactors(LoadedDataset common)
    {
        if (file.Sample is not { } sample) return;
        var draws = new DrawTable(sample);
        for (var f = 0; f < sample.Factors.Count; f++)
        {
            var factor = sample.Factors[f];
            var values = Enumerable.Range(0, sample.Draws).Select(draw => draws.ValueOf(f, draw)).ToList();
            var changes = 0;
            foreach (var end in new[] { values.Min(), values.Max() }.Distinct())
            {
                var text = ScenarioList.Written(end);
                var overrides = factor.Targets
                    .Select(target => new SweepOverride(target.Path, target.Prefix + text, text, target.Place)).ToList();
                if (Load([.. file.Set, .. overrides], factor.Targets[0].Place) is not { } loaded) return;
                var applied = Beyond(common, loaded);
                changes += applied.Count(change => !SayTheSame(change.OldValue, change.NewValue));
                foreach (var change in applied)
                    Touch(factor.Name, change.Path, overrides.Any(one => IsAbsolute(one.Text, one.Path, change.Path)),
                        factor.Targets[0].Place);
            }

            if (changes == 0)
                report.Add(factor.Targets[0].Place, null, $"No draw of {factor.Name} changes anything.",
                    "Widen its distribution, or delete the factor.");
        }
    }

    /// <summary>Tries a few combinations, since they can be at fault although their parts are not. The others are tried when they are
    /// solved.</summary>
    private void TryScenarios()
    {
        var scenarios = new ScenarioList(file);
        var count = scenarios.All().LongCount();
        if (count == 0)
        {
            report.Add(new(file.File, 1, "exclude"), null, "Every combination is left out.", "Leave fewer out.");
            return;
        }

        var step = Math.Max(1, count / MostScenariosTried);
        foreach (var scenario in scenarios.All().Where(scenario => scenario.Number % step == step - 1).Take(MostScenariosTried))
        {
            try
            {
                reader.Load(scenario.Request(file.BasePlan));
            }
            catch (DataIssueException faults)
            {
                foreach (var issue in faults.Issues)
                    report.Add(new(file.File, 1, $"scenario {scenario.Name}"), issue.Value,
                        $"{issue.Problem} ({issue.Column ?? issue.File})", issue.Advice);
                return;
            }
        }
    }

    private void Touch(string owner, string path, bool isAbsolute, SweepPlace place)
    {
        if (touched.TryGetValue(path, out var other) && other.Owner != owner && (other.IsAbsolute || isAbsolute))
            report.Add(place, path, $"{path} is set by {other.Owner} and by {owner}.",
                "Let one of them set it, or let both add or multiply.");
        touched[path] = (owner, isAbsolute || (touched.TryGetValue(path, out var before) && before.IsAbsolute));
    }

    private static bool IsAbsolute(string text, string path, string changed) =>
        text.StartsWith(path + "=", StringComparison.Ordinal)
        && (path == changed || (path.Contains('[', StringComparison.Ordinal) && Outline(path) == Outline(changed)));

    private static string Outline(string path) =>
        path[..(path.IndexOf('[', StringComparison.Ordinal) is >= 0 and var open ? open : path.Length)]
        + path[(path.LastIndexOf('.') + 1)..];

    private LoadedDataset? Load(IReadOnlyList<SweepOverride> overrides, SweepPlace? place)
    {
        try
        {
            return reader.Load(new(file.BasePlan, SweepOverride.TextsOf(overrides)) { Additions = SweepOverride.AdditionsOf(overrides) });
        }
        catch (DataIssueException faults)
        {
            foreach (var issue in faults.Issues.Select(issue => InWordsOfSweeps(issue, overrides))) Report(issue, overrides, place);
            return null;
        }
    }

    /// <summary>Says of a value that <c>set</c> and an axis both give that the sweep file is at fault.</summary>
    private DataIssue InWordsOfSweeps(DataIssue issue, IReadOnlyList<SweepOverride> overrides) =>
        string.Equals(issue.Problem, OverrideParser.SetTwice, StringComparison.Ordinal) && overrides.Count > file.Set.Count
        ? issue with { Problem = "An axis cannot change what `set` changes.", Advice = "Take the value out of `set`, or out of the axis." }
        : issue;

    private void Report(DataIssue issue, IReadOnlyList<SweepOverride> overrides, SweepPlace? place)
    {
        var source = issue.File == Override.File
            ? overrides.LastOrDefault(change => issue.Column is null ? change.Text == issue.Value : change.Path == issue.Column) : null;
        if (source is not null) report.Add(source.Place, issue.Value ?? source.Value, issue.Problem, issue.Advice);
        else if (place is { } at) report.Add(at, issue.Value, $"{issue.Problem} ({issue.Column ?? issue.File})", issue.Advice);
        else issues.Add(issue, issue.Problem);
    }
}
