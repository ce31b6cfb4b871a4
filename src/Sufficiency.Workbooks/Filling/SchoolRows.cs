using Sufficiency.Workbooks.Forms;
using Sufficiency.Workbooks.Packs;

namespace Sufficiency.Workbooks.Filling;

/// <summary>The rows of the sheet of schools, from the tables of providers and their places.</summary>
internal static class SchoolRows
{
    /// <summary>The columns of the sheet that hold columns of providers.</summary>
    public static RowFields Fields { get; } = new(SchoolsForm.Sheet,
        new(SchoolsForm.Code, "provider_id"), new(SchoolsForm.Name, "name"), new(SchoolsForm.Urn, "urn"),
        new(SchoolsForm.Kind, "provision_type"), new(SchoolsForm.District, "district_name"), new(SchoolsForm.Needs, "needs"),
        new(SchoolsForm.Lowest, "lowest_year_group"), new(SchoolsForm.Highest, "highest_year_group"),
        new(SchoolsForm.AnyNumber, "has_unlimited_places"), new(SchoolsForm.PlaceFunding, "place_funding_gbp"),
        new(SchoolsForm.TopUp, "top_up_gbp"), new(SchoolsForm.EnhancedTopUp, "enhanced_top_up_gbp"),
        new(SchoolsForm.PlansOnRoll, "plans_on_roll"), new(SchoolsForm.SchoolRoll, "school_roll"), new(SchoolsForm.Market, "market"),
        new(SchoolsForm.Kilometres, "assumed_km"));

    /// <summary>The rows.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Of(BasePack pack)
    {
        var (table, places) = (pack["providers"], pack["provider_places"]);
        var postcodes = new PostcodeBook(pack);
        var figures = places.Rows.GroupBy(row => (places.Get(row, "provider_id"), places.Get(row, "phase")))
            .ToDictionary(rows => rows.Key, rows => rows.ToDictionary(row => places.Get(row, "academic_year"),
                row => places.Get(row, "places"), StringComparer.Ordinal));
        var years = pack.PlaceYears;
        return
        [
            .. table.Rows.Select(row =>
            {
                var cells = Fields.Show(table, row);
                var id = table.Get(row, "provider_id");
                foreach (var (heading, phase) in SchoolsForm.PlaceColumns)
                {
                    if (figures.TryGetValue((id, phase), out var byYear))
                        cells[heading] = PlacesText.Write([.. years.Select(year => byYear.GetValueOrDefault(year))]);
                }

                var (easting, northing) = (table.Get(row, "easting"), table.Get(row, "northing"));
                cells[SchoolsForm.Postcode] = postcodes.At(easting, northing) ?? "";
                if (easting.Length > 0) cells[SchoolsForm.GridPoint] = $"{easting}, {northing}";
                cells[SchoolsForm.SourceNow] = $"{table.Get(row, "source")} ({table.Get(row, "certainty")})";
                return cells;
            }),
        ];
    }
}

/// <summary>Postcodes of a pack and where they lie.</summary>
internal sealed class PostcodeBook
{
    private readonly Dictionary<string, (string Easting, string Northing)> points = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Easting, string Northing), string> names = [];
    private readonly HashSet<string> districts = new(StringComparer.Ordinal);

    public PostcodeBook(BasePack pack)
    {
        var table = pack["postcodes"];
        foreach (var row in table.Rows)
        {
            var (code, point) = (table.Get(row, "postcode"), (table.Get(row, "easting"), table.Get(row, "northing")));
            points.TryAdd(code, point);
            names.TryAdd(point, code);
            if (code.Length > 3) districts.Add(code[..^3]);
        }
    }

    /// <summary>Whether the pack has any.</summary>
    public bool Any => points.Count > 0;

    /// <summary>The postcode of a point, such as OX14 1AA; null where none lies exactly there.</summary>
    public string? At(string easting, string northing) =>
        names.TryGetValue((easting, northing), out var code) ? $"{code[..^3]} {code[^3..]}" : null;

    /// <summary>The point of a postcode, or null.</summary>
    public (string Easting, string Northing)? Find(string spaceless) => points.TryGetValue(spaceless, out var point) ? point : null;

    /// <summary>Whether the pack has postcodes of the same district, such as OX14.</summary>
    public bool KnowsDistrictOf(string spaceless) => spaceless.Length > 3 && districts.Contains(spaceless[..^3]);
}
