using System.Buffers;
using System.Text;
using Sufficiency.Engine.Packs.Issues;

namespace Sufficiency.Engine.Packs.Files;

/// <summary>Goes through the bytes of a text and tells their encoding, or why they have none.</summary>
internal sealed class EncodingSurvey
{
    /// <summary>What to do about a text that cannot be decoded.</summary>
    public const string SaveAsUtf8 = "Save it as UTF-8 (in Excel: CSV UTF-8).";

    private const int LongestLetter = 4;
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>Bytes from 80 to 9F that English texts in Windows-1252 hold: the euro, the ellipsis, quotation marks, dashes, bullets and
    /// the trade mark. Elsewhere in that range other encodings have their letters, so that a guess would be a risk.</summary>
    private static readonly SearchValues<byte> Marks =
        SearchValues.Create((ReadOnlySpan<byte>)[0x80, 0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x99]);

    private byte[] carried = [];
    private bool hasBegun;
    private int lines;
    private int? firstNul;
    private int? firstMultibyte;
    private int? firstForeign;
    private (int Line, byte Value)? firstUnknown;

    /// <summary>Whether the text is in UTF-16.</summary>
    public bool IsUtf16 => Encoding is UnicodeEncoding;

    /// <summary>The encoding, where there is no fault.</summary>
    public Encoding Encoding { get => field ?? (firstForeign is null ? StrictUtf8 : Windows1252); private set; }

    private static Encoding StrictUtf8 { get; } = new UTF8Encoding(false, throwOnInvalidBytes: true);

    /// <summary>Takes the next bytes.</summary>
    public void Add(ReadOnlySpan<byte> bytes, bool isLast)
    {
        if (!hasBegun) Begin(bytes);
        if (IsKnownUtf16) return;
        if (carried.Length > 0) bytes = (byte[])[.. carried, .. bytes];
        carried = [];
        Walk(bytes, isLast);
    }

    /// <summary>Why the text cannot be decoded, or null.</summary>
    public DataIssue? Fault(string name)
    {
        if (IsKnownUtf16) return null;
        if (firstNul is { } nul)
            return new(name, nul, null, null, "The file is not text: it holds zero bytes.",
                "Export the table as CSV in UTF-8; a spreadsheet or archive cannot be read.");
        if (firstForeign is { } foreign && firstMultibyte is not null)
            return new(name, foreign, null, null,
                "The file is not in UTF-8 throughout: a letter here is in another encoding than the rest.", SaveAsUtf8);
        if (firstUnknown is { } unknown)
            return new(name, unknown.Line, null, null, $"The file is not in UTF-8: a letter here (byte {unknown.Value:X2}) cannot be read.",
                SaveAsUtf8);
        return null;
    }

    private bool IsKnownUtf16 { get; set; }

    private void Begin(ReadOnlySpan<byte> bytes)
    {
        hasBegun = true;
        bool? isBigEndian = bytes switch
        {
            [0xFF, 0xFE, 0, 0, ..] => null, // UTF-32, which counts as zero bytes
            [0xFF, 0xFE, ..] => false,
            [0xFE, 0xFF, ..] => true,
            [not 0, 0, not 0, 0, ..] => false,
            [0, not 0, 0, not 0, ..] => true,
            _ => null,
        };
        if (isBigEndian is not { } big) return;
        IsKnownUtf16 = true;
        Encoding = new UnicodeEncoding(big, byteOrderMark: false, throwOnInvalidBytes: true);
    }

    private void Walk(ReadOnlySpan<byte> bytes, bool isLast)
    {
        while (true)
        {
            var length = bytes.IndexOfAnyExceptInRange((byte)1, (byte)0x7F);
            lines += bytes[..(length < 0 ? bytes.Length : length)].Count((byte)'\n');
            if (length < 0) return;
            bytes = bytes[length..];
            if (!isLast && bytes.Length < LongestLetter)
            {
                carried = bytes.ToArray();
                return;
            }

            bytes = bytes[TakeLetter(bytes)..];
        }
    }

    /// <summary>Takes the letter at the start of the bytes and returns its length.</summary>
    private int TakeLetter(ReadOnlySpan<byte> bytes)
    {
        var line = lines + 1;
        if (bytes[0] == 0)
        {
            firstNul ??= line;
            return 1;
        }

        if (Rune.DecodeFromUtf8(bytes, out _, out var length) == OperationStatus.Done)
        {
            firstMultibyte ??= line;
            return length;
        }

        firstForeign ??= line;
        if (bytes[0] < 0xA0 && !Marks.Contains(bytes[0])) firstUnknown ??= (line, bytes[0]);
        return 1;
    }
}
