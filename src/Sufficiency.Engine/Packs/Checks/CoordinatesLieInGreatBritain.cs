using System.Globalization;
using Sufficiency.Engine.Packs.Tables;

namespace Sufficiency.Engine.Packs.Checks;

/// <summary>Eastings and northings lie on the British National Grid: 0–700 km east, 0–1,300 km north
/// (Ordnance Survey, EPSG:27700).</summary>
internal sealed class CoordinatesLieInGreatBritain : IDatasetCheck
{
    private const double LargestEasting = 700_000;
    private const double LargestNorthing = 1_300_000;

    /// <inheritdoc />
    public void Check(CheckedPack pack)
    {
        foreach (var table in new[] { "home_areas", "providers" })
        {
            foreach (var row in pack.Rows(table)) CheckRow(row);
        }

        CheckSwapped(pack);
    }

    private static void CheckRow(TableRow row)
    {
        if (row.Find<double>("easting") is not { } easting || row.Find<double>("northing") is not { } northing) return;
        var advice = LooksLikeDegrees(easting, northing)
            ? "These look like degrees: give metres on the British National Grid (EPSG:27700)."
            : "Give metres on the British National Grid (EPSG:27700).";
        if (easting is <= 0 or > LargestEasting)
            row.Report("easting", $"{row.Label} lies outside Great Britain: eastings run from 0 to {Written(LargestEasting)} m.",
                easting > LargestEasting && northing <= LargestEasting ? "Easting and northing may be swapped." : advice);
        if (northing is <= 0 or > LargestNorthing)
            row.Report("northing", $"{row.Label} lies outside Great Britain: northings run from 0 to {Written(LargestNorthing)} m.",
                advice);
    }

    /// <summary>In the south both swapped figures are on the grid: what stands far from every area, but
    /// near one when swapped, is told.</summary>
    private static void CheckSwapped(CheckedPack pack)
    {
        const double farMetres = 100_000;
        var areas = Points(pack, "home_areas");
        if (areas.Count == 0) return;
        var (middleEast, middleNorth) = (Median(areas.Select(point => point.East)), Median(areas.Select(point => point.North)));
        foreach (var (row, east, north) in areas.Concat(Points(pack, "providers")))
        {
            var asGiven = Math.Max(Math.Abs(east - middleEast), Math.Abs(north - middleNorth));
            var swapped = Math.Max(Math.Abs(north - middleEast), Math.Abs(east - middleNorth));
            if (asGiven > farMetres && swapped < asGiven / 4)
                row.Report("easting", $"{row.Label} lies {Written(asGiven / 1000)} km from the home areas, and near them if easting and "
                    + "northing are swapped.", "Swap the two figures.");
        }
    }

    private static List<(TableRow Row, double East, double North)> Points(CheckedPack pack, string table)
    {
        var points = new List<(TableRow, double, double)>();
        foreach (var row in pack.Rows(table))
        {
            if (row.Find<double>("easting") is { } east and > 0 and <= LargestEasting
                && row.Find<double>("northing") is { } north and > 0 and <= LargestNorthing)
                points.Add((row, east, north));
        }

        return points;
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    private static bool LooksLikeDegrees(double easting, double northing) => easting is >= -9 and <= 3 && northing is >= 49 and <= 61;

    private static string Written(double number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
