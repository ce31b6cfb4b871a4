using System.Text.Json;
using Sufficiency.Engine.Storage;

namespace Sufficiency.Engine.Sweeps.Storage;

/// <summary>The folder of a sweep: one folder for each solved scenario, a record of each failure, tables over all scenarios. Each appears
/// whole or not at all.</summary>
/// <remarks>Lock, times and paths differ from run to run and lie in a hidden folder. Everything else has the same bytes, however often a
/// sweep was stopped.</remarks>
internal sealed class SweepFolder : IDisposable
{
    /// <summary>The folder in it for what differs from run to run.</summary>
    public const string Hidden = ".sweep";

    /// <summary>The sweep's own file, if it lies in the folder: it is there before the sweep begins, and no sweep deletes it.</summary>
    public const string OwnFile = "sweep.yaml";

    private const string Clearing = "clearing"; // a file: what is there is being deleted
    private const string Prefix = "scenario=";
    private readonly FileStream gate;
    private readonly Lock journalGate = new();

    private SweepFolder(string path, FileStream gate)
    {
        this.gate = gate;
        FullPath = path;
    }

    /// <summary>The folder.</summary>
    public string FullPath { get; }

    /// <summary>Opens a new folder, or one whose sweep is to go on.</summary>
    /// <exception cref="RunFolderException">Something else stands there, or another sweep, or it cannot be written to.</exception>
    public static SweepFolder Open(string path, SweepRecord record, SweepOrigin origin, bool resumes, bool overwrites)
    {
        path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (path.AsSpan().ContainsAny("*?["))
            throw new RunFolderException($"{path} holds one of * ? [, which stand for many files. Choose another folder with --out.");
        return RunFolderFaults.Explain(path, () =>
        {
            RunFolder.RefuseName(Path.GetFileName(path));
            if (File.Exists(path)) throw new RunFolderException($"{path} is a file. Name a folder with --out.");
            var holdsSweep = File.Exists(Path.Combine(path, SweepRecord.FileName));
            var isBroken = !holdsSweep && IsLeftByAKill(path);
            var holdsOther = !holdsSweep && !isBroken && Directory.Exists(path)
                && Directory.EnumerateFileSystemEntries(path).Any(entry => Path.GetFileName(entry) != OwnFile);
            if (holdsOther)
                throw new RunFolderException($"{path} holds other files and no {SweepRecord.FileName}, so that it cannot be told which "
                    + "sweep they are of; it is left as it is. Name another folder with --out.");
            if (holdsSweep && !resumes && !overwrites)
                throw new RunFolderException(
                    $"{path} holds a sweep already. Go on with it by --resume, replace it by --force, or name another folder with --out.");
            Directory.CreateDirectory(Path.Combine(path, Hidden, "failed"));
            var held = FolderLock.Take(Path.Combine(path, Hidden),
                $"A sweep is under way in {path}. Wait for it, or name another folder with --out.");
            if (isBroken || (holdsSweep && !resumes)) Clear(path);
            else if (holdsSweep) RefuseAnother(path, record);
            ClearLeftovers(path);
            new SweepFolder(path, held).Begin(record, origin);
            return new SweepFolder(path, held);
        });
    }

    private string StartPath => Path.Combine(FullPath, Hidden, "start.json");

    /// <summary>The folder of a scenario.</summary>
    public string PathOf(string scenario) => PathOf(FullPath, scenario);

    /// <summary>The folder of a scenario in a sweep's folder.</summary>
    public static string PathOf(string folder, string scenario) => Path.Combine(folder, Prefix + scenario);

    /// <summary>The file that keeps why a scenario failed.</summary>
    public static string FailurePathOf(string folder, string scenario) => Path.Combine(folder, Hidden, "failed", scenario + ".txt");

