using Sufficiency.Engine.Domain.Planning;
using Sufficiency.Engine.Packs.Files;
using Sufficiency.Engine.Packs.Issues;

namespace Sufficiency.Engine.Packs.Actions;

/// <summary>The actions of a file, in its order, and which of them a run takes.</summary>
/// <remarks>What depends on the pack, such as the names of towns, is checked when the pack is read.</remarks>
public sealed record ActionFile
{
    /// <summary>The option that takes such a file.</summary>
    public const string Option = "--actions";

    /// <summary>The option that names some of its actions.</summary>
    public const string OnlyOption = "--only";

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its whole text.</summary>
    public required string Text { get; init; }

    /// <summary>The actions that are taken.</summary>
    public required IReadOnlyList<PlannedAction> Actions { get; init; }

    /// <summary>Line of each entry, by action and entry.</summary>
    internal IReadOnlyDictionary<(string Action, string Entry), int> Lines { get; init; } = new Dictionary<(string, string), int>();

    /// <summary>The actions of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">What the text is called in faults.</param>
    /// <exception cref="DataIssueException">It has faults; all of them are listed.</exception>
    public static ActionFile Parse(string text, string name = Option)
    {
        var issues = new IssueCollector();
        var file = ActionFileReader.Read(name, text, issues);
        issues.ThrowIfAny();
        return file!;
    }

    /// <summary>The actions of a file.</summary>
    /// <exception cref="DataIssueException">It cannot be read, or has faults; all of them are listed.</exception>
    public static ActionFile ReadFile(string path)
    {
        var issues = new IssueCollector();
        path = Path.GetFullPath(path);
        ActionFile? read = null;
        if (!File.Exists(path))
        {
            issues.Add(new(path, null, null, null, "There is no such file.",
                "Name a YAML file with a list of actions in it, as data/schema/actions.yaml says."));
        }
        else
        {
            var files = new PackFiles(Path.GetDirectoryName(path)!, issues);
            if (files.ReadText(path) is { } text) read = ActionFileReader.Read(files.NameOf(path), text, issues);
        }

        issues.ThrowIfAny();
        return read!;
    }

    /// <summary>Some of its actions, in the order of the file.</summary>
    /// <param name="ids">Their identifiers; none for every action.</param>
    /// <exception cref="DataIssueException">The file has no such action.</exception>
    public ActionFile Only(IReadOnlyList<string> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        if (ids.Count == 0) return this;
        var issues = new IssueCollector();
        foreach (var id in ids.Where(id => !Actions.Any(action => string.Equals(action.Id, id, StringComparison.Ordinal))))
            issues.Add(new(OnlyOption, null, null, id, $"{Name} has no such action.", NearestName.Advise(
                id, Actions.Select(action => action.Id), $"Its actions are {string.Join(", ", Actions.Select(action => action.Id))}.")));
        issues.ThrowIfAny();
        return this with { Actions = [.. Actions.Where(action => ids.Contains(action.Id, StringComparer.Ordinal))] };
    }
}
