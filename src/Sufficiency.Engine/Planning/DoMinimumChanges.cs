using Sufficiency.Engine.Packs.Readers;
using Sufficiency.Engine.Packs.Schema;

namespace Sufficiency.Engine.Planning;

/// <summary>Tells which changes of a data pack a do-minimum plan rests on.</summary>
public static class DoMinimumChanges
{
    private const string SchemeKey = "scheme_id";

    /// <summary>Whether do-minimum rests on a value: it does unless a value or an opening of one optional scheme is set.</summary>
    /// <param name="path">Path of an applied override.</param>
    /// <param name="optional">Identifiers of the optional schemes.</param>
    public static bool RestsOn(string path, IReadOnlySet<string> optional)
    {
        ArgumentNullException.ThrowIfNull(optional);
        return !path.StartsWith(DecidedOpeningsReader.Stem, StringComparison.Ordinal)
            && (SchemeOf(path) is not { } scheme || !optional.Contains(scheme));
    }

    /// <summary>The scheme that a change is of; null for a change that affects more than one scheme, or that the schema does not know.
    /// </summary>
    private static string? SchemeOf(string path)
    {
        var open = path.IndexOf('[', StringComparison.Ordinal);
        var schema = PackSchema.Current;
        if (open < 0) return null;
        if (schema.Tables.FirstOrDefault(one => string.Equals(one.Name, path[..open], StringComparison.Ordinal)) is not { } table
            || table.Find(path[(path.LastIndexOf('.') + 1)..])?.Affects != Effects.Schemes) return null;
        return table.Key[0].Name == SchemeKey ? path[(open + 1)..path.IndexOfAny([',', ']'], open)].Trim() : null;
    }
}
