using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Packs.Additions;
using Sufficiency.Workbooks.Filling;
using Sufficiency.Workbooks.Forms;
using Sufficiency.Workbooks.Packs;

namespace Sufficiency.Workbooks.Reading;

/// <summary>Finds where a school stands: by its postcode, by its grid point, or where the pack has it.</summary>
internal sealed class SchoolSite(ImportContext context)
{
    private const string OfAnotherCounty = "Check it. A school outside the county has no postcode here: leave the cell empty, and give "
        + SchoolsForm.Kilometres + " or a " + SchoolsForm.GridPoint + ".";

    private readonly PostcodeBook postcodes = new(context.Pack);

    /// <summary>Moves a school of the pack; a postcode left empty, or not known in its district, moves nothing.</summary>
    /// <returns>Whether it moved.</returns>
    public bool LayOver(FormRow row, Dictionary<string, string> cells)
    {
        var (easting, northing) = (cells.GetValueOrDefault("easting", ""), cells.GetValueOrDefault("northing", ""));
        var shown = AddedSchemeChecks.Spaceless(postcodes.At(easting, northing) ?? "");
        var isShown = shown.Length > 0 && AddedSchemeChecks.Spaceless(row[SchoolsForm.Postcode]) == shown;
        var point = isShown ? GridOf(row) : PointOf(row, isKnown: easting.Length > 0);
        if (point is not { } moved || (NumberText.Same(moved.Easting, easting) && NumberText.Same(moved.Northing, northing))) return false;
        (cells["easting"], cells["northing"]) = moved;
        if (cells.GetValueOrDefault("assumed_km", "").Length > 0 && row[SchoolsForm.Kilometres].Length == 0) cells["assumed_km"] = "";
        return true;
    }

    /// <summary>Places a new school, and names its district where the officer does not.</summary>
    public void Place(FormRow row, Dictionary<string, string> cells)
    {
        if (PointOf(row, isKnown: false) is { } point) (cells["easting"], cells["northing"]) = point;
        else if (row[SchoolsForm.Kilometres].Length == 0 && !context.Faults.AnyAt(row.Place(SchoolsForm.Postcode))
            && !context.Faults.AnyAt(row.Place(SchoolsForm.GridPoint)))
            context.Faults.Add(row.Place(SchoolsForm.Postcode), null, "It is not said where the school stands.",
                $"Give a {SchoolsForm.Postcode}, or a {SchoolsForm.GridPoint}; a market without one place has {SchoolsForm.Kilometres}.",
                    "nowhere");
        if (cells.GetValueOrDefault("district_name", "").Length == 0) cells["district_name"] = DistrictOf(cells) ?? "Elsewhere";
    }

    private (string Easting, string Northing)? PointOf(FormRow row, bool isKnown)
    {
        var typed = AddedSchemeChecks.Spaceless(row[SchoolsForm.Postcode]);
        var grid = GridOf(row);
        if (typed.Length == 0) return grid;
        var place = row.Place(SchoolsForm.Postcode);
        if (postcodes.Find(typed) is { } found) return found;
        if (!AddedSchemeChecks.IsPostcode(typed))
            context.Faults.Add(place, row[SchoolsForm.Postcode], "This is not a whole postcode.", "Write it as in OX14 1AA.", "form");
        else if (postcodes.Any && !postcodes.KnowsDistrictOf(typed))
            context.Faults.Add(place, row[SchoolsForm.Postcode], "The pack has no postcode of this district: it is of another county.",
                OfAnotherCounty, "county");
        else if (!isKnown && grid is null)
            context.Faults.Add(place, row[SchoolsForm.Postcode],
                postcodes.Any ? "The pack's table of postcodes does not have it." : "The pack has no table of postcodes.",
                $"Give a {SchoolsForm.GridPoint}: easting, northing in metres.", "unknown");
        else if (isKnown)
            context.Notes.Add($"{place}: the pack does not have this postcode, so {row[SchoolsForm.Name]} stays where it was.");
        return grid;
    }

    private (string Easting, string Northing)? GridOf(FormRow row)
    {
        var text = row[SchoolsForm.GridPoint];
        if (text.Length == 0) return null;
        if (text.Split([',', ';', ' '], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is [var east, var north]
            && NumberText.Find(east) is not null && NumberText.Find(north) is not null) return (east, north);
        context.Faults.Add(row.Place(SchoolsForm.GridPoint), text, "This is not a grid point.",
            "Write easting and northing in metres, as in 450000, 200000.", "grid");
        return null;
    }

    private string? DistrictOf(Dictionary<string, string> cells)
    {
        if (NumberText.Find(cells.GetValueOrDefault("easting", "")) is not { } east
            || NumberText.Find(cells.GetValueOrDefault("northing", "")) is not { } north) return null;
        var site = new GridPoint(east, north);
        return context.Pack.Dataset.Areas.MinBy(area => area.Centroid.CrowFlyTo(site).Value)?.DistrictName;
    }
}
