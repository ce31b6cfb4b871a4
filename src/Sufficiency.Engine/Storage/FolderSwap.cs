using System.Globalization;

namespace Sufficiency.Engine.Storage;

/// <summary>Swaps a finished folder into place, and clears the folders that a killed run left beside it.</summary>
internal static class FolderSwap
{
    /// <summary>The hidden sibling that a run is written to.</summary>
    public static string PartialPath(string target, int number) =>
        Path.Combine(Path.GetDirectoryName(target)!,
            string.Create(CultureInfo.InvariantCulture, $".{Path.GetFileName(target)}.partial-{number}"));

    /// <summary>The hidden sibling that holds a run while another takes its place.</summary>
    public static string ReplacedPath(string target) =>
        Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.replaced");

    /// <summary>Gives a whole folder its name. An older folder is moved aside first, and deleted once the new folder is in place.</summary>
    /// <param name="whole">The whole folder.</param>
    /// <param name="target">Its name.</param>
    /// <param name="replaces">Whether an older folder of that name may be replaced; an empty folder always may.</param>
    /// <exception cref="IOException">The disk refuses, or an older folder may not be replaced; the older folder is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">There are no rights to do it; the older folder is as it was.</exception>
    public static void Replace(string whole, string target, bool replaces)
    {
        var aside = ReplacedPath(target);
        if (!replaces && Directory.Exists(target)) Directory.Delete(target); // empty: any other refuses
        replaces = replaces && Directory.Exists(target);
        if (replaces) Directory.Move(target, aside);
        try
        {
            Directory.Move(whole, target);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            if (replaces) Directory.Move(aside, target);
            throw;
        }

        if (replaces) Directory.Delete(aside, recursive: true);
    }

    /// <summary>The lock of a partial folder, held while its writer lives; null if another process holds it.</summary>
    public static FileStream? TryLock(string partial)
    {
        try
        {
            return new(partial + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(partial + ".lock"))
        {
            return null;
        }
    }

    /// <summary>Deletes partial folders without a living writer. A replaced run is moved back if its successor never came.</summary>
    public static void Clear(string parent, string name)
    {
        foreach (var partial in Directory.GetDirectories(parent).Order(StringComparer.Ordinal))
        {
            if (!Path.GetFileName(partial).StartsWith($".{name}.partial-", StringComparison.Ordinal)) continue;
            if (TryLock(partial) is not { } gate) continue;
            using (gate) Directory.Delete(partial, recursive: true);
            File.Delete(gate.Name);
        }

        var target = Path.Combine(parent, name);
        var replaced = ReplacedPath(target);
        if (!Directory.Exists(replaced)) return;
        if (Directory.Exists(target)) Directory.Delete(replaced, recursive: true);
        else Directory.Move(replaced, target);
    }
}
