using System.IO.Compression;

namespace Sufficiency.Web.Serving.Runs;

/// <summary>A run or sweep as one zip, to send to a colleague and to read back.</summary>
/// <remarks>
/// A zip from elsewhere is not trusted: each entry must be a plain file under one folder, and only kinds of file that runs hold are taken.
/// Names that leave the folder, links, too many files and too many bytes are refused, and nothing of the zip stays.
/// </remarks>
internal static class RunArchive
{
    /// <summary>Writes a folder as a zip. Links, locks and files that are still being written are left out.</summary>
    public static void Write(string folder, Stream target)
    {
        using var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        var name = Path.GetFileName(folder);
        foreach (var file in FilesUnder(folder).Order(StringComparer.Ordinal))
        {
            var inside = Path.GetRelativePath(folder, file).Replace('\\', '/');
            // Tables are compressed already.
            var level = file.EndsWith(".parquet", StringComparison.Ordinal) ? CompressionLevel.NoCompression : CompressionLevel.Fastest;
            zip.CreateEntryFromFile(file, $"{name}/{inside}", level);
        }
    }

    /// <summary>Unpacks a zip into a new run folder, whole or not at all.</summary>
    /// <param name="source">The zip; it can be searched.</param>
    /// <param name="store">Where the run goes.</param>
    /// <param name="cancellation">Stops it; nothing of the zip stays.</param>
    /// <returns>The name that the run got.</returns>
    /// <exception cref="ArchiveException">The zip is refused; nothing of it stays.</exception>
    public static string Read(Stream source, RunStore store, CancellationToken cancellation)
    {
        using var zip = Open(source);
        var entries = zip.Entries.Where(entry => entry.Name.Length > 0).ToList();
        var name = ArchiveRules.Check(entries);
        var partial = store.MakeHidden(name, "import");
        try
        {
            Unpack(entries, name.Length + 1, partial, cancellation);
            if (!RunStore.IsRunOrSweep(partial))
                throw new ArchiveException("The zip holds neither a run nor a sweep: run.json or sweep.json is missing in its folder.");
            return store.Name(partial, name);
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

    private static IEnumerable<string> FilesUnder(string folder)
    {
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos())
        {
            if (entry.LinkTarget is not null || entry.Name.StartsWith('.')) continue;
            if (entry is DirectoryInfo)
            {
                foreach (var file in FilesUnder(entry.FullName)) yield return file;
            }
            else if (ArchiveRules.IsOfARun(entry.Name))
            {
                yield return entry.FullName;
            }
        }
    }

    private static ZipArchive Open(Stream source)
    {
        try
        {
            ArchiveEnd.Check(source);
            return new ZipArchive(source, ZipArchiveMode.Read);
        }
        catch (InvalidDataException fault)
        {
            throw new ArchiveException("The file is not a zip. Take one that Sufficiency's page \"Downloads\" made.", fault);
        }
    }

    /// <summary>Unpacks; bytes are counted as they come, because an entry can lie about its size.</summary>
    private static void Unpack(List<ZipArchiveEntry> entries, int skip, string target, CancellationToken cancellation)
    {
        var left = ArchiveRules.MostBytes;
        var buffer = new byte[1 << 16];
        foreach (var entry in entries)
        {
            var path = Path.Combine(target, Path.Combine(entry.FullName[skip..].Split('/')));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var from = entry.Open();
            using var to = new FileStream(path, FileMode.CreateNew);
            var sum = Crc32.Start;
            for (int read; (read = from.Read(buffer)) > 0; to.Write(buffer, 0, read))
            {
                cancellation.ThrowIfCancellationRequested();
                left -= read;
                if (left < 0) throw ArchiveRules.TooLarge();
                sum = Crc32.Add(sum, buffer.AsSpan(0, read));
            }

            if (Crc32.End(sum) != entry.Crc32) throw new InvalidDataException($"The checksum of {entry.FullName} is wrong.");
        }
    }
}
