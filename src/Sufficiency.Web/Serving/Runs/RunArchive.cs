using System.Globalization;
using System.IO.Compression;

namespace Sufficiency.Web.Serving.Runs;

/// <summary>A run or sweep as one zip, to send to a colleague and to read back.</summary>
/// <remarks>
/// A zip from elsewhere is not trusted: each entry must be a plain file under one folder, and only kinds of file that runs hold are taken.
/// Names that leave the folder, links, too many files and too many bytes are refused, and nothing of the zip stays.
/// </remarks>
internal static class RunArchive
{
    /// <summary>Most files that an archive may hold; a sweep of a thousand scenarios has some twenty each.</summary>
    public const int MostFiles = 50_000;

    /// <summary>Most bytes that an archive may unpack to: 4 GiB.</summary>
    public const long MostBytes = 4L << 30;

    private const int UnixFileTypes = 0xF000;
    private const int UnixPlainFile = 0x8000;

    private static readonly HashSet<string> Endings = new(
        [".parquet", ".json", ".geojson", ".html", ".xlsx", ".ods", ".docx", ".txt", ".svg", ".csv", ".yaml", ".yml", ".sql", ".md"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Writes a folder as a zip. Locks and files that are still being written are left out.</summary>
    public static void Write(string folder, Stream target)
    {
        using var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        var name = Path.GetFileName(folder);
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var inside = Path.GetRelativePath(folder, file).Replace('\\', '/');
            if (!Endings.Contains(Path.GetExtension(file)) || inside.Split('/').Any(part => part.StartsWith('.'))) continue;
            // Tables are compressed already.
            var level = file.EndsWith(".parquet", StringComparison.Ordinal) ? CompressionLevel.NoCompression : CompressionLevel.Fastest;
            zip.CreateEntryFromFile(file, $"{name}/{inside}", level);
        }
    }

    /// <summary>Unpacks a zip into a new run folder, whole or not at all.</summary>
    /// <param name="source">The zip.</param>
    /// <param name="store">Where the run goes.</param>
    /// <returns>The name that the run got.</returns>
    /// <exception cref="ArchiveException">The zip is refused; nothing of it stays.</exception>
    public static string Read(Stream source, RunStore store)
    {
        using var zip = Open(source);
        var entries = zip.Entries.Where(entry => entry.Name.Length > 0).ToList();
        var name = Check(entries);
        var partial = Path.Combine(store.Folder, store.FreeName($".{name}.import"));
        Directory.CreateDirectory(partial);
        try
        {
            Unpack(entries, name.Length + 1, partial);
            if (!IsRunOrSweep(partial))
                throw new ArchiveException("The zip holds neither a run nor a sweep: run.json or sweep.json is missing in its folder.");
            var final = store.FreeName(name);
            Directory.Move(partial, Path.Combine(store.Folder, final));
            return final;
        }
        catch (InvalidDataException fault)
        {
            throw new ArchiveException($"The zip is damaged: {fault.Message}", fault);
        }
        finally
        {
            if (Directory.Exists(partial)) Directory.Delete(partial, recursive: true);
        }
    }

    private static bool IsRunOrSweep(string folder) =>
        new[] { "run.json", "sweep.json", "robust.json" }.Any(record => File.Exists(Path.Combine(folder, record)));

    private static ZipArchive Open(Stream source)
    {
        try
        {
            return new ZipArchive(source, ZipArchiveMode.Read);
        }
        catch (InvalidDataException fault)
        {
            throw new ArchiveException("The file is not a zip. Take one that Sufficiency's page \"Downloads\" made.", fault);
        }
    }

    /// <summary>Checks every entry and returns the one folder that all stand in.</summary>
    private static string Check(List<ZipArchiveEntry> entries)
    {
        if (entries.Count == 0) throw new ArchiveException("The zip is empty.");
        if (entries.Count > MostFiles)
            throw new ArchiveException(string.Create(CultureInfo.InvariantCulture, $"The zip holds more than {MostFiles:N0} files."));
        var folders = entries.Select(entry => entry.FullName.Split('/')[0]).Distinct(StringComparer.Ordinal).ToList();
        foreach (var entry in entries)
        {
            var parts = entry.FullName.Split('/');
            var fault = parts.Length < 2 ? "stands in no folder"
                : parts.Any(IsUnsafe) ? "has a name that leads out of the folder or that some systems refuse"
                : (entry.ExternalAttributes >> 16 & UnixFileTypes) is not (0 or UnixPlainFile) ? "is a link or a device"
                : !Endings.Contains(Path.GetExtension(entry.Name)) ? "is of a kind that no run holds"
                : null;
            if (fault is not null) throw new ArchiveException($"The zip is refused: its entry \"{Printable(entry.FullName)}\" {fault}.");
        }

        if (folders.Count > 1) throw new ArchiveException("The zip holds more than one folder. Import one run at a time.");
        var twice = entries.GroupBy(entry => entry.FullName, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null) throw new ArchiveException($"The zip is refused: \"{Printable(twice.Key)}\" stands in it twice.");
        return folders[0];
    }

    /// <summary>Whether part of a path is none that this program writes: dots, drives, control characters, names of devices.</summary>
    private static bool IsUnsafe(string part) =>
        part.Length is 0 or > 120 || part.StartsWith('.') || part.EndsWith('.') || part.EndsWith(' ')
        || part.Any(letter => letter < ' ' || "\\:*?\"<>|".Contains(letter, StringComparison.Ordinal))
        || Devices.Contains(part.Split('.')[0]);

    private static readonly HashSet<string> Devices = new(
        ["CON", "PRN", "AUX", "NUL", .. Enumerable.Range(1, 9).SelectMany(number => new[] { $"COM{number}", $"LPT{number}" })],
        StringComparer.OrdinalIgnoreCase);

    private static string Printable(string name) =>
        new([.. name.Take(100).Select(letter => char.IsControl(letter) ? '?' : letter)]);

    /// <summary>Unpacks; bytes are counted as they come, because an entry can lie about its size.</summary>
    private static void Unpack(List<ZipArchiveEntry> entries, int skip, string target)
    {
        var left = MostBytes;
        var buffer = new byte[1 << 16];
        foreach (var entry in entries)
        {
            var path = Path.Combine(target, Path.Combine(entry.FullName[skip..].Split('/')));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var from = entry.Open();
            using var to = new FileStream(path, FileMode.CreateNew);
            for (int read; (read = from.Read(buffer)) > 0; to.Write(buffer, 0, read))
            {
                left -= read;
                if (left < 0) throw new ArchiveException("The zip unpacks to more than 4 GiB.");
            }
        }
    }
}

/// <summary>A zip cannot be taken; the message says why, and what to do.</summary>
internal sealed class ArchiveException : Exception
{
    public ArchiveException(string message)
        : base(message)
    {
    }

    public ArchiveException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
