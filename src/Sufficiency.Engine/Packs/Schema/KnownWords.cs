using Sufficiency.Engine.Codes;
using Sufficiency.Engine.Packs.Issues;

namespace Sufficiency.Engine.Packs.Schema;

/// <summary>The words that a value may be.</summary>
/// <param name="All">The words; empty where any is allowed.</param>
/// <param name="List">The list of codes they come from; null where the schema gives them itself.</param>
internal readonly record struct KnownWords(IReadOnlyList<string> All, string? List)
{
    /// <summary>The fault of a text that is none of them.</summary>
    public Fault Unknown(string text)
    {
        var words = All;
        var nearest = words.FirstOrDefault(word => string.Equals(word, text, StringComparison.OrdinalIgnoreCase))
            ?? NearestName.Find(text, words);
        var noun = List is null ? null : CodeBook.Get(List).Noun;
        var predicate = noun is null ? "is not one of the words known here" : $"is not {Article(noun)} {noun}";
        var choice = $"Write one of {string.Join(", ", words)}{(List is null ? "" : $" ({CodeBook.File})")}.";
        return new("word", predicate, nearest is null ? choice : $"Did you mean {nearest}? {choice}");
    }

    private static string Article(string noun) => noun[0] is 'a' or 'e' or 'i' or 'o' or 'u' ? "an" : "a";
}
