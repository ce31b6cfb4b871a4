using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Packs.Tables;

namespace Sufficiency.Engine.Packs.Checks;

/// <summary>Shares of the enhanced tier lie in their range and in a phase with places. Only bases have an enhanced top-up.
/// No other table names the tier.</summary>
internal sealed class EnhancedTierIsAShare : IDatasetCheck
{
    private static readonly (string Table, string[] Columns)[] Counts =
        [("initial_roll", ["tier"]), ("initial_waiting", ["tier"]), ("tier_shares", ["tier"]), ("rates", ["from_tier", "to_tier"])];

    /// <inheritdoc />
    public void Check(CheckedPack pack)
    {
        foreach (var row in pack.Rows("enhanced_shares")) CheckShare(row);
        foreach (var row in pack.Rows("providers"))
        {
            if (row.Find<double>("enhanced_top_up_gbp") is not null
                && row.Get<ProvisionType>("provision_type") != ProvisionType.ResourceBase)
                row.Report("enhanced_top_up_gbp", $"{row.Label} is {row.Get<ProvisionType>("provision_type").ToCode()}, "
                    + "which has no enhanced top-up.", "Empty the cell: only a base takes pupils at one.");
        }

        foreach (var (table, columns) in Counts)
        {
            foreach (var row in pack.Rows(table))
            {
                foreach (var column in columns.Where(column => row.Find<Tier>(column) == Tier.Enhanced))
                    row.Report(column, "Nobody is counted in tier E.",
                        "Write S; enhanced_shares says for how many an enhanced base would do.");
            }
        }
    }

    private static void CheckShare(TableRow row)
    {
        if (row.Get<Phase>("phase") is Phase.EarlyYears or Phase.Adult)
            row.Report("phase", "Nobody of this phase is placed.", "Give primary, secondary or post_sixteen.");
        if (row.Number("low") > row.Number("share"))
            row.Report("low", "The low is above the share.", "Give low ≤ share ≤ high.");
        else if (row.Number("high") < row.Number("share"))
            row.Report("high", "The high is below the share.", "Give low ≤ share ≤ high.");
    }
}
