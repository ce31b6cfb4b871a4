using Sufficiency.Engine.Packs.Readers;
using Sufficiency.Engine.Packs.Tables;

namespace Sufficiency.Engine.Packs.Checks;

/// <summary>A provider's year groups run upwards, and it has a place on the map or an assumed distance, one of the two.</summary>
internal sealed class ProvidersAreSane : IDatasetCheck
{
    /// <inheritdoc />
    public void Check(CheckedPack pack)
    {
        foreach (var row in pack.Rows("providers"))
        {
            CheckYearGroups(row);
            CheckLocation(row);
            CheckRolls(row);
        }
    }

    private static void CheckYearGroups(TableRow row)
    {
        var (lowest, highest) = (row.YearGroup("lowest_year_group"), row.YearGroup("highest_year_group"));
        if (lowest.Value > highest.Value)
            row.Report("lowest_year_group", $"The lowest year group of {row.Label} lies above its highest, Year {highest}.",
                "Swap the two or correct one.");
    }

    private static void CheckRolls(TableRow row)
    {
        if (row.Find<double>("school_roll") is { } all && row.Find<double>("plans_on_roll") is { } plans && plans > all)
            row.Report("school_roll", $"{row.Label} has more pupils with a plan than pupils on roll.",
                "Correct one of the two; school_roll counts every pupil.");
        if (Array.Exists([.. LocalMixes.Ids], id => id == row.Get<string>("provider_id")))
            row.Report("provider_id", $"{row.Label} bears a name that stands for the local mix of schools.", "Choose another identifier.");
    }

    private static void CheckLocation(TableRow row)
    {
        var (easting, northing, kilometres) = (row.Find<double>("easting"), row.Find<double>("northing"), row.Find<double>("assumed_km"));
        if (easting is null != northing is null)
            row.Report(easting is null ? "easting" : "northing", $"{row.Label} has one coordinate without the other.",
                "Give easting and northing, or neither.");
        else if (easting is null && kilometres is null)
            row.Report("assumed_km", $"{row.Label} has neither a place on the map nor an assumed distance.",
                "Give easting and northing; give assumed_km only to a market without one place.");
        else if (easting is not null && kilometres is not null)
            row.Report("assumed_km", $"{row.Label} has a place on the map and an assumed distance.", "Keep one of the two.");
    }
}