    /// <summary>Where a sweep's files came from.</summary>
    public static SweepOrigin? OriginOf(string folder)
    {
        var path = Path.Combine(folder, Hidden, "origin.json");
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<SweepOrigin>(File.ReadAllText(path), SweepRecord.Json) : null;
        }
        catch (JsonException)
        {
            return null; // damaged: as good as not there, so that the files are asked for by name
        }
    }

    /// <summary>Where a sweep's file is now: where it was when the sweep ran, or in the folder itself; null if it is at neither.</summary>
    /// <param name="folder">The sweep's folder.</param>
    /// <param name="dataFolders">Folders whose scenarios go by name, if the sweep ran on another machine.</param>
    public static SweepOrigin? FindOrigin(string folder, IReadOnlyList<string> dataFolders)
    {
        var origin = OriginOf(folder);
        if (origin is not null && File.Exists(origin.SweepFile)) return origin;
        var own = Path.Combine(folder, OwnFile);
        return File.Exists(own) ? new(own, dataFolders) : null;
    }

    /// <summary>Whether a scenario is solved.</summary>
    public bool IsDone(string scenario) => RunFolder.IsWhole(PathOf(scenario));

    /// <summary>Why a scenario failed; null where it did not.</summary>
    public string? FindFailure(string scenario) =>
        FailurePathOf(FullPath, scenario) is var path && File.Exists(path) ? File.ReadAllText(path) : null;

    /// <summary>Records that a scenario failed.</summary>
    /// <exception cref="RunFolderException">It cannot be written.</exception>
    public void Fail(string scenario, string reason) =>
        RunFolderFaults.Explain(FullPath, () => AtomicFile.Write(FailurePathOf(FullPath, scenario), reason));

    /// <summary>Forgets all failures, so that the scenarios are tried again.</summary>
    public void ForgetFailures()
    {
        foreach (var path in Directory.EnumerateFiles(Path.Combine(FullPath, Hidden, "failed"))) File.Delete(path);
    }

    /// <summary>The start that was kept; null where it has to be made.</summary>
    /// <exception cref="RunFolderException">The disk does not give it.</exception>
    public SweepStart? FindStart()
    {
        try
        {
            return AtomicFile.Find<SweepStart>(StartPath);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new RunFolderException(
                $"{StartPath} cannot be read. Delete it to have it made anew, and go on with --resume. ({fault.Message})", fault);
        }
    }

    /// <summary>Keeps the start of all scenarios, so that a sweep that goes on has the same one.</summary>
    /// <exception cref="RunFolderException">It cannot be written.</exception>
    public void KeepStart(SweepStart start) => RunFolderFaults.Explain(FullPath, () => AtomicFile.Keep(StartPath, start));

    /// <summary>Notes how long a scenario took; for people, never read back.</summary>
    /// <exception cref="RunFolderException">It cannot be written.</exception>
    public void Note(string scenario, double seconds, bool failed)
    {
        var line = JsonSerializer.Serialize(new { scenario, seconds, failed }) + "\n";
        lock (journalGate)
            RunFolderFaults.Explain(FullPath, () => File.AppendAllText(Path.Combine(FullPath, Hidden, "journal.jsonl"), line));
    }

    /// <inheritdoc />
    public void Dispose() => gate.Dispose();

    private void Begin(SweepRecord record, SweepOrigin origin)
    {
        AtomicFile.Write(Path.Combine(FullPath, Hidden, "origin.json"), JsonSerializer.Serialize(origin, SweepRecord.Json) + "\n");
        record.Write(FullPath);
    }

    private static void RefuseAnother(string path, SweepRecord record)
    {
        var there = SweepRecord.Read(path);
        var difference = record.DifferenceTo(there)
            ?? (record.Shard == there.Shard ? null : $"it holds part {there.Shard} and this is part {record.Shard}");
        if (difference is not null)
            throw new RunFolderException(
                $"The sweep in {path} cannot go on: {difference}. Name another folder with --out, or begin again with --force.");
    }

    /// <summary>Deletes what a killed writer left half done. The lock shows that no writer lives.</summary>
    private static void ClearLeftovers(string path)
    {
        foreach (var folder in Directory.EnumerateDirectories(path, ".scenario=*").ToList()) Directory.Delete(folder, recursive: true);
        foreach (var file in Directory.EnumerateFiles(path, ".*").Concat(Directory.EnumerateFiles(path, "*.partial")).ToList())
            File.Delete(file);
    }

    /// <summary>Whether a sweep was killed there before it had begun, or while it was being replaced. Then there is only its hidden
    /// folder, or a file in it that says so.</summary>
    private static bool IsLeftByAKill(string path) => Directory.Exists(Path.Combine(path, Hidden))
        && (File.Exists(Path.Combine(path, Hidden, Clearing)) || Directory.EnumerateFileSystemEntries(path)
            .All(entry => Path.GetFileName(entry) is Hidden or OwnFile || entry.EndsWith(".partial", StringComparison.Ordinal)));

    private static void Clear(string path)
    {
        AtomicFile.Write(Path.Combine(path, Hidden, Clearing), "");
        File.Delete(Path.Combine(path, SweepRecord.FileName)); // first, so that what is half deleted is no sweep
        foreach (var folder in Directory.EnumerateDirectories(path).Where(folder => Path.GetFileName(folder) != Hidden))
            Directory.Delete(folder, recursive: true);
        foreach (var file in Directory.EnumerateFiles(path).Where(file => Path.GetFileName(file) != OwnFile)) File.Delete(file);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(path, Hidden), "*", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) is not (FolderLock.FileName or Clearing))) File.Delete(file);
        File.Delete(Path.Combine(path, Hidden, Clearing));
    }
}

/// <summary>Where the files of a sweep lay on the machine that ran it.</summary>
/// <param name="SweepFile">Full path of the sweep file.</param>
/// <param name="DataFolders">Folders whose scenarios went by name.</param>
internal sealed record SweepOrigin(string SweepFile, IReadOnlyList<string> DataFolders);
