using System.Globalization;

namespace Sufficiency.Workbooks.Packs;

/// <summary>A pack's folder while it is written: a hidden sibling that takes its name only when whole.</summary>
internal sealed class PackFolder : IDisposable
{
    /// <summary>Name of the plan file.</summary>
    public const string PlanFile = "plan.yaml";

    /// <summary>The file that says which workbook a folder was made from, and that it may be replaced.</summary>
    public const string RecordFile = "import.json";

    private readonly string target;

    private PackFolder(string target, string path)
    {
        this.target = target;
        WorkingPath = path;
    }

    /// <summary>The folder to write to until the pack is whole.</summary>
    public string WorkingPath { get; }

    /// <summary>Prepares the folder.</summary>
    /// <exception cref="PackFolderException">The target holds something else, or cannot be written to.</exception>
    public static PackFolder Create(string target)
    {
        target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(target));
        return Explain(target, () =>
        {
            var parent = Path.GetDirectoryName(target)
                ?? throw new PackFolderException($"{target} is the root of a disk. Name a folder inside it with --out.");
            RefuseOther(target);
            Directory.CreateDirectory(parent);
            for (var number = 1; ; number++)
            {
                var path = Path.Combine(parent,
                    string.Create(CultureInfo.InvariantCulture, $".{Path.GetFileName(target)}.partial-{number}"));
                if (Directory.Exists(path) || File.Exists(path)) continue;
                Directory.CreateDirectory(path);
                return new PackFolder(target, path);
            }
        });
    }

    /// <summary>Gives the whole pack its name; an earlier import is replaced.</summary>
    /// <exception cref="PackFolderException">The target was filled meanwhile, or the disk refuses.</exception>
    public void Complete() => Explain(target, () =>
    {
        RefuseOther(target);
        var aside = WorkingPath + ".replaced";
        var replaces = Directory.Exists(target);
        if (replaces) Directory.Move(target, aside);
        try
        {
            Directory.Move(WorkingPath, target);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            if (replaces) Directory.Move(aside, target);
            throw;
        }

        if (replaces) Directory.Delete(aside, recursive: true);
        return true;
    });

    /// <inheritdoc />
    public void Dispose()
    {
        if (Directory.Exists(WorkingPath)) Directory.Delete(WorkingPath, recursive: true);
    }

    private static void RefuseOther(string target)
    {
        if (File.Exists(target)) throw new PackFolderException($"{target} is a file. Name a folder with --out.");
        if (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any()
            && !File.Exists(Path.Combine(target, RecordFile)))
            throw new PackFolderException($"{target} holds other files and no earlier import; it is left as it is. "
                + "Name another folder with --out.");
    }

    private static T Explain<T>(string target, Func<T> act)
    {
        try
        {
            return act();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new PackFolderException($"{target} cannot be written: {fault.Message} Name another folder with --out.");
        }
    }
}

/// <summary>A folder cannot take the pack; the message says why and what to do.</summary>
public sealed class PackFolderException(string message) : Exception(message);
