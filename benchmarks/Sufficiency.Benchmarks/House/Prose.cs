using System.Text.RegularExpressions;

namespace Sufficiency.Benchmarks.House;

/// <summary>How long the sentences of a text are.</summary>
/// <param name="Sentences">Number of sentences.</param>
/// <param name="Words">Words of all sentences.</param>
/// <param name="Long">Sentences of more than 35 words.</param>
internal readonly partial record struct Prose(int Sentences, int Words, int Long)
{
    private const int ManyWords = 35;

    /// <summary>Mean words of a sentence; zero if there is none.</summary>
    public double Mean => Sentences == 0 ? 0 : (double)Words / Sentences;

    /// <summary>Share of the sentences that have more than 35 words; zero if there is none.</summary>
    public double LongShare => Sentences == 0 ? 0 : (double)Long / Sentences;

    /// <summary>Counts the sentences of paragraphs. The end of a paragraph ends a sentence.</summary>
    public static Prose Of(IEnumerable<string> paragraphs)
    {
        var lengths = paragraphs.SelectMany(text => SentenceEnd().Split(text))
            .Select(sentence => Word().Count(sentence)).Where(words => words > 0).ToList();
        return new Prose(lengths.Count, lengths.Sum(), lengths.Count(words => words > ManyWords));
    }

    // A full stop ends a sentence if a capital, a digit, a quotation or code follows.
    [GeneratedRegex("""(?<=[.!?]["”')\]*_]*)\s+(?=[\p{Lu}\d"“'(\[`*_£])""", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex SentenceEnd();

    // A run without spaces that holds a letter or a digit.
    [GeneratedRegex(@"\S*[\p{L}\p{Nd}]\S*", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Word();
}
