using Sufficiency.Engine.Domain.Planning;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Packs.Readers;
using Sufficiency.Engine.Packs.Tables;

namespace Sufficiency.Engine.Packs.Checks;

/// <summary>The opening years of a scheme are in order and within the plan.</summary>
internal sealed class SchemesAreSane : IDatasetCheck
{
    /// <inheritdoc />
    public void Check(CheckedPack pack)
    {
        foreach (var row in pack.Rows("schemes").Where(row => !SchemeReader.IsWithdrawn(row)))
        {
            CheckOrder(row);
            if (pack.Plan.Horizon is { } horizon) CheckHorizon(row, horizon);
        }
    }

    private static void CheckOrder(TableRow row)
    {
        var (earliest, planned) = (row.Year("earliest_opening"), row.Year("planned_opening"));
        if (planned < earliest)
            row.Report("planned_opening", $"{row.Label} is planned for {planned}, before its earliest opening {earliest}.",
                "Plan it later or correct the earliest opening.");
        if (row.Find<AcademicYear>("latest_opening") is { } latest && latest < planned)
            row.Report("latest_opening", $"{row.Label} is planned for {planned}, after its latest opening {latest}.",
                "Plan it earlier, or leave latest_opening empty.");
    }

    private static void CheckHorizon(TableRow row, Horizon horizon)
    {
        var planned = row.Year("planned_opening");
        var isCommitted = row.Get<string>("status") == "committed";
        if (planned > horizon.Last)
            row.Report("planned_opening", $"{row.Label} is planned for {planned}, after the last planned year {horizon.Last}.",
                "Plan it within the years of the plan, or leave the scheme out.");
        if (!isCommitted && planned < horizon.FirstPlanned)
            row.Report("planned_opening", $"{row.Label} is optional and planned for {planned}, before the first planned "
                + $"year {horizon.FirstPlanned}.", "Make it committed if it is open already, or plan it later.");
        if (!isCommitted && row.Find<AcademicYear>("latest_opening") is { } latest && latest < horizon.FirstPlanned)
            row.Report("latest_opening", $"{row.Label} may open until {latest} only, before the first planned year {horizon.FirstPlanned}.",
                "Give a later year, or leave the scheme out.");
    }
}
