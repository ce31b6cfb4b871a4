using System.Globalization;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Packs.Tables;

namespace Sufficiency.Engine.Packs.Additions;

/// <summary>Finds where an added scheme stands: at a school of the pack, by its postcode or by its coordinates.</summary>
/// <param name="tables">The tables as their files give them.</param>
/// <param name="report">Takes a fault: entry, value, problem and advice.</param>
internal sealed class AdditionSite(PackTables tables, Action<string, string?, string, string> report)
{
    private const string ByCoordinates = "Give easting and northing in metres on the British National Grid (EPSG:27700).";

    /// <summary>The provider of that identifier or name; null with a fault.</summary>
    public TableRow? Host(AddedScheme scheme)
    {
        var rows = tables["providers"].Rows;
        var at = scheme.At!;
        var found = rows.FirstOrDefault(row => row.TextOf("provider_id") == at);
        if (found is not null) return found;
        var named = rows.Where(row => string.Equals(row.TextOf("name"), at, StringComparison.OrdinalIgnoreCase)).ToList();
        if (named.Count == 1) return named[0];
        if (named.Count > 1)
            report("at", at, $"{named.Count} providers of the pack have this name.",
                $"Give an identifier: {string.Join(", ", named.Select(row => row.TextOf("provider_id")))}.");
        else
            report("at", at, "The pack has no such school.",
                rows.Select(row => row.TextOf("name")).FirstOrDefault(name => name.Contains(at, StringComparison.OrdinalIgnoreCase))
                is { } longer ? $"Did you mean {longer}?"
                : NearestName.Advise(at, rows.SelectMany(row => new[] { row.TextOf("name"), row.TextOf("provider_id") }),
                    "Give the name or the identifier of a row of the table providers."));
        return null;
    }

    /// <summary>Its easting and northing as texts; null with a fault.</summary>
    public (string Easting, string Northing)? Find(AddedScheme scheme)
    {
        if (scheme.Location is { } point)
            return (AddedSchemeText.Written(point.EastingMetres), AddedSchemeText.Written(point.NorthingMetres));
        if (scheme.At is null) return OfPostcode(scheme.Postcode!);
        if (Host(scheme) is not { } host) return null;
        if (host.TextOf("easting").Length > 0) return (host.TextOf("easting"), host.TextOf("northing"));
        report("at", scheme.At, $"{host.TextOf("name")} has no place on the map, so nothing can stand there.", ByCoordinates);
        return null;
    }

    /// <summary>The district of the home area whose centroid is nearest; null where the areas have none.</summary>
    public string? DistrictAt((string Easting, string Northing) site)
    {
        if (PointOf(site.Easting, site.Northing) is not { } point) return null;
        return tables["home_areas"].Rows
            .Select(row => (Row: row, Point: PointOf(row.TextOf("easting"), row.TextOf("northing"))))
            .Where(pair => pair.Point is not null)
            .MinBy(pair => pair.Point!.Value.CrowFlyTo(point).Value).Row?.TextOf("district_name");
    }

    private (string Easting, string Northing)? OfPostcode(string postcode)
    {
        var table = tables["postcodes"];
        var wanted = AddedSchemeChecks.Spaceless(postcode);
        if (table.Rows.FirstOrDefault(row => row.TextOf("postcode") == wanted) is { } found)
            return (found.TextOf("easting"), found.TextOf("northing"));
        if (table.Rows.Count == 0)
            report("postcode", postcode, "The pack has no table of postcodes.", ByCoordinates);
        else
            report("postcode", postcode, "The pack's table of postcodes does not have it.",
                $"Check it: {Near(table, wanted)}. Or g{ByCoordinates[1..]}");
        return null;
    }

    private static string Near(Table table, string wanted)
    {
        var sector = wanted[..^2];
        var near = table.Rows.Select(row => row.TextOf("postcode")).Count(code => code.StartsWith(sector, StringComparison.Ordinal)
            && code.Length == wanted.Length);
        var written = $"{sector[..^1]} {sector[^1]}";
        return near == 0 ? $"no postcode of the table begins with {written}"
            : string.Create(CultureInfo.InvariantCulture, $"{near} of the table begin with {written}");
    }

    private static GridPoint? PointOf(string easting, string northing) =>
        double.TryParse(easting, CultureInfo.InvariantCulture, out var east)
        && double.TryParse(northing, CultureInfo.InvariantCulture, out var north)
        ? new GridPoint(east, north) : null;
}
