using System.IO.Compression;

namespace Sufficiency.Web.Documents;

/// <summary>Zip files whose bytes follow from their content alone: entries in a given order, all with one date.</summary>
internal static class SteadyZip
{
    // The earliest date that a zip can hold; a later one would say when the file was made.
    private static readonly DateTimeOffset EntryTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Adds a file.</summary>
    public static void Add(ZipArchive zip, string name, ReadOnlySpan<byte> content, CompressionLevel level = CompressionLevel.Optimal)
    {
        var entry = zip.CreateEntry(name, level);
        entry.LastWriteTime = EntryTime;
        using var stream = entry.Open();
        stream.Write(content);
    }

    /// <summary>Writes an Office file again, in the order of its names and with the one date.</summary>
    /// <param name="package">The file, as the Office library wrote it.</param>
    /// <param name="target">Where the steady file goes.</param>
    public static void Repack(Stream package, Stream target)
    {
        package.Position = 0;
        using var source = new ZipArchive(package, ZipArchiveMode.Read);
        using var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var entry in source.Entries.OrderBy(Rank).ThenBy(entry => entry.FullName, StringComparer.Ordinal))
        {
            using var content = new MemoryStream();
            using (var stream = entry.Open()) stream.CopyTo(content);
            Add(zip, entry.FullName, content.GetBuffer().AsSpan(0, (int)content.Length));
        }
    }

    // Programs that stream a package want its list of types first.
    private static int Rank(ZipArchiveEntry entry) => entry.FullName switch
    {
        "[Content_Types].xml" => 0,
        "_rels/.rels" => 1,
        _ => 2,
    };
}
