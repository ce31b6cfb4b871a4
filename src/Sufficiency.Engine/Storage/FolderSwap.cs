using System.Globalization;

namespace Sufficiency.Engine.Storage;

/// <summary>What a killed run leaves beside its folder, and how the next run of the same name puts it right.</summary>
internal static class FolderSwap
{
    /// <summary>The hidden sibling a run is written to.</summary>
    public static string PartialPath(string target, int number) =>
        Path.Combine(Path.GetDirectoryName(target)!,
            string.Create(CultureInfo.InvariantCulture, $".{Path.GetFileName(target)}.partial-{number}"));

    /// <summary>The hidden sibling that holds a run while another takes its place.</summary>
    public static string ReplacedPath(string target) =>
        Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.replaced");

    /// <summary>Gives a whole folder its name; what stood there is moved aside first and goes only when the new one is in place.</summary>
    /// <param name="whole">The whole folder.</param>
    /// <param name="target">Its name.</param>
    /// <param name="replaces">Whether what has that name may be replaced; an empty folder always may.</param>
    /// <exception cref="IOException">The disk refuses, or what may not be replaced stands there; it stands there still.</exception>
    /// <exception cref="UnauthorizedAccessException">The same, for want of rights.</exception>
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

    /// <summary>The lock of a partial folder, held while its writer lives; null where another holds it.</summary>
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

    /// <summary>Deletes partial folders without a living writer; moves a replaced run back where its successor never came.</summary>
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
