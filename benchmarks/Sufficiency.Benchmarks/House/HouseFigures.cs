using Sufficiency.Benchmarks.Papers;

namespace Sufficiency.Benchmarks.House;

/// <summary>What is counted in one repository.</summary>
internal sealed record HouseFigures
{
    /// <summary>Counts by project and by whole folder, such as src.</summary>
    public required IReadOnlyList<(string Part, CodeFigures Figures)> Code { get; init; }

    /// <summary>Namespaces of src and their uses.</summary>
    public required Rooms Rooms { get; init; }

    /// <summary>Sentences by Markdown file, and last those of all papers.</summary>
    public required IReadOnlyList<(string Part, Prose Prose)> Papers { get; init; }

    /// <summary>Sentences of comments by project.</summary>
    public required IReadOnlyList<(string Part, Prose Prose)> Comments { get; init; }

    /// <summary>Counts in a repository.</summary>
    public static HouseFigures Of(SourceTree tree)
    {
        var parts = Parts(tree.Code).ToList();
        var papers = tree.Papers.Select(paper => (paper.Path, Paragraphs: Paragraphs.OfMarkdown(paper.Text).ToList())).ToList();
        return new HouseFigures
        {
            Code = [.. parts.Select(part => (part.Name, CodeFigures.Of(part.Files)))],
            Rooms = new Rooms([.. tree.Code.Where(file => file.IsShipped)]),
            Papers =
            [
                .. papers.Select(paper => (paper.Path, Prose.Of(paper.Paragraphs))),
                ("all papers", Prose.Of(papers.SelectMany(paper => paper.Paragraphs))),
            ],
            Comments = [.. parts.Select(part => (part.Name, Prose.Of(part.Files.SelectMany(Paragraphs.OfComments))))],
        };
    }

    /// <summary>The counts that the history keeps: those of whole folders, of the knots and of all papers.</summary>
    public IEnumerable<HistoryRow> History()
    {
        foreach (var (part, figures) in Code.Where(part => IsWhole(part.Part)))
        {
            yield return new($"{part} files", figures.Files, "files");
            yield return new($"{part} lines", figures.Lines, "lines");
            yield return new($"{part} median file", figures.Median, "lines");
            yield return new($"{part} largest file", figures.Largest, "lines");
            yield return new($"{part} lines over 120 columns", figures.Over120, "lines");
            yield return new($"{part} lines over 140 columns", figures.Over140, "lines");
            yield return new($"{part} public types", figures.PublicTypes, "types");
            yield return new($"{part} members with 6 or more parameters", figures.WideMembers, "members");
        }

        yield return new("namespaces in knots", Rooms.Knots().Sum(knot => knot.Count), "namespaces");
        yield return new("namespaces that use each other", Rooms.Mutual.Count, "pairs");
        var comments = Comments.Select(part => (Part: $"comments of {part.Part}", part.Prose)).Where(part => IsWhole(part.Part));
        foreach (var (part, prose) in comments.Append(Papers[^1]))
        {
            yield return new($"{part} mean sentence", Math.Round(prose.Mean, 1), "words");
            yield return new($"{part} sentences over 35 words", Math.Round(prose.LongShare, 3), "share");
        }
    }

    private static bool IsWhole(string part) => !part.Contains('/', StringComparison.Ordinal);

    // Each folder of code as a whole, and before it each of its projects.
    private static IEnumerable<(string Name, IReadOnlyCollection<SourceFile> Files)> Parts(IReadOnlyList<SourceFile> code)
    {
        var folders = code.GroupBy(file => file.Path.Split('/')[0], StringComparer.Ordinal);
        foreach (var folder in folders.OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            foreach (var project in folder.GroupBy(file => file.Project, StringComparer.Ordinal)) yield return (project.Key, [.. project]);
            yield return (folder.Key, [.. folder]);
        }
    }
}
