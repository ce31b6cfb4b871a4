using Sufficiency.Engine.Domain.Units;

namespace Sufficiency.OpenData.Sources;

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

    /// <summary>Takes a table of Code-Point Open.</summary>
    public static PostcodeLookup Read(SourceTable table)
    {
        var (code, quality) = (table.Column("PC"), table.Column("PQ"));
        var (easting, northing) = (table.Column("EA"), table.Column("NO"));
        var byCode = new SortedDictionary<string, GridPoint>(StringComparer.Ordinal);
        table.Read(row =>
        {
            if (row.Integer(quality) < NoCoordinates)
                byCode[Normalise(row.Text(code))] = new GridPoint(row.Number(easting), row.Number(northing));
            return row.Line;
        });
        return new PostcodeLookup(byCode);
    }

    /// <summary>Reads a file of Code-Point Open.</summary>
    public static PostcodeLookup Open(string path, string name) =>
        Read(SourceTable.OpenHeaderless(path, name, "PC", "PQ", "EA", "NO", "CY", "RH", "LH", "CC", "DC", "WC"));

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
