using System.Globalization;
using System.Text.RegularExpressions;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Drafting.Estate;

/// <summary>The DfE's high needs place numbers: places funded by school, of the latest year in the file.</summary>
/// <remarks>Columns are known by their words: places of hospital education and alternative provision, changes and rates are left out.
/// </remarks>
internal sealed partial class PlaceNumbers
{
    private static readonly string[] NotPlaces =
        ["hospital", "alternative", "AP ", "change", "difference", "rate", "funding", "£", "reason"];

    private readonly Dictionary<string, double> special = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> bases = new(StringComparer.Ordinal);

    private PlaceNumbers()
    {
    }

    /// <summary>Special school places by URN.</summary>
    public IReadOnlyDictionary<string, double> Special => special;

    /// <summary>Places in SEN units and resourced provision by URN.</summary>
    public IReadOnlyDictionary<string, double> Bases => bases;

    /// <summary>Reads the file; nothing where there is none.</summary>
    public static PlaceNumbers Read(string? path)
    {
        var numbers = new PlaceNumbers();
        if (path is null) return numbers;
        var table = SourceTable.Open(path, Path.GetFileName(path));
        var urn = table.Column("URN");
        var columns = Latest([.. table.Header.Select((name, index) => new SourceColumn(index, name)).Where(IsPlaces)]);
        if (columns.Length == 0)
            throw SourceFault.Single(table.Name, "no column holds places.", "Take the file that names URN and places by school.");
        table.Read(row =>
        {
            if (row.TextOrEmpty(urn) is not { Length: > 0 } school) return row.Line;
            foreach (var column in columns)
            {
                var places = IsBase(column) ? numbers.bases : numbers.special;
                if (row.OptionalNumber(column) is > 0.0 and var count) places[school] = places.GetValueOrDefault(school) + count;
            }

            return row.Line;
        });
        return numbers;
    }

    private static bool IsPlaces(SourceColumn column) => column.Name.Contains("place", StringComparison.OrdinalIgnoreCase)
        && !NotPlaces.Any(word => column.Name.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static bool IsBase(SourceColumn column) => column.Name.Contains("unit", StringComparison.OrdinalIgnoreCase)
        || column.Name.Contains("resourced", StringComparison.OrdinalIgnoreCase) || column.Name.Contains("RP ", StringComparison.Ordinal);

    /// <summary>The columns of the latest year named; of parts and their total the total alone.</summary>
    private static SourceColumn[] Latest(SourceColumn[] columns)
    {
        static int YearOf(SourceColumn column) => Year().Matches(column.Name)
            .Select(match => int.Parse(match.Value, CultureInfo.InvariantCulture)).DefaultIfEmpty(0).Max();
        var last = columns.Select(YearOf).DefaultIfEmpty(0).Max();
        SourceColumn[] latest = [.. columns.Where(column => YearOf(column) == last)];
        return [.. latest.GroupBy(IsBase).SelectMany(kind =>
            kind.Where(column => column.Name.Contains("total", StringComparison.OrdinalIgnoreCase)).ToArray() is { Length: > 0 } totals
                ? totals : kind.ToArray())];
    }

    [GeneratedRegex("20[0-9]{2}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Year();
}
