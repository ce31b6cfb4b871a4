using System.Security.Cryptography;
using Sufficiency.Engine.Packs.Issues;

namespace Sufficiency.Engine.Packs.Files;

/// <summary>Reads the files of a pack whole, once, within bounds, and remembers their digests.</summary>
internal sealed class PackFiles
{
    /// <summary>Larger files are not tables of a pack: all of England's LSOAs by age take 25 MB a year.</summary>
    public const long LargestBytes = 64L * 1024 * 1024;

    private readonly string folder;
    private readonly string boundary;
    private readonly IssueCollector issues;
    private readonly SortedDictionary<string, DatasetInput> inputs = new(StringComparer.Ordinal);

    /// <summary>Files are named relative to the folder of the plan; they may lie up to two folders
    /// above it, where sister packs are.</summary>
    public PackFiles(string folder, IssueCollector issues)
    {
        this.folder = folder;
        this.issues = issues;
        var parent = Path.GetDirectoryName(folder) ?? folder;
        boundary = Path.GetDirectoryName(parent) ?? parent;
    }

    /// <summary>What was read, by name.</summary>
    public IReadOnlyList<DatasetInput> Inputs => [.. inputs.Values];

    /// <summary>The name of a path relative to the plan's folder, with forward slashes.</summary>
    public string NameOf(string fullPath) => Path.GetRelativePath(folder, fullPath).Replace('\\', '/');

    /// <summary>The full path of a file named in the plan; null, with a fault at
    /// <paramref name="place"/>, where it cannot be had.</summary>
    public string? Locate(string name, FilePlace place)
    {
        if (name.Contains('\0', StringComparison.Ordinal) || Path.IsPathRooted(name))
            return Refuse(place, name, "The file is named by a full path.",
                "Name it relative to the plan file, so that the pack can be moved.");
        var path = Path.GetFullPath(Path.Combine(folder, name));
        if (!path.StartsWith(boundary.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            return Refuse(place, name, "The file lies outside the pack and the packs beside it.",
                "Copy it into the pack and name it from there.");
        if (Directory.Exists(path)) return Refuse(place, name, "This is a folder, not a file.", "Name the file inside it.");
        if (IsBrokenLink(path)) return Refuse(place, name, "The file is a link to nothing.", "Put the file itself here or mend the link.");
        return File.Exists(path) ? path : Refuse(place, name, "The file is missing.", AdviceForMissing(path));
    }

    /// <summary>The text of a file; null, with a fault, where it cannot be had.</summary>
    public string? ReadText(string path)
    {
        var name = NameOf(path);
        var bytes = ReadBytes(path, name);
        if (bytes is null) return null;
        var text = TextFile.Decode(bytes, name, out var fault);
        if (fault is not null) issues.Add(fault);
        else if (string.IsNullOrWhiteSpace(text)) return Refuse<string>(name, "The file is empty.", "Fill it, or copy the file again.");
        return text;
    }

    /// <summary>Remembers the digest of a file that others read, whatever its form; reports a fault where it cannot be read.</summary>
    public void Record(string path) => ReadBytes(path, NameOf(path));

    private byte[]? ReadBytes(string path, string name)
    {
        try
        {
            var length = new FileInfo(path).Length;
            if (length == 0) return Refuse<byte[]>(name, "The file is empty.", "Fill it, or copy the file again.");
            if (length > LargestBytes)
                return Refuse<byte[]>(name, $"The file is larger than {LargestBytes / 1024 / 1024} MB.",
                    "No table of a pack is that large: check that it is the right file.");
            var bytes = File.ReadAllBytes(path);
            inputs[name] = new(name, bytes.LongLength, Convert.ToHexStringLower(SHA256.HashData(bytes)));
            return bytes;
        }
        catch (UnauthorizedAccessException)
        {
            return Refuse<byte[]>(name, "The file may not be read.", "Ask for the right to read it, or copy it to a folder of your own.");
        }
        catch (IOException fault)
        {
            return Refuse<byte[]>(name, $"The file cannot be read: {fault.Message}",
                "Close it in other programs, check the disk, or copy it again.");
        }
    }

    private static bool IsBrokenLink(string path)
    {
        try
        {
            return File.ResolveLinkTarget(path, returnFinalTarget: true) is { Exists: false };
        }
        catch (IOException)
        {
            // Missing, or a circle of links: a missing file is told as such.
            return new FileInfo(path).LinkTarget is not null;
        }
    }

    private static string AdviceForMissing(string path)
    {
        var beside = Path.GetDirectoryName(path);
        if (!Directory.Exists(beside)) return "Its folder is missing too: check the path.";
        var names = Directory.EnumerateFiles(beside).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal);
        return NearestName.Advise(Path.GetFileName(path), names, "Put it there, or name the file that holds the table.");
    }

    private T? Refuse<T>(string name, string problem, string advice)
        where T : class
    {
        issues.Add(new(name, null, null, null, problem, advice));
        return null;
    }

    private string? Refuse(FilePlace place, string? value, string problem, string advice)
    {
        issues.Add(new(place.File, place.Line, place.Column, value, problem, advice));
        return null;
    }
}

/// <summary>Where a file is named.</summary>
internal readonly record struct FilePlace(string File, int? Line, string? Column);
