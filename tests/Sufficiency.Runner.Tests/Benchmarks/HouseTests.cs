using Sufficiency.Benchmarks.House;

namespace Sufficiency.Runner.Tests.Benchmarks;

/// <summary>The counts of the source, each on a source small enough to count by hand.</summary>
public sealed class HouseTests
{
    [Fact]
    public void PublicTypesAndWideMembersAreCounted()
    {
        var file = SourceFile.Parse("src/One/A.cs", """
            namespace One;
            public sealed record Wide(int A, int B, int C, int D, int E, int F);
            internal sealed class Hidden(int a, int b, int c, int d, int e)
            {
                public enum Kind { None }
                public int Sum(int f, int g, int h, int i, int j, int k) => a + b + c + d + e + f + g + h + i + j + k;
            }
            """);

        var figures = CodeFigures.Of([file]);

        Assert.Equal(7, figures.Lines);
        Assert.Equal(1, figures.PublicTypes);
        Assert.Equal(2, figures.WideMembers);
    }

    [Fact]
    public void LongLinesAreCountedFromTheFirstColumnTooMany()
    {
        var lines = new[] { 120, 121, 140, 141 }.Select(columns => "//".PadRight(columns, 'x'));

        var figures = CodeFigures.Of([SourceFile.Parse("src/One/A.cs", string.Join('\n', lines))]);

        Assert.Equal((3, 1), (figures.Over120, figures.Over140));
    }

    [Fact]
    public void AKnotIsARoundOfUsesOfAnyLength()
    {
        var rooms = new Rooms(
        [
            SourceFile.Parse("a", "using R.B; namespace R.A; class Apple { Bean? bean; }"),
            SourceFile.Parse("b", "using R.C; namespace R.B; class Bean { Corn? corn; }"),
            SourceFile.Parse("c", "using R.A; namespace R.C; class Corn { Apple? apple; }"),
            SourceFile.Parse("d", "using R.A; namespace R.D; class Date { Apple? apple; }"),
        ]);

        Assert.Equal(["R.A", "R.B", "R.C"], Assert.Single(rooms.Knots()));
        Assert.Empty(rooms.Mutual);
    }

    [Fact]
    public void ANamespaceSeesTheOneAroundItWithoutImport()
    {
        var rooms = new Rooms(
        [
            SourceFile.Parse("a", "using R.Inner; namespace R; class Outside { void Do() => 1.Twice(); }"),
            SourceFile.Parse("b", "namespace R.Inner; static class Numbers { static int Twice(this int a) => 2 * a; Outside? outside; }"),
        ]);

        Assert.Equal([("R", "R.Inner")], rooms.Mutual);
    }

    [Fact]
    public void ANameThatTheFileDoesNotSeeIsNoUse()
    {
        var rooms = new Rooms(
        [
            SourceFile.Parse("a", "namespace R.A; class Apple { Bean? bean; }"),
            SourceFile.Parse("b", "using R.A; namespace R.B; class Bean { Apple? apple; int Length => apple.Apple; }"),
        ]);

        Assert.Empty(rooms.Knots());
    }

    [Fact]
    public void SentencesOfAPaperLeaveOutHeadingsTablesAndCode()
    {
        const string paper = """
            # A heading is no sentence
            One two three. Four `and the rest` six
            seven [eight nine](https://example.org/a/b)! Is 1.5 one word?

            | a | table |
            |---|---|
            - An item ends where the next begins
            - second item

            ```
            no prose at all
            ```
            """;

        var prose = Prose.Of(Paragraphs.OfMarkdown(paper));

        Assert.Equal(new Prose(Sentences: 5, Words: 3 + 6 + 4 + 7 + 2, Long: 0), prose);
    }

    [Fact]
    public void ASentenceOf36WordsIsLong()
    {
        static string Sentence(int words) => string.Join(' ', Enumerable.Repeat("word", words)) + ".";

        Assert.Equal(1, Prose.Of([$"{Sentence(35)} {Sentence(36)}".Replace(". w", ". W", StringComparison.Ordinal)]).Long);
    }

    [Fact]
    public void CommentsAreElementsAndRunsOfLines()
    {
        var file = SourceFile.Parse("src/One/A.cs", """
            /// <summary>Sums <see cref="A"/>.</summary>
            /// <param name="a">The first.</param>
            class A(int a)
            {
                // This goes on
                // for two lines.
                int b = a; // A third.
            }
            """);

        var paragraphs = Paragraphs.OfComments(file).Select(text => text.Trim()).ToList();

        Assert.True(paragraphs is ["Sums code.", "The first.", "This goes on for two lines.", "A third."], string.Join('|', paragraphs));
    }
}
