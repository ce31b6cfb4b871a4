using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Tests.Support;
using Sufficiency.OpenData.Pupils;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.Engine.Tests.OpenData.Pupils;

public sealed class PlansCubeTests
{
    [SkippableFact]
    public void EveryMarginOfJanuary2025IsMet()
    {
        var release = new Sen2Release(RepositoryFiles.Shared("opendata", "sen2", "ehcp_2025.zip"), "931");

        var plans = PlansCube.Fit(release, 2025, [new(Need.Semh, 1, 6, Setting.SpecialSchool, 4)]).Counts().ToArray();

        Assert.InRange(plans.Sum(row => row.Plans), 7307 - 1e-8, 7307 + 1e-8);
        foreach (var (age, counts) in release.PlansByAge(2025))
        {
            foreach (var setting in ProvisionCodes.Settings)
                AssertSum(counts[(int)setting], plans.Where(row => row.YearGroup == YearGroup.OfAge(age) && row.Setting == setting));
        }

        var bySettingAndNeed = release.PlansBySettingAndNeed(2025);
        for (var i = 0; i < Sen2Labels.NeedColumns.Count; i++)
        {
            foreach (var setting in ProvisionCodes.Settings)
                AssertSum(bySettingAndNeed[(int)setting][i],
                    plans.Where(row => row.Need == Sen2Labels.NeedColumns[i].Need && row.Setting == setting));
        }

        foreach (var (age, counts) in release.PlansByAgeAndNeed(2025))
        {
            for (var i = 0; i < counts.Length; i++)
                AssertSum(counts[i],
                    plans.Where(row => row.Need == Sen2Labels.NeedColumns[i].Need && row.YearGroup == YearGroup.OfAge(age)));
        }
    }

    private static void AssertSum(double expected, IEnumerable<PlansCount> rows) =>
        Assert.InRange(rows.Sum(row => row.Plans) - expected, -1e-9, 1e-9);

    [SkippableFact]
    public void UnknownNeedIsSpreadWithinAgeAndSetting()
    {
        var release = new Sen2Release(RepositoryFiles.Shared("opendata", "sen2", "ehcp_2025.zip"), "931");
        var fitted = PlansCube.Fit(release, 2025, []);
        var (before, after) = (fitted.Counts().ToArray(), fitted.WithUnknownNeedSpread().Counts().ToArray());

        Assert.DoesNotContain(after, row => row.Need == Need.Unknown);
        foreach (var cell in before.GroupBy(row => (row.YearGroup, row.Setting)))
            AssertSum(cell.Sum(row => row.Plans), after.Where(row => (row.YearGroup, row.Setting) == cell.Key));
        var grown = after.ToDictionary(row => (row.Need, row.YearGroup, row.Setting), row => row.Plans);
        foreach (var cell in before.GroupBy(row => (row.YearGroup, row.Setting)))
        {
            var (known, unknown) = (cell.Where(row => row.Need != Need.Unknown).Sum(row => row.Plans),
                cell.Where(row => row.Need == Need.Unknown).Sum(row => row.Plans));
            foreach (var row in cell.Where(row => row.Need != Need.Unknown))
                Assert.Equal(row.Plans * (1 + (unknown / known)), grown[(row.Need, row.YearGroup, row.Setting)], 9);
        }
    }
}
