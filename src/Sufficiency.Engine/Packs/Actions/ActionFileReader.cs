using System.Globalization;
using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Domain.Planning;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Packs.Yaml;

namespace Sufficiency.Engine.Packs.Actions;

/// <summary>Reads a file of actions; every fault at once.</summary>
internal sealed class ActionFileReader
{
    private const string HowToWrite = "Write actions: and under it a list, each with id, name, challenge, starts and effects, "
        + "as data/schema/actions.yaml says.";

    private readonly string file;
    private readonly IssueCollector issues;
    private readonly Dictionary<(string, string), int> lines = [];
    private readonly List<PlannedAction> actions = [];

    private ActionFileReader(string file, IssueCollector issues) => (this.file, this.issues) = (file, issues);

    /// <summary>The actions; null where the text is no list of actions.</summary>
    public static ActionFile? Read(string file, string text, IssueCollector issues)
    {
        var reader = new ActionFileReader(file, issues);
        var root = YamlTree.Read(text, (line, value, problem, advice) =>
            issues.Add(new(file, line, null, value.Length == 0 ? null : value, problem, advice), problem));
        if (root is null)
        {
            if (!issues.Any) issues.Add(new(file, 1, null, null, "The text holds no action.", HowToWrite));
            return null;
        }

        foreach (var entry in root.Entries.Where(entry => entry.Name != "actions"))
            issues.Add(new(file, entry.Line, entry.Name, null, "A file of actions has no such entry.", HowToWrite));
        if (root.Find("actions")?.Value is not { Kind: YamlKind.Sequence, Items.Count: > 0 } list)
        {
            issues.Add(new(file, root.Line, "actions", null, "The file lists no action.", HowToWrite));
            return null;
        }

        foreach (var item in list.Items) reader.Add(item);
        return new() { Name = file, Text = text, Actions = reader.actions, Lines = reader.lines };
    }

    private void Add(YamlNode node)
    {
        var id = node.FindText("id") is { Length: > 0 } given ? given : $"{actions.Count + 1}";
        var entries = new ActionEntries(file, node, $"actions[{id}]", "action", issues);
        var provenance = entries.Provenance();
        var (starts, buildUp) = (entries.Value("starts") as AcademicYear?, entries.List<double>("build_up", "share", 0, 1));
        var reach = entries.Find("reach") is { } meant ? ReachOf(id, meant) : new();
        var action = new PlannedAction
        {
            Id = entries.Text("id"),
            Name = entries.Text("name"),
            Challenge = entries.Text("challenge"),
            Starts = starts ?? default,
            BuildUp = buildUp is null or [] ? [1.0] : buildUp,
            Reach = reach,
            Effects = Effects(id, entries),
            Cost = entries.Find("cost") is { } cost ? CostOf(id, cost, provenance) : null,
            Provenance = provenance,
        };
        if (action.Effects.Any(effect => effect is PriceEffect) && !(reach.IsEveryPupil && reach.IsEverywhere))
            entries.Report("reach", null, "A change of price holds for all pupils of its provision type.",
                "Name a share alone under reach, or move the change of price to an action of its own.");
        if (actions.Any(other => string.Equals(other.Id, action.Id, StringComparison.Ordinal)))
            entries.Report("id", id, "Two actions have this identifier.", "Give each its own.");
        Note(id, entries, "starts");
        actions.Add(action);
    }

    private ActionReach ReachOf(string id, YamlNode node)
    {
        var entries = new ActionEntries(file, node, $"actions[{id}].reach", "reach", issues);
        var needs = entries.List<NeedSet>("needs", "needs");
        var reach = new ActionReach
        {
            Needs = needs is null or [] ? NeedSet.Every : new(needs.Aggregate(0u, (bits, set) => bits | set.Bits)),
            YearGroups = YearGroupsOf(entries),
            Towns = entries.List<string>("towns", "text") ?? [],
            Districts = entries.List<string>("districts", "text") ?? [],
            Share = entries.Number("share") ?? 1.0,
        };
        Note(id, entries, "towns");
        Note(id, entries, "districts");
        return reach;
    }

    private static IReadOnlyList<YearGroup> YearGroupsOf(ActionEntries entries)
    {
        var phases = entries.List<Phase>("phases", "phase");
        if (entries.IsMissing("year_groups"))
            return phases is null or [] ? ActionReach.EveryYearGroup
                : [.. ActionReach.EveryYearGroup.Where(group => phases.Contains(group.Phase))];
        var text = entries.Text("year_groups");
        if (!entries.IsMissing("phases"))
            entries.Report("year_groups", text, "The action gives phases and year groups.", "Keep one of the two.");
        var ends = text.Split(" to ", StringSplitOptions.TrimEntries);
        if (ends.Length == 2 && int.TryParse(ends[0], CultureInfo.InvariantCulture, out var first)
            && int.TryParse(ends[1], CultureInfo.InvariantCulture, out var last)
            && first <= last && first >= YearGroup.Youngest && last <= YearGroup.Oldest)
            return [.. ActionReach.EveryYearGroup.Where(group => group.Value >= first && group.Value <= last)];
        entries.Report("year_groups", text, "Year groups are not written as a first and a last.",
            "Write 0 to 6 for Reception to Year 6; −4 is age 0 and 21 age 25.");
        return ActionReach.EveryYearGroup;
    }

    private IReadOnlyList<ActionEffect> Effects(string id, ActionEntries entries)
    {
        if (entries.Find("effects") is not { } node) return [];
        IReadOnlyList<YamlNode> items = node.Kind == YamlKind.Sequence ? node.Items : [node];
        if (items.Count == 0) entries.Report("effects", null, "The action has no effect.", "Give one effect or more.");
        return [.. items.Select((item, i) =>
            ActionEffectReader.Read(new(file, item, $"actions[{id}].effects[{i + 1}]", "effect", issues))).OfType<ActionEffect>()];
    }

    private ActionCost CostOf(string id, YamlNode node, Provenance provenance)
    {
        var entries = new ActionEntries(file, node, $"actions[{id}].cost", "cost", issues);
        if (entries.IsMissing("gbp") && entries.IsMissing("per_pupil_gbp"))
            entries.Report(null, null, "The cost names no sum.", "Give gbp by year, per_pupil_gbp, or both. Leave cost out for nothing.");
        return new(entries.List<double>("gbp", "number", 0) ?? [], entries.Number("per_pupil_gbp") ?? 0.0,
            entries.Text("paid_by") == "high_needs", entries.Provenance(provenance));
    }

    private void Note(string id, ActionEntries entries, string name) => lines[(id, name)] = entries.LineOf(name);
}
