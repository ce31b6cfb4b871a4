using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Identifiers;
using Sufficiency.Engine.Packs.Tables;

namespace Sufficiency.Engine.Packs.Readers;

/// <summary>home_areas → <see cref="HomeArea"/>.</summary>
internal static class HomeAreaReader
{
    /// <summary>The areas by code.</summary>
    public static IReadOnlyList<HomeArea> Read(Table table) => [.. table.Rows.Select(Read).OrderBy(area => area.Code)];

    private static HomeArea Read(TableRow row) => new(
        new(row.Get<string>("area_code")),
        row.Get<string>("name"),
        new AreaCode(row.Get<string>("parent_code")),
        row.Get<string>("district_code"),
        row.Get<string>("district_name"),
        new(row.Number("easting"), row.Number("northing")),
        row.Get<bool>("is_rural"),
        row.Number("deprivation_score"))
    {
        ParentName = row.Get<string>("parent_name"),
        TownName = row.FindText("town_name"),
        Lsoa2021Code = row.FindText("lsoa21_code"),
        Lsoa2021Fit = row.FindText("lsoa21_fit"),
        WardCode = row.FindText("ward_code"),
        WardName = row.FindText("ward_name"),
    };
}
