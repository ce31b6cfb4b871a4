using System.Buffers;
using System.Globalization;
using System.Text;
using Sufficiency.Engine.Packs.Issues;

namespace Sufficiency.OpenData.Sources;

/// <summary>Text of a publisher's file in whatever encoding it was saved: UTF-8, UTF-16 with a byte order mark, else Windows-1252.</summary>
/// <remarks>
/// A byte order mark decides. Without one the bytes are UTF-8 if they are valid as such, else Windows-1252, as many files of the DfE are.
/// Bytes without a meaning are refused by line, so that no letter is ever replaced.
/// </remarks>
internal static class PublisherText
{
    private const int MostFaults = 20;
    private static readonly SearchValues<byte> UndefinedIn1252 = SearchValues.Create([0x81, 0x8D, 0x8F, 0x90, 0x9D]);
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">The file as messages call it.</param>
    /// <exception cref="DataIssueException">It is not there, cannot be read, or has bytes without a meaning.</exception>
    public static string Read(string path, string name)
    {
        if (!File.Exists(path)) throw SourceFault.Single(name, "the file is not there.", "Download it, or build the step that writes it.");
        try
        {
            return Decode(File.ReadAllBytes(path), name);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw SourceFault.Single(name, $"the file cannot be read ({error.Message}).", "Close it elsewhere, or allow reading it.");
        }
    }

    /// <summary>The text of bytes, without a byte order mark.</summary>
    /// <exception cref="DataIssueException">Some bytes have no meaning in the file's encoding.</exception>
    public static string Decode(byte[] bytes, string name)
    {
        if (bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble)) return DecodeUtf8(bytes, name);
        if (bytes is [0xFF, 0xFE, 0, 0, ..] or [0, 0, 0xFE, 0xFF, ..])
            throw SourceFault.Single(name, "the file is in UTF-32.", "Save it as UTF-8 and start again.");
        if (bytes is [0xFF, 0xFE, ..]) return DecodeUtf16(bytes, name, bigEndian: false);
        if (bytes is [0xFE, 0xFF, ..]) return DecodeUtf16(bytes, name, bigEndian: true);
        if (bytes.AsSpan().IndexOf((byte)0) is var zero and >= 0)
            throw Fault(name, LineOf(bytes, zero), "00", "this is a zero byte: the file is no text, or UTF-16 without its mark.");
        try
        {
            return Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return DecodeWindows(bytes, name);
        }
    }

    private static string DecodeUtf8(byte[] bytes, string name)
    {
        try
        {
            return Utf8.GetString(bytes, Encoding.UTF8.Preamble.Length, bytes.Length - Encoding.UTF8.Preamble.Length);
        }
        catch (DecoderFallbackException error)
        {
            var at = error.Index + Encoding.UTF8.Preamble.Length;
            throw Fault(name, LineOf(bytes, at), Hex(error.BytesUnknown ?? []), "the file is marked as UTF-8, and these bytes are not.");
        }
    }

    private static string DecodeUtf16(byte[] bytes, string name, bool bigEndian)
    {
        var encoding = new UnicodeEncoding(bigEndian, byteOrderMark: true, throwOnInvalidBytes: true);
        try
        {
            return encoding.GetString(bytes, 2, bytes.Length - 2);
        }
        catch (DecoderFallbackException error)
        {
            var whole = Math.Clamp(error.Index, 0, bytes.Length - 2) & ~1;
            var before = new UnicodeEncoding(bigEndian, byteOrderMark: true).GetString(bytes, 2, whole);
            throw Fault(name, 1 + before.Count(letter => letter == '\n'), Hex(error.BytesUnknown ?? []),
                "the file is marked as UTF-16, and these bytes are not.");
        }
    }

    private static string DecodeWindows(byte[] bytes, string name)
    {
        var faults = new List<DataIssue>();
        for (var at = bytes.AsSpan().IndexOfAny(UndefinedIn1252); at >= 0 && faults.Count < MostFaults;)
        {
            faults.AddRange(Fault(name, LineOf(bytes, at), Hex([bytes[at]]),
                "this byte has no meaning in UTF-8 or Windows-1252.").Issues);
            var next = bytes.AsSpan(at + 1).IndexOfAny(UndefinedIn1252);
            at = next < 0 ? -1 : at + 1 + next;
        }

        return faults.Count == 0 ? Windows1252.GetString(bytes) : throw new DataIssueException(faults);
    }

    private static int LineOf(byte[] bytes, int index) => 1 + bytes.AsSpan(0, index).Count((byte)'\n');

    private static string Hex(byte[] bytes) =>
        string.Join(' ', bytes.Select(value => value.ToString("X2", CultureInfo.InvariantCulture)));

    private static DataIssueException Fault(string name, int line, string bytes, string problem) =>
        new([new DataIssue(name, line, null, bytes, problem, "Download the file again, or save it as UTF-8.")]);
}
