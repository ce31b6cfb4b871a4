using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Packs.Yaml;

namespace Sufficiency.Engine.Sweeps.Files;

/// <summary>Reads the axes of a sweep file and the combinations of their levels.</summary>
internal sealed class AxesReader(SweepReport report, ChangeReader changes)
{
    private const string BaseWord = "base";

    /// <summary>The axes in the order of the file.</summary>
    public IReadOnlyList<SweepAxis> ReadAxes(YamlNode node, SweepPlace place)
    {
        if (!report.IsMapping(node, place, "Write axis: {level: changes}, or leave axes out.")) return [];
        report.AreApart(node.Entries.Select(entry => (entry.Name, place.Inside(entry.Name, entry.Line))));
        return [.. node.Entries.Select(entry => ReadAxis(entry, place.Inside(entry.Name, entry.Line)))];
    }

    /// <summary>The combinations listed; null where all are meant.</summary>
    public IReadOnlyList<SweepCombination>? ReadCombinations(YamlNode node, SweepPlace place, IReadOnlyList<SweepAxis> axes)
    {
        if (node is { Kind: YamlKind.Scalar, Text: "full" }) return null;
        if (node.Kind != YamlKind.Sequence || node.Items.Count == 0)
        {
            report.Add(place, node.ToString(), "Combinations are not understood.", "Write full, or a list of {axis: level}.");
            return [];
        }

        var found = new List<SweepCombination>();
        foreach (var item in node.Items)
        {
            var at = place with { Line = item.Line };
            if (!report.IsMapping(item, at, "Write {axis: level}.")) continue;
            var chosen = Levels(item, at, axes);
            var levels = axes.Select((axis, i) => chosen.TryGetValue(i, out var some)
                && some.Count > 0 ? some.First() : BaseOf(axis, at)).ToList();
            foreach (var (axis, some) in chosen.Where(pair => pair.Value.Count > 1))
                report.Add(at, axes[axis].Name, $"A combination stands at one level of {axes[axis].Name}, not at {some.Count}.",
                    "Write an entry for each.");
            if (found.Any(other => other.Levels.SequenceEqual(levels)))
                report.Add(at, item.ToString(), "This combination is listed twice.", "Delete one of the two.");
            else found.Add(new(levels));
        }

        return found;
    }

    /// <summary>The combinations left out.</summary>
    public IReadOnlyList<SweepExclusion> ReadExclusions(YamlNode node, SweepPlace place, IReadOnlyList<SweepAxis> axes)
    {
        if (node.Kind != YamlKind.Sequence || node.Items.Count == 0)
        {
            report.Add(place, node.ToString(), "A list of combinations belongs here.",
                "Write - {axis: level, other-axis: [level, level]}.");
            return [];
        }

        var found = new List<SweepExclusion>();
        foreach (var item in node.Items)
        {
            var at = place with { Line = item.Line };
            if (report.IsMapping(item, at, "Write {axis: level}.")) found.Add(new(Levels(item, at, axes)));
        }

        return found;
    }

    private SweepAxis ReadAxis(YamlEntry entry, SweepPlace place)
    {
        report.IsName(entry.Name, place);
        if (entry.Value is { Kind: YamlKind.Mapping, Entries.Count: 0 } || entry.Value.IsNull)
        {
            report.Add(place, null, $"The axis {entry.Name} has no level.", "Give it levels, or delete it.");
            return new(entry.Name, []);
        }

        if (!report.IsMapping(entry.Value, place, "Write level: changes.")) return new(entry.Name, []);
        report.AreApart(entry.Value.Entries.Select(level => (level.Name, place.Inside(level.Name, level.Line))));
        var levels = entry.Value.Entries.Select(level => ReadLevel(level, place.Inside(level.Name, level.Line))).ToList();
        foreach (var second in levels.Where(level => level.IsBase).Skip(1))
            report.Add(second.Place, BaseWord, $"The axis {entry.Name} has two levels that leave the pack as it is.", "Keep one of them.");
        return new(entry.Name, levels);
    }

    private SweepLevel ReadLevel(YamlEntry entry, SweepPlace place)
    {
        report.IsName(entry.Name, place);
        if (entry.Value is { Kind: YamlKind.Scalar, Text: BaseWord }) return new(entry.Name, place, true, []);
        return new(entry.Name, place, false,
            entry.Value.Kind == YamlKind.Scalar && !entry.Value.IsNull ? Refuse(entry, place) : changes.Read(entry.Value, place));
    }

    private IReadOnlyList<SweepOverride> Refuse(YamlEntry entry, SweepPlace place)
    {
        report.Add(place, entry.Value.Text, "A level holds changes.",
            "Write {path: value}, or base for the level that leaves the pack as it is.");
        return [];
    }

    private int BaseOf(SweepAxis axis, SweepPlace place)
    {
        var level = axis.Levels.ToList().FindIndex(level => level.IsBase);
        if (level < 0 && axis.Levels.Count > 0)
            report.Add(place, axis.Name, $"The combination names no level of {axis.Name}, which has no base level.",
                $"Add {axis.Name}: level.");
        return Math.Max(0, level);
    }

    private Dictionary<int, IReadOnlySet<int>> Levels(YamlNode item, SweepPlace place, IReadOnlyList<SweepAxis> axes)
    {
        var found = new Dictionary<int, IReadOnlySet<int>>();
        foreach (var entry in item.Entries)
        {
            var axis = axes.ToList().FindIndex(axis => string.Equals(axis.Name, entry.Name, StringComparison.Ordinal));
            if (axis < 0)
            {
                report.Add(place, entry.Name, "There is no such axis.", NearestName.Advise(entry.Name, axes.Select(known => known.Name),
                    $"The axes are {string.Join(", ", axes.Select(known => known.Name))}."));
                continue;
            }

            var names = entry.Value.Kind == YamlKind.Sequence ? entry.Value.Items : [entry.Value];
            var levels = axes[axis].Levels.Select(level => level.Name).ToList();
            foreach (var unknown in names.Where(name => !levels.Contains(name.Text, StringComparer.Ordinal)))
                report.Add(place, unknown.ToString(), $"The axis {entry.Name} has no such level.",
                    NearestName.Advise(unknown.Text, levels, $"Its levels are {string.Join(", ", levels)}."));
            found[axis] = names.Select(name => levels.IndexOf(name.Text)).Where(level => level >= 0).ToHashSet();
        }

        return found;
    }
}
