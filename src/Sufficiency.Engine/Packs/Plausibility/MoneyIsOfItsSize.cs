using Sufficiency.Engine.Packs.Tables;

namespace Sufficiency.Engine.Packs.Plausibility;

/// <summary>The high needs block is of the size of the plans it pays for and grows as blocks do; other spending is a part of it.</summary>
internal sealed class MoneyIsOfItsSize : IPlausibilityCheck
{
    /// <inheritdoc />
    public void Look(JudgedPack pack)
    {
        if (!pack.Pack.AreWhole("funding", "plans") || pack.Pack.Plan.Horizon is not { } horizon) return;
        var years = pack.Pack.Rows("funding").OrderBy(row => row.Year("academic_year")).ToList();
        var plans = pack.Pack.Rows("plans").Sum(row => row.Number("plans"));
        if (years.Find(row => row.Year("academic_year") >= horizon.Base) is not { } first) return;
        if (plans > 0.0) pack.Judge("block_per_plan", Block(first) / plans, first, "high_needs_block_gbp");
        foreach (var (before, after) in years.Zip(years.Skip(1)))
        {
            if (Block(before) > 0.0 && after.Year("academic_year").StartYear == before.Year("academic_year").StartYear + 1)
                pack.Judge("block_growth", Block(after) / Block(before), after, "high_needs_block_gbp");
        }

        if (Block(first) > 0.0 && pack.Pack.Plan.FindNumber("costs.other_high_needs_gbp") is { } other)
            pack.JudgePlan(PlausibleRanges.Get("other_high_needs"), other / Block(first), "costs.other_high_needs_gbp");
    }

    private static double Block(TableRow row) => row.Number("high_needs_block_gbp");
}
