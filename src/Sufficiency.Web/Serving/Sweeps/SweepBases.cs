using Sufficiency.Engine.Storage;
using Sufficiency.Web.Serving.Runs;
using Sufficiency.Web.Sweeps;

namespace Sufficiency.Web.Serving.Sweeps;

/// <summary>What a new sweep can start from: a pack, or a run with its pack and what the run changed.</summary>
/// <param name="Value">What the form sends: <c>PACK</c> or <c>run:NAME</c>.</param>
/// <param name="Label">What people read.</param>
/// <param name="Pack">Name of the pack.</param>
/// <param name="Set">What holds in every future, one change a line.</param>
public sealed record SweepBase(string Value, string Label, string Pack, IReadOnlyList<string> Set)
{
    private const string PlanFile = "plan.yaml";

    /// <summary>Every base: packs first, then runs of those packs.</summary>
    internal static IReadOnlyList<SweepBase> Find(IReadOnlyList<string> dataFolders, RunStore store)
    {
        var packs = dataFolders.SelectMany(data => new[] { data, Path.Combine(data, "scenarios") }).Where(Directory.Exists)
            .SelectMany(Directory.EnumerateDirectories).Where(folder => File.Exists(Path.Combine(folder, PlanFile)))
            .Select(folder => Path.GetFileName(folder)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return [.. packs.Select(pack => new SweepBase(pack, $"Pack {pack}", pack, [])), .. Runs(store, packs)];
    }

    /// <summary>The draft with the pack of its base, and with what the base's run changed.</summary>
    internal static SweepDraft Resolve(SweepDraft draft, IReadOnlyList<SweepBase> bases) =>
        bases.FirstOrDefault(one => one.Value == draft.Base) is { } found
            ? draft with { Base = found.Pack, Set = string.Join('\n', found.Set.Append(draft.Set)) } : draft;

    private static IEnumerable<SweepBase> Runs(RunStore store, IReadOnlyList<string> packs)
    {
        foreach (var name in store.Names)
        {
            RunRecord record;
            try
            {
                record = RunRecord.Read(store.Find(name)!);
            }
            catch (RunFolderException)
            {
                continue; // a sweep, or something else
            }

            if (packs.Contains(record.Scenario, StringComparer.Ordinal))
                yield return new($"run:{name}", $"Run {name} ({record.Scenario}, {record.Overrides.Count} changes)", record.Scenario,
                    [.. record.Overrides.Select(change => $"{change.Path}={change.NewValue}")]);
        }
    }
}
