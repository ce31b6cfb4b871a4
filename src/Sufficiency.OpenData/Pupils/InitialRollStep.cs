using System.Globalization;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.OpenData.Recipe;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Pupils;

/// <summary>Writes initial_roll.csv: the plans of Reception to Year 14 in each setting, shared over its providers.</summary>
internal sealed class InitialRollStep : IPackStep
{
    private const string File = "initial_roll.csv";

    /// <summary>Pupils of a setting who may be on no roll: as many as a pack's checks let pass.</summary>
    private const double MostLeftOver = 1.0;

    /// <inheritdoc />
    public string Name => "pupils on roll";

    /// <inheritdoc />
    public bool AppliesTo(PackDefinition pack) => true;

    /// <inheritdoc />
    public void Run(PackContext context)
    {
        var sources = new PupilSources(context);
        var split = sources.Assumption("out_of_county.special_tier_share");
        var roll = new SortedDictionary<(string Provider, int YearGroup, Tier Tier, Need Need), double>();
        var leftOver = new List<(Setting Setting, int YearGroup, double Pupils)>();
        void Add(HeldPupils held, Tier tier, double pupils)
        {
            var key = (held.Provider, held.YearGroup, tier, held.Need);
            roll[key] = roll.GetValueOrDefault(key) + pupils;
        }

        foreach (var (setting, isOwnSetting, fit) in Fit(context, sources))
        {
            foreach (var held in fit.Held)
            {
                if (setting != Setting.OutOfCounty || !isOwnSetting)
                {
                    Add(held, (Tier)setting, held.Pupils);
                    continue;
                }

                Add(held, Tier.Special, held.Pupils * split);
                Add(held, Tier.Beyond, held.Pupils * (1.0 - split));
            }

            if (setting != Setting.SpecialSchool || !isOwnSetting)
                leftOver.AddRange(fit.LeftOver.Select(cell => (setting, cell.YearGroup, cell.Pupils)));
        }

        Refuse(leftOver);
        var table = new PackTable(File, 4, "provider_id", "year_group", "tier", "need", "pupils");
        foreach (var ((provider, yearGroup, tier, need), pupils) in roll)
            table.Add(provider, yearGroup, tier.ToCode(), need.ToCode(), pupils);
        table.WriteTo(context.OutFolder);
    }

    /// <summary>The fit of each setting whose plans hold a place. Pupils of special schools of whose year group no special school is known
    /// sit in schools out of county, which SEN2 counts as special where they are another authority's.</summary>
    private static IEnumerable<(Setting Setting, bool IsOwnSetting, RollFit Fit)> Fit(PackContext context, PupilSources sources)
    {
        var plans = PlansStep.Cube(sources).Counts().ToArray();
        var holders = new RollHolders(context);
        var none = new Dictionary<int, double>();
        foreach (var setting in ProvisionCodes.Settings.Where(setting => setting != Setting.NoSchoolPlace))
        {
            var schools = holders.Of(setting);
            var shares = setting == Setting.Mainstream && schools.Any(school => school.IsCollege) ? CollegeShares(sources) : none;
            var fit = RollFit.Of(File, schools, plans.Where(row => row.Setting == setting), shares);
            yield return (setting, true, fit);
            if (setting == Setting.SpecialSchool && fit.LeftOver.Count > 0)
                yield return (setting, false, RollFit.Of(File, holders.Of(Setting.OutOfCounty),
                    fit.LeftOver.Select(cell => new PlansCount(cell.Need, new(cell.YearGroup), setting, cell.Pupils)), none));
        }
    }

    /// <exception cref="DataIssueException">More pupils than a rounding have no school that takes their year group.</exception>
    private static void Refuse(IEnumerable<(Setting Setting, int YearGroup, double Pupils)> leftOver)
    {
        var issues = leftOver.GroupBy(cell => cell.Setting).Where(group => group.Sum(cell => cell.Pupils) > MostLeftOver)
            .Select(group => new DataIssue("providers.csv", null, "provision_type", group.Key.ToCode(),
                string.Create(CultureInfo.InvariantCulture, $"SEN2 counts {group.Sum(cell => cell.Pupils):0.#} plans there in Year ")
                + $"{string.Join(", ", group.Select(cell => cell.YearGroup).Distinct().Order())}, and no provider takes these year groups.",
                "Add a provider that takes them to the recipe, such as one for all schools of other authorities."))
            .ToArray();
        if (issues.Length > 0) throw new DataIssueException(issues);
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
