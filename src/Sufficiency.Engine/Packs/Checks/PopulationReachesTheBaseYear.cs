namespace Sufficiency.Engine.Packs.Checks;

/// <summary>The population starts no later than the base count and no more than ten years before it.</summary>
internal sealed class PopulationReachesTheBaseYear : IDatasetCheck
{
    private const int OldestEstimateYears = 10;

    /// <inheritdoc />
    public void Check(CheckedPack pack)
    {
        if (pack.Plan.Horizon is not { } horizon || !pack.AreWhole("population")
            || pack.Tables["population"].Rows is not { Count: > 0 } rows) return;
        var first = rows.Min(row => row.Get<int>("year"));
        var last = rows.Max(row => row.Get<int>("year"));
        if (first > horizon.First.StartYear)
            rows.First(row => row.Get<int>("year") == first).Report("year", $"The population starts in {first}, after the first planned "
                + $"year {horizon.First}.", "Add an estimate of the base year or before: it is aged forward.");
        if (last < horizon.Base.StartYear - OldestEstimateYears)
            rows.First(row => row.Get<int>("year") == last).Report("year", $"The last population is that of {last}, "
                + $"more than {OldestEstimateYears} years before the base year {horizon.Base}.", "Use a later estimate.");
    }
}
