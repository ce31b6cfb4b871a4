using System.Globalization;

namespace Sufficiency.Engine.Storage;

/// <summary>A run's folder while it is written: a hidden sibling that takes its name only when whole.</summary>
/// <remarks>
/// The sibling is locked while its writer lives, so that what a killed run left can be told apart and is cleared by the next run of the
/// same name. A replaced run is moved aside first; should the writer die before the new one is in place, the next run moves it back.
/// </remarks>
internal sealed class RunFolder : IDisposable
{
    /// <summary>The file that makes a folder a whole run; written last.</summary>
    public const string RecordName = "run.json";

    /// <summary>The same of a plan for many futures.</summary>
    public const string JointRecordName = "robust.json";

    private readonly string target;
    private readonly bool force;
    private readonly FileStream gate;
    private bool isComplete;

    private RunFolder(string target, bool force, string path, FileStream gate)
    {
        this.target = target;
        this.force = force;
        this.gate = gate;
        WorkingPath = path;
    }

    /// <summary>Where to write until it is whole.</summary>
    public string WorkingPath { get; }

    /// <summary>Whether a folder holds a whole run.</summary>
    public static bool IsWhole(string folder) =>
        File.Exists(Path.Combine(folder, RecordName)) || File.Exists(Path.Combine(folder, JointRecordName));

    /// <summary>Prepares a folder.</summary>
    /// <param name="target">Where the run is to stand.</param>
    /// <param name="force">Whether a run that stands there may be replaced.</param>
    /// <exception cref="RunFolderException">Something stands there that may not be replaced, or the place cannot be written to.</exception>
    public static RunFolder Create(string target, bool force)
    {
        target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(target));
        return RunFolderFaults.Explain(target, () =>
        {
            var parent = Path.GetDirectoryName(target)
                ?? throw new RunFolderException($"{target} is the root of a disk. Name a folder inside it.");
            Directory.CreateDirectory(parent);
            FolderSwap.Clear(parent, Path.GetFileName(target));
            RefuseWhatMayNotBeReplaced(target, force);
            for (var number = 1; ; number++)
            {
                var path = FolderSwap.PartialPath(target, number);
                if (Directory.Exists(path) || FolderSwap.TryLock(path) is not { } gate) continue;
                Directory.CreateDirectory(path);
                return new RunFolder(target, force, path, gate);
            }
        });
    }

    /// <summary>Gives the whole run its name.</summary>
    /// <exception cref="RunFolderException">Something came to stand there meanwhile, or the disk refuses.</exception>
    public void Complete() => RunFolderFaults.Explain(target, () =>
    {
        if (!IsWhole(WorkingPath))
            throw new InvalidOperationException($"{RecordName} or {JointRecordName} must be written before a run is whole.");
        RefuseWhatMayNotBeReplaced(target, force);
        FolderSwap.Replace(WorkingPath, target, force);
        isComplete = true;
    });

    /// <inheritdoc />
    public void Dispose()
    {
        if (!isComplete && Directory.Exists(WorkingPath)) Directory.Delete(WorkingPath, recursive: true);
        gate.Dispose();
        File.Delete(gate.Name);
    }

    private static void RefuseWhatMayNotBeReplaced(string target, bool force)
    {
        if (File.Exists(target)) throw new RunFolderException($"{target} is a file. Name a folder with --out.");
        if (!Directory.Exists(target) || !Directory.EnumerateFileSystemEntries(target).Any()) return;
        if (!IsWhole(target))
            throw new RunFolderException($"{target} holds other files and no run; it is left as it is. Name another folder with --out.");
        if (!force)
            throw new RunFolderException(string.Create(CultureInfo.InvariantCulture,
                $"{target} holds a run already. Name another folder with --out, or replace it with --force."));
    }
}
