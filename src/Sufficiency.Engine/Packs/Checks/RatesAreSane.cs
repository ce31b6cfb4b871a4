using System.Globalization;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Packs.Tables;

namespace Sufficiency.Engine.Packs.Checks;

/// <summary>Each kind of rate names what it needs and nothing else. Shares lie in 0 to 1. Tiers escalate upwards, by no more than all
/// pupils. After 16 tiers may fall too, because many pupils go on to college.</summary>
internal sealed class RatesAreSane : IDatasetCheck
{
    private const double MostPlansPerThousand = 1000;

    /// <inheritdoc />
    public void Check(CheckedPack pack)
    {
        foreach (var row in pack.Rows("rates"))
        {
            var rate = row.Get<string>("rate");
            Expect(row, "need", rate is "new_plans");
            Expect(row, "from_tier", rate is "escalation" or "stay_on");
            Expect(row, "to_tier", rate is "escalation");
            CheckValue(row, rate);
            CheckRange(row, rate);
            CheckDirection(row);
            CheckSchoolAge(row, rate);
        }

        if (pack.AreWhole("rates")) CheckEscalationSums(pack);
    }

    private static void CheckDirection(TableRow row)
    {
        if (row.Find<Tier>("from_tier") is not { } from || row.Find<Tier>("to_tier") is not { } to || to > from) return;
        if (to == from || row.YearGroup("year_group") != EntryPoint.PostSixteenTransfer.First())
            row.Report("to_tier", $"Tier {to.ToCode()} is not more specialist than tier {from.ToCode()}.",
                "Escalation goes upwards, M, B, S, X; only on moving into Year 12 may it go down.");
    }

    private static void CheckSchoolAge(TableRow row, string rate)
    {
        if (rate is "stay_on" && row.YearGroup("year_group").Value is not (7 or 12))
            row.Report("year_group", "Pupils stay on where a phase starts.", "Give Year 7 or Year 12.");
        if (rate is "elsewhere" && row.YearGroup("year_group").Value is < 0 or > YearGroup.LastPlaced)
            row.Report("year_group", "Only pupils of school age can come to hold no school place.", "Give Reception (0) to Year 14.");
    }

    private static void Expect(TableRow row, string column, bool isExpected)
    {
        var isGiven = row.TextOf(column).Length > 0;
        if (isExpected && !isGiven)
            row.Report(column, $"The {column.Replace('_', ' ')} of this {row.TextOf("rate")} rate is not given.", "Fill the cell.");
        if (!isExpected && isGiven)
            row.Report(column, $"A {row.TextOf("rate")} rate has no {column.Replace('_', ' ')}.", "Empty the cell.");
    }

    private static void CheckValue(TableRow row, string rate)
    {
        var value = row.Number("value");
        if (rate is "new_plans" && value > MostPlansPerThousand)
            row.Report("value", "There are more new plans than residents.",
                "Give new plans a year for each thousand residents of the age.");
        if (rate is not "new_plans" && value > 1)
            row.Report("value", $"The {rate} share is more than 1.", "Give a share: 0.02 for 2%.");
    }

    private static void CheckRange(TableRow row, string rate)
    {
        var (low, high) = (row.Find<double>("low"), row.Find<double>("high"));
        if (low is null && high is null) return;
        if (rate is "elsewhere")
            row.Report(low is null ? "high" : "low", "An elsewhere rate has no range.", "Empty the cell.");
        else if (low is null || high is null)
            row.Report(low is null ? "low" : "high", "A range needs both its ends.", "Fill the cell, or empty low and high.");
        else if (low > row.Number("value"))
            row.Report("low", "The low is above the value.", "Give low ≤ value ≤ high, or empty low and high.");
        else if (high < row.Number("value"))
            row.Report("high", "The high is below the value.", "Give low ≤ value ≤ high, or empty low and high.");
        else if (rate is not "new_plans" && high > 1)
            row.Report("high", $"The {rate} share is more than 1.", "Give a share: 0.02 for 2%.");
    }

    private static double Most(TableRow row) => row.Find<double>("high") ?? row.Number("value");

    private static void CheckEscalationSums(CheckedPack pack)
    {
        var elsewhere = pack.Rows("rates").Where(row => row.Get<string>("rate") == "elsewhere")
            .ToLookup(row => row.YearGroup("year_group"), row => row.Number("value"));
        var groups = pack.Rows("rates").Where(row => row.Get<string>("rate") == "escalation")
            .GroupBy(row => (Into: row.YearGroup("year_group"), From: row.Find<Tier>("from_tier")));
        foreach (var group in groups)
        {
            var sum = group.Sum(Most) + elsewhere[group.Key.Into].Sum();
            if (sum > 1 && group.All(row => Most(row) <= 1))
                group.First().Report("value", $"The shares that leave tier {group.Key.From?.ToCode()} on moving into Year {group.Key.Into} "
                    + $"sum to {sum.ToString("0.####", CultureInfo.InvariantCulture)} with those who go elsewhere, more than 1.",
                    "Lower them: those who stay are the rest.");
        }
    }
}
