using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Sufficiency.Returns.Mapping;

/// <summary>The mapping of our places, needs and ages to the forms: data/schema/returns.yaml, which the build embeds.</summary>
internal sealed class ReturnMapping
{
    /// <summary>The file as a user finds it.</summary>
    public const string File = "data/schema/returns.yaml";

    private const string Resource = "schema/returns.yaml";
    private static readonly Lazy<ReturnMapping> Loaded = new(() => new(Text()));
    private readonly MappingFile file;

    /// <summary>Reads a mapping from its text.</summary>
    /// <exception cref="YamlDotNet.Core.YamlException">The text is no mapping.</exception>
    public ReturnMapping(string text)
    {
        file = new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).WithEnforceRequiredMembers()
            .WithDuplicateKeyChecking().Build().Deserialize<MappingFile>(text);
    }

    /// <summary>The mapping that comes with the program.</summary>
    public static ReturnMapping Embedded => Loaded.Value;

    /// <summary>All of the file.</summary>
    public MappingFile Content => file;

    /// <summary>Kinds of places with their codes, in the order in which they are tried.</summary>
    public IReadOnlyList<KeyValuePair<string, PlaceKind>> Kinds => [.. file.Kinds];

    /// <summary>The kind of a place.</summary>
    /// <exception cref="InvalidOperationException">The mapping has none for it.</exception>
    public string KindOf(PlaceFacts place, int yearGroup)
    {
        foreach (var (code, kind) in file.Kinds)
        {
            if (kind.Takes(place, yearGroup)) return code;
        }

        throw new InvalidOperationException($"{File} has no kind for {place} in year group {yearGroup}.");
    }

    /// <summary>The form of a year; the newest where none is asked.</summary>
    /// <exception cref="ReturnException">There is no form of that year.</exception>
    public static T Form<T>(IReadOnlyDictionary<string, T> forms, string name, string? year, out string chosen)
    {
        chosen = year ?? forms.Keys.Max(StringComparer.Ordinal)!;
        return forms.TryGetValue(chosen, out var form) ? form : throw new ReturnException(
            $"There is no form of {name} for {chosen}. Name one of {string.Join(", ", forms.Keys.Order(StringComparer.Ordinal))}.");
    }

    private static string Text()
    {
        using var stream = typeof(ReturnMapping).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The schema {Resource} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
