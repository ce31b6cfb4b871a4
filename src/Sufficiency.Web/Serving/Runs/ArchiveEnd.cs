using System.Buffers.Binary;

namespace Sufficiency.Web.Serving.Runs;

/// <summary>The end of a zip, which says where its list of files begins.</summary>
/// <remarks>
/// A zip library reads the whole list into memory before its files can be counted. So a list that is too long is refused unread.
/// Form: PKWARE's APPNOTE 6.3.10, section 4.3.16.
/// </remarks>
internal static class ArchiveEnd
{
    private const int Bytes = 22;
    private const int MostComment = ushort.MaxValue;
    private const int MostListBytesAFile = 512;
    private static ReadOnlySpan<byte> Signature => "PK\u0005\u0006"u8;

    /// <summary>Refuses a zip whose list of files is longer than an archive may have. The stream is at its begin afterwards.</summary>
    /// <exception cref="ArchiveException">The list is too long.</exception>
    public static void Check(Stream source)
    {
        var tail = new byte[Math.Min(source.Length, Bytes + MostComment)];
        source.Position = source.Length - tail.Length;
        source.ReadExactly(tail);
        source.Position = 0;
        var at = tail.AsSpan().LastIndexOf(Signature);
        if (at < 0 || at + Bytes > tail.Length) return; // no zip, as its reader will say
        var end = tail.AsSpan(at);
        var disk = BinaryPrimitives.ReadUInt16LittleEndian(end[4..]);
        var files = BinaryPrimitives.ReadUInt16LittleEndian(end[10..]);
        var list = BinaryPrimitives.ReadUInt32LittleEndian(end[16..]);
        // The greatest values send the reader to a second end, of archives over 4 GiB or 65,535 files.
        var isLong = disk == ushort.MaxValue || files == ushort.MaxValue || list == uint.MaxValue;
        if (isLong || files > ArchiveRules.MostFiles || source.Length - list > (long)ArchiveRules.MostFiles * MostListBytesAFile)
            throw ArchiveRules.TooMany();
    }
}
