using System.Net;
using System.Text.RegularExpressions;

namespace Sufficiency.Engine.Tests.Architecture;

/// <summary>A sentence of a comment or paper, and the line it begins in.</summary>
internal sealed record Sentence(string File, int Line, string Words)
{
    /// <summary>Its words: whatever holds a letter or a digit.</summary>
    public int Length => Words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Count(word => word.Any(char.IsLetterOrDigit));

    public override string ToString() => $"{File}:{Line}: {Length} words: {Words}";
}

/// <summary>Finds the sentences of C# comments and of Markdown papers.</summary>
internal static partial class Prose
{
    /// <summary>The sentences of a file, by its kind.</summary>
    public static IEnumerable<Sentence> SentencesOf(string file, IReadOnlyList<string> lines) =>
        from text in file.EndsWith(".cs", StringComparison.Ordinal) ? CommentText.Read(lines) : PaperText.Read(lines)
        from sentence in Split(text.Words)
        select new Sentence(file, text.LineOf(sentence.Start), sentence.Words);

    /// <summary>Splits a text at every mark that ends a sentence. Colons and semicolons do not end one.</summary>
    public static IEnumerable<(int Start, string Words)> Split(string text)
    {
        var start = 0;
        foreach (var end in SentenceEnd().Matches(text).Cast<Match>())
        {
            var last = end.Index + end.Length;
            if (Abbreviation().IsMatch(text[start..last])) continue;
            yield return (start, text[start..last]);
            start = last + 1;
        }

        if (start < text.Length) yield return (start, text[start..]);
    }

    [GeneratedRegex("""[.!?][)"'’”*_]*(?=\s)""", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex SentenceEnd();

    // An initial, such as the J. of J. Smith, ends no sentence either.
    [GeneratedRegex(@"(^|[\s(])(e\.g|i\.e|cf|etc|vs|approx|no|Dr|Mr|Mrs|Ms|St|p|pp|[A-Z])\.$", RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Abbreviation();
}

/// <summary>A paragraph, a list item, a heading or a cell: parts of lines that are read as one.</summary>
internal sealed record ProseText(IReadOnlyList<(int Line, string Words)> Parts)
{
    public string Words => string.Join(' ', Parts.Select(part => part.Words));

    /// <summary>The line that a place among its words stands in.</summary>
    public int LineOf(int start)
    {
        var end = 0;
        return Parts.First(part => (end += part.Words.Length + 1) > start).Line;
    }
}

/// <summary>Gathers parts of lines into texts.</summary>
internal sealed class TextGatherer
{
    private readonly List<ProseText> texts = [];
    private List<(int Line, string Words)> parts = [];

    public IReadOnlyList<ProseText> Texts
    {
        get
        {
            End();
            return texts;
        }
    }

    public void Add(int line, string words)
    {
        if (!string.IsNullOrWhiteSpace(words)) parts.Add((line, WebUtility.HtmlDecode(words.Trim())));
    }

    public void End()
    {
        if (parts.Count > 0) texts.Add(new(parts));
        parts = [];
    }
}
