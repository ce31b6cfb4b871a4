using System.IO.Compression;
using System.Text;

namespace Sufficiency.Web.Tests.Serving;

/// <summary>Zips as colleagues and attackers make them.</summary>
internal static class Zips
{
    /// <summary>A zip of files with a short text each.</summary>
    public static byte[] Of(params string[] names) => With(zip =>
    {
        foreach (var name in names) Add(zip, name);
    });

    /// <summary>A zip made by hand.</summary>
    public static byte[] With(Action<ZipArchive> fill)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true)) fill(zip);
        return bytes.ToArray();
    }

    /// <summary>Adds a file with a short text, stored as it is.</summary>
    public static ZipArchiveEntry Add(ZipArchive zip, string name, string text = "text")
    {
        var entry = zip.CreateEntry(name, CompressionLevel.NoCompression);
        using var stream = entry.Open();
        stream.Write(Encoding.UTF8.GetBytes(text));
        return entry;
    }

    /// <summary>Overwrites bytes wherever a text stands.</summary>
    public static byte[] Change(byte[] zip, ReadOnlySpan<byte> from, ReadOnlySpan<byte> to)
    {
        for (int at = 0, found; (found = zip.AsSpan(at).IndexOf(from)) >= 0; at += found + from.Length) to.CopyTo(zip.AsSpan(at + found));
        return zip;
    }
}
