using Sufficiency.Engine.Domain.Units;

namespace Sufficiency.OpenData.Sources;

/// <summary>A postcode unit of Code-Point Open.</summary>
/// <param name="Postcode">In capitals without spaces.</param>
/// <param name="Point">Where it lies.</param>
/// <param name="County">Code of the county; empty or a placeholder where there is none.</param>
/// <param name="District">Code of the district or unitary authority.</param>
internal sealed record PostcodeUnit(string Postcode, GridPoint Point, string County, string District);

/// <summary>OS Code-Point Open: grid points of postcodes. The file has no header line; its columns are PC, PQ,
/// EA, NO, CY, RH, LH, CC, DC, WC.</summary>
internal sealed class PostcodeLookup
{
    /// <summary>Code-Point's quality 90: no coordinates are known.</summary>
    private const int NoCoordinates = 90;

    private readonly SortedDictionary<string, GridPoint> points;

    private PostcodeLookup(SortedDictionary<string, GridPoint> points) => this.points = points;

    /// <summary>Number of postcodes with coordinates.</summary>
    public int Count => points.Count;

    /// <summary>Postcodes in capitals without spaces, in order, with their points.</summary>
    public IEnumerable<(string Postcode, GridPoint Point)> All => points.Select(pair => (pair.Key, pair.Value));

    /// <summary>No postcode.</summary>
    public static PostcodeLookup Empty { get; } = Of([]);

    /// <summary>Takes a table of Code-Point Open.</summary>
    public static PostcodeLookup Read(SourceTable table) => Of(Units(table));

    /// <summary>Takes postcode units.</summary>
    public static PostcodeLookup Of(IEnumerable<PostcodeUnit> units)
    {
        var byCode = new SortedDictionary<string, GridPoint>(StringComparer.Ordinal);
        foreach (var unit in units) byCode[unit.Postcode] = unit.Point;
        return new PostcodeLookup(byCode);
    }

    /// <summary>Units of a file of Code-Point Open that have coordinates.</summary>
    public static IReadOnlyList<PostcodeUnit> Units(string path, string name) =>
        Units(SourceTable.OpenHeaderless(path, name, "PC", "PQ", "EA", "NO", "CY", "RH", "LH", "CC", "DC", "WC"));

    private static IReadOnlyList<PostcodeUnit> Units(SourceTable table)
    {
        var (code, quality) = (table.Column("PC"), table.Column("PQ"));
        var (easting, northing) = (table.Column("EA"), table.Column("NO"));
        var (county, district) = (table.FindColumn("CC"), table.FindColumn("DC"));
        return [.. table.ReadUnique(row => Normalise(row.Text(code)), row => new PostcodeUnit(Normalise(row.Text(code)),
            new(row.Number(easting), row.Number(northing)), row.TextOrEmpty(county), row.TextOrEmpty(district)), code.Name,
            row => row.Integer(quality) < NoCoordinates).Values];
    }

    /// <summary>The point of a postcode, however it is spaced, or null.</summary>
    public GridPoint? Find(string postcode) => points.TryGetValue(Normalise(postcode), out var point) ? point : null;

    /// <summary>The mean point of a district such as OX11 or a sector such as OX11 6, or null where it has no postcode.</summary>
    public GridPoint? FindMean(string districtOrSector)
    {
        var parts = districtOrSector.ToUpperInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var inside = points.Where(pair => pair.Key[..^3] == parts[0] && (parts.Length == 1 || pair.Key[^3] == parts[1][0]))
            .Select(pair => pair.Value).ToArray();
        return inside.Length == 0
            ? null
            : new GridPoint(Math.Round(inside.Average(point => point.EastingMetres)),
                Math.Round(inside.Average(point => point.NorthingMetres)));
    }

    private static string Normalise(string postcode) => postcode.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
}
