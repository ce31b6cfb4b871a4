using Sufficiency.Engine.Domain.Units;

namespace Sufficiency.Engine.Packs.Checks;

/// <summary>Prices stand at a year from five before the base year to the last planned year.</summary>
internal sealed class PriceBaseIsNearTheHorizon : IDatasetCheck
{
    private const int OldestPricesYears = 5;
    private const string Path = "costs.price_base";

    /// <inheritdoc />
    public void Check(CheckedPack pack)
    {
        if (pack.Plan.Horizon is not { } horizon || !pack.Plan.Leaves.TryGetValue(Path, out var leaf)
            || leaf.Value is not AcademicYear year) return;
        if (year < horizon.Base.Plus(-OldestPricesYears) || year > horizon.Last)
            pack.ReportPlan(Path, $"Prices of {year} are too far from the plan, whose years are {horizon.First} to {horizon.Last}.",
                "Give the year at whose prices the costs stand.");
    }
}
