using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.Engine.Packs.Checks;

/// <summary>Pupils who wait for a place are in Reception to Year 14.</summary>
internal sealed class InitialWaitingIsOfSchoolAge : IDatasetCheck
{
    /// <inheritdoc />
    public void Check(CheckedPack pack)
    {
        foreach (var row in pack.Rows("initial_waiting").Where(row => row.YearGroup("year_group").Value is < 0 or > YearGroup.LastPlaced))
            row.Report("year_group", $"Places are given from Reception (0) to Year {YearGroup.LastPlaced} only.",
                "Delete the row: the others stand in the table plans.");
    }
}
