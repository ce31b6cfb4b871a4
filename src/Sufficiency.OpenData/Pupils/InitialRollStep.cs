using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.OpenData.Recipe;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Pupils;

/// <summary>Writes initial_roll.csv: the plans of Reception to Year 14 in each setting, shared over its providers.</summary>
internal sealed class InitialRollStep : IPackStep
{
    private const string File = "initial_roll.csv";

    /// <inheritdoc />
    public string Name => "pupils on roll";

    /// <inheritdoc />
    public bool AppliesTo(PackDefinition pack) => true;

    /// <inheritdoc />
    public void Run(PackContext context)
    {
        var sources = new PupilSources(context);
        var split = sources.Assumption("out_of_county.special_tier_share");
        var table = new PackTable(File, 4, "provider_id", "year_group", "tier", "need", "pupils");
        foreach (var (setting, fit) in Fit(context, sources))
        {
            foreach (var held in fit.Held)
            {
                if (setting != Setting.OutOfCounty)
                {
                    table.Add(held.Provider, held.YearGroup, ((Tier)setting).ToCode(), held.Need.ToCode(), held.Pupils);
                    continue;
                }

                table.Add(held.Provider, held.YearGroup, Tier.Special.ToCode(), held.Need.ToCode(), held.Pupils * split);
                table.Add(held.Provider, held.YearGroup, Tier.Beyond.ToCode(), held.Need.ToCode(), held.Pupils * (1.0 - split));
            }
        }

        table.WriteTo(context.OutFolder);
    }

    /// <summary>The fit of each setting whose plans hold a place.</summary>
    public static IEnumerable<(Setting Setting, RollFit Fit)> Fit(PackContext context, PupilSources sources)
    {
        var plans = PlansStep.Cube(sources).Counts().ToArray();
        var holders = new RollHolders(context);
        var colleges = CollegeShares(sources);
        foreach (var setting in ProvisionCodes.Settings.Where(setting => setting != Setting.NoSchoolPlace))
        {
            var shares = setting == Setting.Mainstream ? colleges : new Dictionary<int, double>();
            yield return (setting, RollFit.Of(File, holders.Of(setting), plans.Where(row => row.Setting == setting), shares));
        }
    }

    /// <summary>Share of mainstream plans in further education by year group from Year 12 in the last
    /// January; no school takes Year 14.</summary>
    private static Dictionary<int, double> CollegeShares(PupilSources sources)
    {
        var further = sources.Release.PlansByAge(sources.Release.LastJanuary, Sources.Sen2Settings.FurtherEducation);
        var all = sources.Release.PlansByAge(sources.Release.LastJanuary);
        var shares = new Dictionary<int, double>();
        for (var yearGroup = 12; yearGroup < YearGroup.LastPlaced; yearGroup++)
        {
            var age = new YearGroup(yearGroup).Age;
            var plans = all.TryGetValue(age, out var counts) ? counts[(int)Setting.Mainstream] : 0.0;
            shares.Add(yearGroup, plans > 0.0 ? further[age][0] / plans : 0.0);
        }

        shares.Add(YearGroup.LastPlaced, 1.0);
        return shares;
    }
}
