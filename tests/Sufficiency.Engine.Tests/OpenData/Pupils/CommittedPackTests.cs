using System.Globalization;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Tests.Support;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.Engine.Tests.OpenData.Pupils;

/// <summary>The committed packs by themselves and beside the publishers' files.</summary>
public sealed class CommittedPackTests
{
    private static readonly string[] Oxfordshire = ["data", "oxfordshire"];
    private static readonly string[] AsAnnounced = ["data", "scenarios", "as-announced-2023"];

    [SkippableFact]
    public void PlansMeetTheMarginsOfTheReleaseWithUnknownNeedSpread()
    {
        var release = new Sen2Release(RepositoryFiles.Shared("opendata", "sen2", "ehcp_2025.zip"), "931");
        var plans = Rows(Oxfordshire, "plans.csv", "need", "year_group", "setting", "plans");
        var byAge = release.PlansByAge(2025);
        var needsOfSettings = release.PlansBySettingAndNeed(2025);

        AssertClose(7307, plans.Sum(Value));
        foreach (var setting in ProvisionCodes.Settings)
        {
            foreach (var (age, counts) in byAge)
                AssertClose(counts[(int)setting],
                    plans.Where(row => row[1] == Text(YearGroup.OfAge(age).Value) && row[2] == setting.ToCode()).Sum(Value));

            // Those of unknown need are spread within age and setting, so that known needs hold what the
            // release counts and a part of the unknown.
            var counted = needsOfSettings[(int)setting];
            var given = Enumerable.Range(0, counted.Length - 1).Select(need => plans.Where(row =>
                row[0] == Sen2Labels.NeedColumns[need].Need.ToCode() && row[2] == setting.ToCode()).Sum(Value) - counted[need]).ToArray();
            Assert.All(given, plans => Assert.True(plans >= -1e-9));
            AssertClose(counted[^1], given.Sum());
        }

        Assert.DoesNotContain(plans, row => row[0] == Need.Unknown.ToCode());
    }

    [Fact]
    public void TheScenarioOf2023Holds5427PlansInItsAgeBands()
    {
        var plans = Rows(AsAnnounced, "plans.csv", "need", "year_group", "setting", "plans");

        AssertClose(5427, plans.Sum(Value));
        int[] bands = [194, 1904, 1944, 1103, 282];
        for (var band = 0; band < bands.Length; band++)
        {
            var (first, last) = (Sen2Release2022.Bands[band].First - 4, Sen2Release2022.Bands[band].Last - 4);
            AssertClose(bands[band], plans.Where(row => Number(row[1]) >= first && Number(row[1]) <= last).Sum(Value));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void TheInitialRollHoldsThePlansOfItsSettings(bool isBase)
    {
        var pack = isBase ? Oxfordshire : AsAnnounced;
        var neighbours = isBase ? 39.0 : 38.0;
        var plans = Rows(pack, "plans.csv", "need", "year_group", "setting", "plans")
            .Where(row => Number(row[1]) is >= 0 and <= 14 && row[2] != "elsewhere").ToArray();
        var types = Rows(pack, "providers.csv", "provider_id", "provision_type")
            .ToDictionary(row => row[0], row => row[1], StringComparer.Ordinal);
        var roll = Rows(pack, "initial_roll.csv", "need", "year_group", "provider_id", "pupils");

        foreach (var cell in plans.GroupBy(row => (row[0], row[1])))
            AssertClose(cell.Sum(Value), roll.Where(row => (row[0], row[1]) == cell.Key).Sum(Value), 1e-7);
        var special = plans.Where(row => row[2] == "special_school")
            .Sum(Value) - roll.Where(row => types[row[2]] == "special_school").Sum(Value);
        Assert.InRange(special, neighbours - 1.0, neighbours + 1.0);
        foreach (var type in new[] { "mainstream", "resource_base" })
        {
            foreach (var cell in plans.Where(row => row[2] == type).GroupBy(row => (row[0], row[1])))
                AssertClose(cell.Sum(Value), roll.Where(row => (row[0], row[1]) == cell.Key && types[row[2]] == type).Sum(Value), 1e-7);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void EveryRateLiesInItsRangeAndOnlyFallsElsewhereAndStayingOnHaveNone(bool isBase)
    {
        foreach (var row in Rows(isBase ? Oxfordshire : AsAnnounced, "rates.csv", "rate", "to_tier", "value", "low", "high"))
        {
            Assert.Equal(row[0] is "elsewhere" or "stay_on" || row[1] == "M", row[3].Length == 0);
            Assert.Equal(row[3].Length == 0, row[4].Length == 0);
            if (row[3].Length > 0) Assert.InRange(Number(row[2]), Number(row[3]), Number(row[4]));
        }
    }

    [Fact]
    public void TierSharesSumToOne()
    {
        foreach (var group in Rows(Oxfordshire, "tier_shares.csv", "need", "phase", "tier", "share").GroupBy(row => (row[0], row[1])))
            AssertClose(1, group.Sum(Value));
    }

    [Fact]
    public void HistoryAddsUp()
    {
        var history = Rows(Oxfordshire, "history.csv", "reference_date", "measure", "dimension", "category", "value");
        foreach (var date in history.GroupBy(row => (row[0], row[1]))
            .Where(group => group.Key.Item2 != "ceased" && group.Any(row => row[2] == "total")))
        {
            var total = date.Single(row => row[2] == "total");
            foreach (var dimension in date.Where(row => row[2] is "setting" or "age_band" or "phase" or "need" or "year_group")
                .GroupBy(row => row[2], StringComparer.Ordinal))
                AssertClose(Number(total[^1]), dimension.Sum(Value));
        }
    }

    private static string[][] Rows(string[] pack, string file, params string[] columns)
    {
        var table = SourceTable.Open(RepositoryFiles.At([.. pack, file]), file);
        var found = columns.Select(name => table.Column(name)).ToArray();
        return [.. table.Read(row => found.Select(column => row.TextOrEmpty(column)).ToArray())];
    }

    private static double Value(string[] row) => Number(row[^1]);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static void AssertClose(double expected, double actual, double tolerance = 1e-9) =>
        Assert.InRange(actual - expected, -tolerance, tolerance);
}
