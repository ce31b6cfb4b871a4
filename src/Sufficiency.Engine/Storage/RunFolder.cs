using System.Globalization;

namespace Sufficiency.Engine.Storage;

/// <summary>A run's folder while it is written: a hidden sibling that takes its name only when whole.</summary>
/// <remarks>
/// The sibling is locked while its writer lives, so the next run can clear the sibling of a killed run.
/// An older run is moved aside first. If the writer dies before the new run is in place, the next run moves the older run back.
/// </remarks>
internal sealed class RunFolder : IDisposable
{
    /// <summary>The file that makes a folder a whole run; written last.</summary>
    public const string RecordName = "run.json";

    /// <summary>The record of a plan for many futures, in place of run.json.</summary>
    public const string JointRecordName = "robust.json";

    /// <summary>The record of why two runs differ, in place of run.json.</summary>
    public const string DifferenceRecordName = "difference.json";

    /// <summary>The record of a study of actions, in place of run.json.</summary>
    public const string MitigationRecordName = "mitigation.json";

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

    /// <summary>The folder to write to until the run is whole.</summary>
    public string WorkingPath { get; }

    /// <summary>Whether a folder holds a whole run.</summary>
    public static bool IsWhole(string folder) =>
        Array.Exists([RecordName, JointRecordName, DifferenceRecordName, MitigationRecordName],
            name => File.Exists(Path.Combine(folder, name)));

    /// <summary>Prepares a folder.</summary>
    /// <param name="target">The folder of the run.</param>
    /// <param name="force">Whether an older run of that folder may be replaced.</param>
    /// <exception cref="RunFolderException">The folder holds something that may not be replaced, or it cannot be written to.</exception>
    public static RunFolder Create(string target, bool force)
    {
        target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(target));
        return RunFolderFaults.Explain(target, () =>
        {
            var parent = Path.GetDirectoryName(target)
                ?? throw new RunFolderException($"{target} is the root of a disk. Name a folder inside it.");
            RefuseName(Path.GetFileName(target));
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
    /// <exception cref="RunFolderException">The folder was filled meanwhile, or the disk refuses.</exception>
    public void Complete() => RunFolderFaults.Explain(target, () =>
    {
        if (!IsWhole(WorkingPath))
            throw new InvalidOperationException(
                $"{RecordName}, or the record of another study, must be written before a folder is whole.");
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

    /// <summary>Refuses a folder that other computers cannot take over.</summary>
    /// <exception cref="RunFolderException">The name is no folder's on Windows or macOS.</exception>
    internal static void RefuseName(string name)
    {
        if (FolderName.FindFault(name) is { } fault)
            throw new RunFolderException($"The folder's name «{name}» {fault}. Name another folder with --out.");
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
