using System.Globalization;
using System.IO.Compression;

namespace Sufficiency.Web.Serving.Runs;

/// <summary>What a zip from elsewhere may hold: plain files of a run's kinds under one folder, so many and so large.</summary>
internal static class ArchiveRules
{
    /// <summary>Most files that an archive may hold; a sweep of a thousand scenarios has some twenty each.</summary>
    public const int MostFiles = 50_000;

    /// <summary>Most bytes that an archive may unpack to: 4 GiB.</summary>
    public const long MostBytes = 4L << 30;

    /// <summary>Most folders above a file; a sweep's tables stand three deep.</summary>
    private const int MostParts = 6;

    private const int UnixFileTypes = 0xF000;
    private const int UnixPlainFile = 0x8000;

    private static readonly HashSet<string> Endings = new(
        [".parquet", ".json", ".geojson", ".html", ".xlsx", ".ods", ".docx", ".txt", ".svg", ".csv", ".yaml", ".yml", ".sql", ".md"],
        StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Devices = new(
        ["CON", "PRN", "AUX", "NUL", .. Enumerable.Range(1, 9).SelectMany(number => new[] { $"COM{number}", $"LPT{number}" })],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a run holds files of this kind.</summary>
    public static bool IsOfARun(string file) => Endings.Contains(Path.GetExtension(file));

    /// <summary>Checks every entry and returns the one folder that all stand in.</summary>
    /// <exception cref="ArchiveException">An entry breaks a rule.</exception>
    public static string Check(IReadOnlyList<ZipArchiveEntry> entries)
    {
        if (entries.Count == 0) throw new ArchiveException("The zip is empty.");
        if (entries.Count > MostFiles) throw TooMany();
        foreach (var entry in entries)
        {
            if (FaultOf(entry) is { } fault)
                throw new ArchiveException($"The zip is refused: its entry \"{Printable(entry.FullName)}\" {fault}.");
        }

        CheckBytes(entries);
        CheckNames([.. entries.Select(entry => entry.FullName)]);
        return entries[0].FullName.Split('/')[0];
    }

    /// <summary>The zip holds too many files.</summary>
    public static ArchiveException TooMany() =>
        new(string.Create(CultureInfo.InvariantCulture, $"The zip holds more than {MostFiles:N0} files."));

    /// <summary>The zip unpacks to too much.</summary>
    public static ArchiveException TooLarge() => new("The zip unpacks to more than 4 GiB.");

    private static string? FaultOf(ZipArchiveEntry entry)
    {
        var parts = entry.FullName.Split('/');
        return parts.Length < 2 ? "stands in no folder"
            : parts.Length > MostParts ? "stands in more folders than a run has"
            : parts.Any(IsUnsafe) ? "has a name that leads out of the folder or that some systems refuse"
            : (entry.ExternalAttributes >> 16 & UnixFileTypes) is not (0 or UnixPlainFile) ? "is a link or a device"
            : !IsOfARun(entry.Name) ? "is of a kind that no run holds"
            : null;
    }

    /// <summary>Whether part of a path is none that this program writes: dots, drives, control characters, names of devices.</summary>
    private static bool IsUnsafe(string part) =>
        part.Length is 0 or > 120 || part.StartsWith('.') || part.StartsWith(' ') || part.EndsWith('.') || part.EndsWith(' ')
        || part.Any(letter => char.IsControl(letter) || "\\:*?\"<>|".Contains(letter, StringComparison.Ordinal))
        || Devices.Contains(part.Split('.')[0].TrimEnd());

    // What entries say of their size is added up before any is unpacked.
    private static void CheckBytes(IEnumerable<ZipArchiveEntry> entries)
    {
        var left = MostBytes;
        foreach (var entry in entries)
        {
            if (entry.Length < 0 || entry.Length > left) throw TooLarge();
            left -= entry.Length;
        }
    }

    // Two names that differ in case alone are one file on some systems. A name that is a file and a folder fits on none.
    private static void CheckNames(IReadOnlyList<string> names)
    {
        if (names.Select(name => name.Split('/')[0]).Distinct(StringComparer.Ordinal).Count() > 1)
            throw new ArchiveException("The zip is refused: it holds more than one folder. Import one run at a time.");
        HashSet<string> files = new(StringComparer.OrdinalIgnoreCase);
        if (names.FirstOrDefault(name => !files.Add(name)) is { } twice)
            throw new ArchiveException($"The zip is refused: \"{Printable(twice)}\" stands in it twice.");
        if (names.FirstOrDefault(name => Parents(name).Any(files.Contains)) is { } below)
            throw new ArchiveException($"The zip is refused: \"{Printable(below)}\" stands in a file.");
    }

    private static IEnumerable<string> Parents(string name)
    {
        for (var end = name.LastIndexOf('/'); end > 0; end = name.LastIndexOf('/', end - 1)) yield return name[..end];
    }

    private static string Printable(string name) =>
        new([.. name.Take(100).Select(letter => char.IsControl(letter) ? '?' : letter)]);
}
