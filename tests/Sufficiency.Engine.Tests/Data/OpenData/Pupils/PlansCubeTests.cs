using Sufficiency.Engine.Data.OpenData.Pupils;
using Sufficiency.Engine.Data.OpenData.Sen2;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Data.OpenData.Pupils;

public sealed class PlansCubeTests
{
    [SkippableFact]
    public void EveryMarginOfJanuary2025IsMet()
    {
        var release = new Sen2Release2025(RepositoryFiles.Shared("opendata", "sen2", "ehcp_2025.zip"), "931");

        var plans = PlansCube.Fit(release, [new(Need.Semh, 1, 6, Setting.SpecialSchool, 4)]).Counts().ToArray();

        Assert.InRange(plans.Sum(row => row.Plans), 7307 - 1e-8, 7307 + 1e-8);
        foreach (var (age, counts) in release.PlansByAge(2025))
        {
            foreach (var setting in ProvisionCodes.Settings)
                AssertSum(counts[(int)setting], plans.Where(row => row.YearGroup == YearGroup.OfAge(age) && row.Setting == setting));
        }

        var bySettingAndNeed = release.PlansBySettingAndNeed();
        for (var i = 0; i < Sen2Labels.NeedColumns.Count; i++)
        {
            foreach (var setting in ProvisionCodes.Settings)
                AssertSum(bySettingAndNeed[(int)setting][i], plans.Where(row => row.Need == Sen2Labels.NeedColumns[i].Need && row.Setting == setting));
        }

        foreach (var (age, counts) in release.PlansByAgeAndNeed())
        {
            for (var i = 0; i < counts.Length; i++)
                AssertSum(counts[i], plans.Where(row => row.Need == Sen2Labels.NeedColumns[i].Need && row.YearGroup == YearGroup.OfAge(age)));
        }
    }

    private static void AssertSum(double expected, IEnumerable<PlansCount> rows) => Assert.InRange(rows.Sum(row => row.Plans) - expected, -1e-9, 1e-9);
}
