using System.Text.RegularExpressions;

namespace Sufficiency.Engine.Tests.Architecture;

/// <summary>Reads the texts of C# comments: every block of comment lines, and every XML tag inside, is a text.</summary>
internal static partial class CommentText
{
    public static IReadOnlyList<ProseText> Read(IReadOnlyList<string> lines)
    {
        var gatherer = new TextGatherer();
        var before = "";
        for (var i = 0; i < lines.Count; i++)
        {
            var comment = Comment().Match(lines[i]);
            var marks = comment.Groups["marks"].Value;
            var isWhole = comment.Success && string.IsNullOrWhiteSpace(comment.Groups["code"].Value);
            if (!isWhole || !string.Equals(marks, before, StringComparison.Ordinal)) gatherer.End();
            before = isWhole ? marks : "";
            if (!comment.Success) continue;
            var words = comment.Groups["words"].Value;
            var item = Item().Match(words);
            if (string.IsNullOrWhiteSpace(words) || item.Success) gatherer.End();
            AddBlocks(gatherer, i + 1, marks.Length == 3 ? Plain(words[item.Length..]) : words[item.Length..]);
        }

        return gatherer.Texts;
    }

    private static void AddBlocks(TextGatherer gatherer, int line, string words)
    {
        var from = 0;
        foreach (var tag in BlockTag().EnumerateMatches(words))
        {
            gatherer.Add(line, words[from..tag.Index]);
            gatherer.End();
            from = tag.Index + tag.Length;
        }

        gatherer.Add(line, words[from..]);
    }

    private static string Plain(string words) => OtherTag().Replace(Reference().Replace(words, "${name}"), "");

    // Code before the comment holds whole strings only, so that no comment is looked for inside a string.
    [GeneratedRegex("""^(?<code>([^"/]|/(?!/)|"[^"]*")*?)(?<marks>///?)(?!/)\s?(?<words>.*)$""", RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^\s*([-*]|\d+\.)\s", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Item();

    [GeneratedRegex("""<(see|seealso|paramref|typeparamref)\s+(cref|name|langword|href)="(?<name>[^"]*)"\s*/>""",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Reference();

    [GeneratedRegex("""</?(summary|remarks|param|typeparam|returns|value|exception|para|list|item|term|description|code)(\s[^>]*)?>""",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex BlockTag();

    [GeneratedRegex("</?(c|b|i|em|see|inheritdoc|br)(\\s[^>]*)?/?>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex OtherTag();
}
