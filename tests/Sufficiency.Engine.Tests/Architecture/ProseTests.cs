namespace Sufficiency.Engine.Tests.Architecture;

/// <summary>What counts as a sentence to the rules of prose.</summary>
public sealed class ProseTests
{
    [Theory]
    [InlineData("One fact. Another fact: with a part; and another.", 2)]
    [InlineData("Names, e.g. Dr. Jones or J. Smith, end nothing.", 1)]
    [InlineData("It costs 1.5 of plan.yaml (at most.) Then it ends", 2)]
    public void ASentenceEndsAtAFullStopThatNoAbbreviationNeeds(string text, int sentences) =>
        Assert.Equal(sentences, Prose.Split(text).Count());

    [Fact]
    public void EveryTagOfACommentIsATextOfItsOwn() => Equal(
        [(1, "First Plan of a"), (2, "Second"), (2, "goes on"), (4, "a note"), (5, "another, for a reason"), (7, "trailing")],
        CommentText.Read(
        [
            "    /// <summary>First <see cref=\"Plan\"/> of <c>a</c></summary>", "    /// <remarks>Second</remarks> goes on",
            "    var text = \"no // comment\";", "    // a note", "    // - another,", "    //   for a reason",
            "    Call(\"a\"); // trailing",
        ]));

    [Fact]
    public void EveryItemAndCellOfAPaperIsATextOfItsOwn() => Equal(
        [(1, "Heading"), (2, "a link to code that goes on"), (4, "an item"), (5, "a"), (5, "b c")],
        PaperText.Read(
        [
            "# Heading", "a [link](to/it.md) to `some code` that", "goes on", "- an item", "| a | b c |", "```", "code is skipped", "```",
        ]));

    [Fact]
    public void ASentenceIsToldWithTheLineItBeginsIn() => Assert.Equal([(1, "One fact."), (2, "Another"), (4, "A last.")],
        Prose.SentencesOf("a.md", ["One fact.", "Another", "", "A last."]).Select(sentence => (sentence.Line, sentence.Words)));

    private static void Equal(IReadOnlyList<(int, string)> expected, IReadOnlyList<ProseText> actual) =>
        Assert.Equal(expected, actual.Select(text => (text.Parts[0].Line, text.Words)));
}
