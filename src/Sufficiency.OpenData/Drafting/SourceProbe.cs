using System.IO.Compression;
using System.Text;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Drafting;

/// <summary>What the beginning of a publisher's file tells of it: its columns, the files in it, or its properties.</summary>
/// <param name="Path">The file, or a folder of Code-Point Open.</param>
/// <param name="Size">Its size in bytes.</param>
/// <param name="Columns">The cells of the first line of a CSV file; of a file without a header line these are values.</param>
/// <param name="Entries">The names of the files in a zip.</param>
/// <param name="Head">The beginning of a GeoJSON file, or of an OpenDocument spreadsheet's content; empty for others.</param>
internal sealed record SourceProbe(string Path, long Size, IReadOnlyList<string> Columns, IReadOnlyList<string> Entries, string Head)
{
    private const int HeadCharacters = 65_536;

    /// <summary>Looks at a file; null for a file of no kind that a build reads, or that cannot be read.</summary>
    public static SourceProbe? Of(string path)
    {
        var size = new FileInfo(path).Length;
        try
        {
            return System.IO.Path.GetExtension(path).ToUpperInvariant() switch
            {
                ".CSV" => new(path, size, FirstLine(path), [], ""),
                ".GEOJSON" or ".JSON" => new(path, size, [], [], ReadHead(new StreamReader(path))),
                ".ZIP" => new(path, size, [], Names(path), ""),
                ".ODS" => new(path, size, [], Names(path), Content(path)),
                _ => null,
            };
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or UnauthorizedAccessException
            or Engine.Packs.Issues.DataIssueException)
        {
            return null;
        }
    }

    /// <summary>Whether one of the columns has this name.</summary>
    public bool HasColumn(string name) => Columns.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether one of the columns has one of these names.</summary>
    public bool HasAny(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (HasColumn(name)) return true;
        }

        return false;
    }

    /// <summary>Whether a GeoJSON file has a property.</summary>
    public bool HasProperty(string name) => Head.Contains($"\"{name}\"", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a zip has a file of this name in any folder.</summary>
    public bool HasEntry(string name) => Entries.Any(entry => string.Equals(System.IO.Path.GetFileName(entry), name,
        StringComparison.OrdinalIgnoreCase));

    private static IReadOnlyList<string> FirstLine(string path)
    {
        using var reader = new StreamReader(path, Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        if (reader.ReadLine() is not { Length: > 0 } line) return [];
        return SourceTable.Parse(new StringReader(line), System.IO.Path.GetFileName(path), header: null).Header;
    }

    private static string ReadHead(StreamReader reader)
    {
        using (reader)
        {
            var head = new char[HeadCharacters];
            return new(head, 0, reader.ReadBlock(head, 0, head.Length));
        }
    }

    private static IReadOnlyList<string> Names(string path)
    {
        using var archive = ZipFile.OpenRead(path);
        return [.. archive.Entries.Select(entry => entry.FullName)];
    }

    private static string Content(string path)
    {
        using var archive = ZipFile.OpenRead(path);
        return archive.GetEntry("content.xml") is { } entry ? ReadHead(new StreamReader(entry.Open())) : "";
    }
}
