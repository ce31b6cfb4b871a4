using System.Globalization;

namespace Sufficiency.Engine.Reference;

/// <summary>Pupils of state-funded mainstream schools: one row of data/reference/pupils.csv.</summary>
/// <param name="Authority">The authority's name, or England.</param>
/// <param name="Pupils">Primary and secondary pupils together.</param>
/// <param name="Source">Where the count stands.</param>
/// <param name="Year">The academic year.</param>
/// <param name="Certainty">How sure it is.</param>
public sealed record PupilCount(string Authority, double Pupils, string Source, string Year, string Certainty)
{
    private static readonly Lazy<IReadOnlyDictionary<string, PupilCount>> Loaded = new(() => ReferenceFile.Rows("pupils.csv")
        .Where(cells => cells[1].Length > 0 && cells[2].Length > 0)
        .Select(cells => new PupilCount(cells[0], Number(cells[1]) + Number(cells[2]), cells[3], cells[4], cells[5]))
        .ToDictionary(row => row.Authority, StringComparer.OrdinalIgnoreCase));

    /// <summary>England's pupils.</summary>
    public static PupilCount England => Loaded.Value["England"];

    /// <summary>The pupils of an authority by its name; null where the file has none.</summary>
    public static PupilCount? Find(string authority) => Loaded.Value.GetValueOrDefault(authority);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
