using System.Globalization;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Packs.Schema;

namespace Sufficiency.Engine.Packs.Checks;

/// <summary>The tier shares of a need and phase sum to one, and every need with new plans in a phase from primary on has them.</summary>
internal sealed class TierSharesSumToOne : IDatasetCheck
{
    private const double Tolerance = 1e-3;

    /// <inheritdoc />
    public void Check(CheckedPack pack)
    {
        if (!pack.AreWhole("tier_shares")) return;
        var groups = pack.Rows("tier_shares").GroupBy(row => (Need: row.Get<Need>("need"), Phase: row.Get<Phase>("phase")))
            .ToDictionary(group => group.Key, group => group.ToList());
        foreach (var (key, rows) in groups)
        {
            var sum = rows.Sum(row => row.Number("share"));
            if (Math.Abs(sum - 1) > Tolerance)
                rows[0].Report("share", $"The tier shares of {key.Need.ToCode()} "
                    + $"in {ValueParser.ToCode(key.Phase)} sum to {sum.ToString("0.####", CultureInfo.InvariantCulture)}, not to 1.",
                    "Correct the shares of the tiers M, B, S and X.");
        }

        foreach (var row in pack.Rows("rates").Where(row => row.Get<string>("rate") == "new_plans" && row.Number("value") > 0))
        {
            if (row.Find<Need>("need") is not { } need
                || row.YearGroup("year_group").Phase is not (Phase.Primary or Phase.Secondary or Phase.PostSixteen)) continue;
            if (!groups.ContainsKey((need, row.YearGroup("year_group").Phase)))
                row.Report("need", $"New plans of {need.ToCode()} start in {ValueParser.ToCode(row.YearGroup("year_group").Phase)}, "
                    + "but tier_shares has no shares for them.", "Add a row for each tier to tier_shares.");
        }
    }
}
