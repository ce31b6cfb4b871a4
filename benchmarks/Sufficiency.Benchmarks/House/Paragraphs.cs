using System.Net;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Sufficiency.Benchmarks.House;

/// <summary>Finds the prose of a paper and of the comments of a C# file.</summary>
internal static partial class Paragraphs
{
    /// <summary>The paragraphs and list items of a Markdown text, without headings, tables, code and comments.</summary>
    public static IEnumerable<string> OfMarkdown(string text)
    {
        var prose = Fence().Replace(text.ReplaceLineEndings("\n"), "\n\n");
        prose = Heading().Replace(HtmlComment().Replace(prose, "\n\n"), "\n");
        prose = ListItem().Replace(TableRow().Replace(prose, "\n"), "\n\n");
        prose = Link().Replace(prose, "${text}");
        return BlankLine().Split(InlineCode().Replace(prose, "code")).Where(paragraph => paragraph.Trim().Length > 0);
    }

    /// <summary>The paragraphs of the comments: each element of a documentation comment, each run of line comments.</summary>
    public static IEnumerable<string> OfComments(SourceFile file)
    {
        var lines = new List<string>();
        foreach (var trivia in file.Syntax.DescendantTrivia())
        {
            switch (trivia.Kind())
            {
                case SyntaxKind.SingleLineCommentTrivia:
                    lines.Add(trivia.ToString().TrimStart('/', ' '));
                    break;
                case SyntaxKind.SingleLineDocumentationCommentTrivia:
                    foreach (var paragraph in OfDocumentation(trivia.ToFullString())) yield return paragraph;
                    break;
                case SyntaxKind.MultiLineCommentTrivia:
                    yield return trivia.ToString().Trim('/', '*', ' ');
                    break;
                case SyntaxKind.WhitespaceTrivia:
                    break;
                case SyntaxKind.EndOfLineTrivia when lines.Count > 0 && GoesOn(trivia):
                    break;
                default:
                    if (lines.Count > 0) yield return string.Join(' ', lines);
                    lines.Clear();
                    break;
            }
        }
    }

    // True if the line after this end of a line is a comment, too.
    private static bool GoesOn(SyntaxTrivia end)
    {
        var next = end.Token.LeadingTrivia.SkipWhile(trivia => trivia.SpanStart <= end.SpanStart)
            .FirstOrDefault(trivia => !trivia.IsKind(SyntaxKind.WhitespaceTrivia));
        return next.IsKind(SyntaxKind.SingleLineCommentTrivia);
    }

    private static IEnumerable<string> OfDocumentation(string comment)
    {
        var text = Reference().Replace(Slashes().Replace(comment, ""), "code");
        return Element().Split(text).Select(part => WebUtility.HtmlDecode(Tag().Replace(part, ""))).Where(part => part.Trim().Length > 0);
    }

    [GeneratedRegex("^```.*?^```[^\n]*$", RegexOptions.Multiline | RegexOptions.Singleline, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Fence();

    [GeneratedRegex("<!--.*?-->", RegexOptions.Singleline, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex HtmlComment();

    [GeneratedRegex("^#[^\n]*$", RegexOptions.Multiline, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\s*\|[^\n]*$", RegexOptions.Multiline, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex TableRow();

    [GeneratedRegex(@"^\s*([-*+]|\d+[.)])\s+", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex ListItem();

    [GeneratedRegex(@"!?\[(?<text>[^\]]*)\]\([^)]*\)", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Link();

    [GeneratedRegex("`[^`\n]+`", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex InlineCode();

    [GeneratedRegex(@"\n\s*\n", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex BlankLine();

    [GeneratedRegex("^\\s*///", RegexOptions.Multiline, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Slashes();

    [GeneratedRegex("<(see|paramref|typeparamref|inheritdoc)[^>]*/>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Reference();

    [GeneratedRegex("</?(?:summary|remarks|param|typeparam|returns|exception|value|para|list|item|description)\\b[^>]*>",
        RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Element();

    [GeneratedRegex("</?[a-z]+[^>]*>", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Tag();
}
