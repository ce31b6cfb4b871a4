namespace Sufficiency.Engine.Packs.Checks;

/// <summary>The high needs block is given for every year after the base.</summary>
internal sealed class FundingCoversTheHorizon : IDatasetCheck
{
    /// <inheritdoc />
    public void Check(CheckedPack pack)
    {
        if (pack.Plan.Horizon is not { } horizon || !pack.AreWhole("funding")) return;
        var table = pack.Tables["funding"];
        var given = pack.Rows("funding").Select(row => row.Year("academic_year")).ToHashSet();
        foreach (var year in horizon.Years.Where(year => !given.Contains(year)))
            table.Issues.Add(new(table.File, null, "academic_year", year.ToString(), $"The high needs block of {year} is missing.",
                "Add a row for every year after the base; an assumption marked as one will do."));
    }
}
