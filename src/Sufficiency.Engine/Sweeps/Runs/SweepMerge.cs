using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Storage.DuckDb;
using Sufficiency.Engine.Sweeps.Scenarios;
using Sufficiency.Engine.Sweeps.Storage;

namespace Sufficiency.Engine.Sweeps.Runs;

/// <summary>What was joined.</summary>
/// <param name="Done">Scenarios solved.</param>
/// <param name="Failed">Scenarios that failed.</param>
public sealed record MergedSweep(long Done, long Failed);

/// <summary>Joins the parts of a sweep that several machines solved into the folder that one machine would have written.</summary>
public static class SweepMerge
{
    private const int MostNamed = 5;

    /// <summary>Joins; verifies that the parts are of one sweep and that every scenario of it is there, solved or failed.</summary>
    /// <exception cref="RunFolderException">They are not, or the target cannot be written.</exception>
    /// <exception cref="SweepRefusedException">The sweep file, which says what must be there, can no longer be read.</exception>
    public static MergedSweep Run(IReadOnlyList<string> parts, string target) => Run(parts, target, null, [], default);

    /// <summary>Joins, with the sweep file at another place than where it lay when the parts were solved.</summary>
    /// <exception cref="RunFolderException">The parts are not of one sweep or not complete, or the target cannot be written.</exception>
    /// <exception cref="SweepRefusedException">The sweep file, which says what must be there, can no longer be read.</exception>
    public static MergedSweep Run(IReadOnlyList<string> parts, string target, string? file, IReadOnlyList<string> dataFolders,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var records = parts.Select(SweepRecord.Read).ToList();
        for (var i = 1; i < records.Count; i++)
        {
            if (records[0].DifferenceTo(records[i]) is { } difference)
                throw new RunFolderException($"{parts[i]} is a part of another sweep than {parts[0]}: {difference}.");
        }

        var (sweep, origin) = SweepPlan.Behind(parts, records[0], file, dataFolders);
        var found = Find(sweep, parts);
        target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(target));
        RefuseWhatStandsThere(target);
        var working = FolderSwap.PartialPath(target, 1);
        var folder = SweepFolder.Open(working, records[0] with { Shard = Shard.Whole.ToString() }, origin,
            resumes: false, overwrites: true);
        try
        {
            var merged = Join(found, sweep, folder, cancellation);
            RefuseWhatStandsThere(target);
            RunFolderFaults.Explain(target, () => FolderSwap.Replace(working, target, replaces: false));
            return merged;
        }
        finally
        {
            if (Directory.Exists(working)) Directory.Delete(working, recursive: true);
        }
    }

    /// <summary>Joins in a folder of this merge's own, and lets go of it.</summary>
    private static MergedSweep Join(List<(Scenario Scenario, string Part)> found, SweepPlan sweep, SweepFolder joined,
        CancellationToken cancellation)
    {
        using var folder = joined;
        foreach (var (scenario, part) in found)
        {
            cancellation.ThrowIfCancellationRequested();
            Bring(part, folder, scenario.Name);
        }

        using var database = new RunDatabase();
        var status = new SweepStatus(database, folder, Shard.Whole, sweep.Scenarios, TimeProvider.System, null);
        status.Refresh(force: true);
        SchemaFile.Write(folder.FullPath, ScenarioFiles.Folders);
        var failed = found.LongCount(pair => !folder.IsDone(pair.Scenario.Name));
        return new(found.Count - failed, failed);
    }

    private static void RefuseWhatStandsThere(string target)
    {
        if (File.Exists(target)) throw new RunFolderException($"{target} is a file. Name a folder with --out.");
        if (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any())
            throw new RunFolderException($"{target} is not empty; it is left as it is. Name another folder with --out.");
    }

    private static List<(Scenario Scenario, string Part)> Find(SweepPlan sweep, IReadOnlyList<string> parts)
    {
        var found = new List<(Scenario Scenario, string Part)>();
        var missing = new List<string>();
        foreach (var scenario in sweep.Scenarios.All())
        {
            var holders = parts.Where(part => RunFolder.IsWhole(SweepFolder.PathOf(part, scenario.Name))).ToList();
            if (holders.Count == 0) holders = [.. parts.Where(part => File.Exists(SweepFolder.FailurePathOf(part, scenario.Name)))];
            if (holders.Count == 0) missing.Add(scenario.Name);
            else found.Add((scenario, holders[0]));
        }

        if (missing.Count == 0)
        {
            ScenarioCheck.Refuse([.. found.Select(pair => SweepFolder.PathOf(pair.Part, pair.Scenario.Name)).Where(RunFolder.IsWhole)]);
            return found;
        }

        throw new RunFolderException($"{missing.Count} of {sweep.Count} scenarios are in none of "
            + $"the parts: {string.Join(", ", missing.Take(MostNamed))}{(missing.Count > MostNamed ? " …" : "")}. Solve the missing parts, "
            + "or go on with those that were stopped by --resume.");
    }

    private static void Bring(string part, SweepFolder folder, string scenario)
    {
        if (SweepFolder.FailurePathOf(part, scenario) is var failure && !RunFolder.IsWhole(SweepFolder.PathOf(part, scenario)))
        {
            folder.Fail(scenario, File.ReadAllText(failure));
            return;
        }

        using var place = RunFolder.Create(folder.PathOf(scenario), force: false);
        Copy(SweepFolder.PathOf(part, scenario), place.WorkingPath);
        place.Complete();
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (var inner in Directory.EnumerateDirectories(from)) Copy(inner, Path.Combine(to, Path.GetFileName(inner)));
    }
}
