using System.Globalization;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Packs.Actions;
using Sufficiency.Engine.Packs.Additions;
using Sufficiency.Engine.Packs.Files;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Storage;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Sweeps.WhatIf;

/// <summary>The run that is asked about: its pack, settings, overrides and schemes.</summary>
internal sealed class AskedRun
{
    private AskedRun(string folder, string pack, RunRecord record)
    {
        (Folder, Pack, Record) = (folder, pack, record);
        Areas = Setting<AreaLevel>("areas");
        Schemes = Setting<SchemeChoice>("schemes");
        var time = record.Settings.GetValueOrDefault("time_limit_seconds", "none");
        Limits = new(Number(record.Settings["gap"]), time == "none" ? null : TimeSpan.FromSeconds(Number(time)), record.Seed);
        Additions = [.. record.Additions.SelectMany(addition => AddedScheme.Parse(addition.Text, addition.Name))];
        Actions = record.Actions is { } taken
            ? ActionFile.Parse(taken.Text, taken.File).Only([.. taken.Taken.Select(action => action.Id)]) : null;
        Sets = [.. record.Overrides.GroupBy(change => change.Path, StringComparer.Ordinal) // of relative changes the last figure holds
            .Select(changes => $"{changes.Key}={changes.Last().NewValue}")];
    }

    /// <summary>Its folder.</summary>
    public string Folder { get; }

    /// <summary>How it came about.</summary>
    public RunRecord Record { get; }

    /// <summary>The plan file or folder of its pack.</summary>
    public string Pack { get; }

    /// <summary>How finely home areas are cut.</summary>
    public AreaLevel Areas { get; }

    /// <summary>Who decided on its schemes.</summary>
    public SchemeChoice Schemes { get; }

    /// <summary>Gap, time and seed that it was made with.</summary>
    public SolveLimits Limits { get; }

    /// <summary>What was set for it, in the text form of <c>--set</c>.</summary>
    public IReadOnlyList<string> Sets { get; }

    /// <summary>Schemes that were added for it.</summary>
    public IReadOnlyList<AddedScheme> Additions { get; }

    /// <summary>Actions of it; null for none.</summary>
    public ActionFile? Actions { get; }

    /// <summary>Opening of each scheme by its code; null for one that stays closed.</summary>
    public IReadOnlyDictionary<string, int?> Openings { get; private init; } = new Dictionary<string, int?>(StringComparer.Ordinal);

    /// <summary>Reads a run folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="pack">Where its pack lies; null for where the run read it.</param>
    /// <exception cref="RunFolderException">The folder holds no whole run.</exception>
    /// <exception cref="WhatIfRefusedException">The pack is gone.</exception>
    public static AskedRun Read(string folder, string? pack)
    {
        using var run = new RunQueries(folder);
        var path = pack ?? run.Record.Pack ?? throw new WhatIfRefusedException(
            $"The run in {folder} does not say where its data pack lies. Name the pack, or plan again.");
        if (!File.Exists(path) && !Directory.Exists(path))
            throw new WhatIfRefusedException($"The data pack of this run is gone: {path}. Put it back, or plan again from another pack.");
        return new(folder, path, run.Record)
        {
            Openings = run.Query("SELECT scheme_id, opening_year FROM schemes", row => (Code: row.Text(0), Opening: row.FindInteger(1)))
                .ToDictionary(row => row.Code, row => row.Opening, StringComparer.Ordinal),
        };
    }

    /// <summary>The request that reads the pack with overrides in place of the run's, and schemes beside the run's.</summary>
    public DatasetRequest Request(IReadOnlyList<string> sets, IReadOnlyList<AddedScheme> added) =>
        new(Pack, sets, Areas) { Additions = [.. Additions, .. added], Actions = Actions };

    /// <summary>The pack as the run read it.</summary>
    /// <exception cref="WhatIfRefusedException">The pack has changed since.</exception>
    public LoadedDataset Load()
    {
        try
        {
            return Load(Sets, []);
        }
        catch (DataIssueException faults)
        {
            throw new WhatIfRefusedException(
                $"The data pack {Pack} has changed since this run and has faults. Plan again. The first fault: {faults.Issues[0]}");
        }
    }

    /// <summary>The pack with overrides in place of the run's, and schemes beside the run's.</summary>
    /// <exception cref="DataIssueException">An override or an added scheme is at fault.</exception>
    /// <exception cref="WhatIfRefusedException">The pack has changed since the run.</exception>
    public LoadedDataset Load(IReadOnlyList<string> sets, IReadOnlyList<AddedScheme> added)
    {
        var loaded = new DatasetReader().Load(Request(sets, added));
        var before = Record.Inputs.ToDictionary(input => input.Path, input => input.Sha256, StringComparer.Ordinal);
        var changed = loaded.Inputs.Where(input => before.TryGetValue(input.File, out var sha) && sha != input.Sha256)
            .Select(input => input.File).ToList();
        return changed.Count == 0 ? loaded : throw new WhatIfRefusedException(
            $"The data pack {Pack} has changed since this run: {string.Join(", ", changed)}. Plan again to ask about the pack as it is.");
    }

    /// <summary>The schemes of the run, in the order of their codes.</summary>
    public IReadOnlyList<WhatIfScheme> SchemesOf(PlanningDataset dataset) =>
        [.. dataset.Schemes.Select(scheme => WhatIfScheme.Of(scheme, dataset, Openings.GetValueOrDefault(scheme.Id.Value)))];

    private T Setting<T>(string name)
        where T : struct, Enum =>
        Enum.Parse<T>(Record.Settings[name].Replace("_", "", StringComparison.Ordinal), ignoreCase: true);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
