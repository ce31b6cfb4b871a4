using System.Text.RegularExpressions;

namespace Sufficiency.Engine.Tests.Architecture;

/// <summary>Reads the texts of a Markdown paper: paragraphs, list items, headings and cells of tables, without blocks of code.</summary>
internal static partial class PaperText
{
    public static IReadOnlyList<ProseText> Read(IReadOnlyList<string> lines)
    {
        var gatherer = new TextGatherer();
        var isCode = false;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = Quote().Replace(lines[i], "");
            var isFence = Fence().IsMatch(line);
            if (isFence) isCode = !isCode;
            if (isCode || isFence || string.IsNullOrWhiteSpace(line)) gatherer.End();
            else if (line.TrimStart().StartsWith('|')) AddCells(gatherer, i + 1, line);
            else AddLine(gatherer, i + 1, line);
        }

        return gatherer.Texts;
    }

    private static void AddCells(TextGatherer gatherer, int line, string row)
    {
        foreach (var cell in Plain(row).Split('|'))
        {
            gatherer.End();
            gatherer.Add(line, cell);
        }

        gatherer.End();
    }

    private static void AddLine(TextGatherer gatherer, int line, string text)
    {
        var begins = Beginning().Match(text);
        if (begins.Success) gatherer.End();
        gatherer.Add(line, Plain(text[begins.Length..]));
        if (text.TrimStart().StartsWith('#')) gatherer.End();
    }

    // Code counts as one word, and a link as the words it shows.
    private static string Plain(string text) => Tag().Replace(Link().Replace(Code().Replace(text, "code"), "${words}"), "");

    [GeneratedRegex(@"^\s*(```|~~~)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^(\s*>\s?)+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Quote();

    [GeneratedRegex(@"^\s*(#+|[-*+]|\d+[.)])\s+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Beginning();

    [GeneratedRegex("`+[^`]+`+", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Code();

    [GeneratedRegex(@"!?\[(?<words>[^\]]*)\](\([^)]*\)|\[[^\]]*\])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Link();

    [GeneratedRegex("</?[A-Za-z][^>]*>|<!--.*?-->", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Tag();
}
