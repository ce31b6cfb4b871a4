using System.Globalization;
using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Sweeps.WhatIf;

namespace Sufficiency.Engine.Sweeps.Differences;

/// <summary>One of two runs: its record, its pack, and what was changed in the pack for it.</summary>
internal sealed record ComparedSource(AskedRun Run, PackParts Pack)
{
    /// <summary>How the run came about.</summary>
    public RunRecord Record => Run.Record;

    /// <summary>Reads a run and makes sure that its pack is as it was.</summary>
    /// <param name="folder">The run.</param>
    /// <param name="pack">Where its pack lies; null for where the run read it.</param>
    /// <exception cref="RunFolderException">The folder holds no whole run.</exception>
    /// <exception cref="WhatIfRefusedException">The pack is gone or has changed since.</exception>
    public static ComparedSource Read(string folder, string? pack)
    {
        var run = AskedRun.Read(folder, pack);
        run.Load();
        return new(run, PackParts.Read(run.Pack));
    }

    /// <summary>Changes by <c>--set</c> of one subject.</summary>
    public IEnumerable<string> SetsOf(InputSubject subject) =>
        Run.Sets.Where(text => InputSubjects.OfPath(text[..text.IndexOf('=', StringComparison.Ordinal)]) == subject);

    /// <summary>What was set, added and asked for in two runs and differs.</summary>
    public static IEnumerable<ChangedInput> Requests(ComparedSource before, ComparedSource after)
    {
        foreach (var (path, old, now) in Pairs(Sets(before), Sets(after)))
            yield return new(InputSubjects.OfPath(path), "--set", path, "", old, now);
        foreach (var (name, old, now) in Pairs(Additions(before), Additions(after)))
            yield return new(InputSubject.Schemes, "--add", name, "", old, now);
        foreach (var (name, old, now) in Pairs(Actions(before), Actions(after)))
            yield return new(InputSubject.Actions, "--actions", name, "", old, now);
        if (before.Record.Actions?.Text != after.Record.Actions?.Text && Actions(before).SequenceEqual(Actions(after)))
            yield return new(InputSubject.Actions, "--actions", "the file", "", before.Record.Actions?.File, after.Record.Actions?.File);
        foreach (var (name, old, now) in Pairs(Settings(before), Settings(after)))
            yield return new(InputSubject.Settings, "settings", name, "", old, now);
        if (before.Record.EngineVersion != after.Record.EngineVersion)
            yield return new(InputSubject.Program, "program", "version", "", before.Record.EngineVersion, after.Record.EngineVersion);
    }

    private static Dictionary<string, string> Sets(ComparedSource one) =>
        one.Record.Overrides.GroupBy(change => change.Path, StringComparer.Ordinal)
            .ToDictionary(changes => changes.Key, changes => changes.Last().NewValue, StringComparer.Ordinal);

    private static Dictionary<string, string> Additions(ComparedSource one) =>
        one.Record.Additions.ToDictionary(scheme => scheme.Name, scheme => scheme.Text, StringComparer.Ordinal);

    private static Dictionary<string, string> Actions(ComparedSource one) => (one.Record.Actions?.Taken ?? []).ToDictionary(
        action => action.Name, action =>
            string.Create(CultureInfo.InvariantCulture, $"from {action.Starts}: {action.Effects} {action.Reach} {action.Cost}"),
        StringComparer.Ordinal);

    // An assumption check reads the plan and does not change it.
    private static Dictionary<string, string> Settings(ComparedSource one) => one.Record.Settings
        .Where(setting => setting.Key != "check_assumptions").ToDictionary(StringComparer.Ordinal);

    private static IEnumerable<(string Name, string? Old, string? New)> Pairs(
        Dictionary<string, string> before, Dictionary<string, string> after) =>
        from name in before.Keys.Union(after.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
        let pair = (Name: name, Old: before.GetValueOrDefault(name), New: after.GetValueOrDefault(name))
        where pair.Old != pair.New
        select pair;
}
