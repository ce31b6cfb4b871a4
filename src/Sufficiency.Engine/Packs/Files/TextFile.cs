using System.Text;
using Sufficiency.Engine.Packs.Issues;

namespace Sufficiency.Engine.Packs.Files;

/// <summary>Reads a text as it was meant, whichever encoding it was saved in, or refuses it by file and line.</summary>
/// <remarks>
/// UTF-8, UTF-16 of either byte order and Windows-1252 are decoded, each with or without its mark. No letter is ever replaced: where
/// a byte fits none of these encodings, or two of them are mixed, the text is refused.
/// </remarks>
public static class TextFile
{
    private const int ChunkBytes = 1024 * 1024;

    /// <summary>The text of a file.</summary>
    /// <exception cref="DataIssueException">It cannot be read or decoded; <paramref name="name"/> is what the fault calls it.</exception>
    public static string Read(string path, string name)
    {
        using var reader = Open(path, name);
        return reader.ReadToEnd();
    }

    /// <summary>The text of a file, to be read on; the file is gone through once before, to know its encoding.</summary>
    /// <exception cref="DataIssueException">It cannot be read or decoded; <paramref name="name"/> is what the fault calls it.</exception>
    public static TextReader Open(string path, string name) => Open(() => File.OpenRead(path), name);

    /// <summary>The text of a stream that can be opened twice, such as an entry of an archive.</summary>
    /// <exception cref="DataIssueException">It cannot be read or decoded; <paramref name="name"/> is what the fault calls it.</exception>
    public static TextReader Open(Func<Stream> open, string name)
    {
        ArgumentNullException.ThrowIfNull(open);
        try
        {
            var survey = Survey(open);
            if (survey.Fault(name) is { } fault) throw new DataIssueException([fault]);
            if (!survey.IsUtf16) return new StreamReader(open(), survey.Encoding, detectEncodingFromByteOrderMarks: false).SkipMark();
            return new StringReader(Decode(ReadAll(open), name, out var issue) ?? throw new DataIssueException([issue!]));
        }
        catch (UnauthorizedAccessException)
        {
            throw new DataIssueException([new(name, null, null, null, "The file may not be read.",
                "Ask for the right to read it, or copy it to a folder of your own.")]);
        }
        catch (IOException error)
        {
            throw new DataIssueException([new(name, null, null, null, $"The file cannot be read: {error.Message}",
                "Close it in other programs, check the disk, or copy it again.")]);
        }
    }

    /// <summary>The text of these bytes; null, with a fault, where they cannot be decoded.</summary>
    public static string? Decode(ReadOnlySpan<byte> bytes, string name, out DataIssue? issue)
    {
        var survey = new EncodingSurvey();
        survey.Add(bytes, isLast: true);
        issue = survey.Fault(name);
        if (issue is not null) return null;
        try
        {
            return survey.Encoding.GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            issue = new(name, LineOfLostLetter(bytes, survey.Encoding), null, null,
                "The file is in UTF-16, and a letter here is broken.", EncodingSurvey.SaveAsUtf8);
            return null;
        }
    }

    private static EncodingSurvey Survey(Func<Stream> open)
    {
        var survey = new EncodingSurvey();
        using var stream = open();
        var chunk = new byte[ChunkBytes];
        int read;
        while ((read = stream.ReadAtLeast(chunk, chunk.Length, throwOnEndOfStream: false)) == chunk.Length)
            survey.Add(chunk, isLast: false);
        survey.Add(chunk.AsSpan(0, read), isLast: true);
        return survey;
    }

    private static byte[] ReadAll(Func<Stream> open)
    {
        using var stream = open();
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    private static int LineOfLostLetter(ReadOnlySpan<byte> bytes, Encoding strict)
    {
        var text = Encoding.GetEncoding(strict.CodePage).GetString(bytes);
        var position = text.IndexOf('\uFFFD', StringComparison.Ordinal);
        return text.AsSpan(0, position < 0 ? text.Length : position).Count('\n') + 1;
    }

    private static StreamReader SkipMark(this StreamReader reader)
    {
        while (reader.Peek() == '\uFEFF') _ = reader.Read();
        return reader;
    }
}
