using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Tests.Support;
using Sufficiency.OpenData;
using Sufficiency.OpenData.Pupils;
using Sufficiency.OpenData.Recipe;

namespace Sufficiency.Engine.Tests.OpenData.Pupils;

/// <summary>The rates, put to the counts they come from: January 2024 rolled forward is January 2025 within a few per cent.</summary>
public sealed class PupilRatesTests
{
    [SkippableFact]
    public void RollingJanuary2024ForwardGivesJanuary2025()
    {
        var rates = new PupilRates(Sources());
        var rolled = Roll(rates, rates.Before);

        AssertWithin(0.01, Enumerable.Range(-4, 26).Sum(rates.After.Total), rolled.Values.Sum());
        foreach (var (first, last, share) in new[] { (0, 6, 0.02), (7, 11, 0.02), (12, 14, 0.02), (15, 21, 0.05) })
            AssertWithin(share, Enumerable.Range(first, last - first + 1).Sum(rates.After.Total),
                rolled.Where(cell => cell.Key.YearGroup >= first && cell.Key.YearGroup <= last).Sum(cell => cell.Value));
        foreach (var (tier, share) in new[] { (Tier.Mainstream, 0.03), (Tier.Special, 0.03), (Tier.Beyond, 0.1) })
            AssertWithin(share, Enumerable.Range(0, 15).Sum(yearGroup => rates.After.In(yearGroup, tier)),
                rolled.Where(cell => cell.Key.Tier == tier).Sum(cell => cell.Value));
    }

    /// <summary>The test of the ranges that data/README.md tells of: each family, from the raw files, in both packs, over the two years
    /// from January 2023 to January 2025.</summary>
    [SkippableTheory]
    [InlineData(0)]
    [InlineData(1)]
    public void EveryFamilysRangeHoldsTheLastTwoJanuaries(int pack)
    {
        var sources = Sources(pack);
        var rates = new PupilRates(sources);
        var accounts = new PlanAccounts(sources);
        var special = new TierInflows(sources.Release, rates.Local, [Tier.Special, Tier.Beyond],
            Setting.SpecialSchool, Setting.OutOfCounty);
        var pooled = special.Pooled([.. sources.YearsKnown]);
        foreach (var year in new[] { 2023, 2024 })
        {
            AssertBetween(rates.NewPlans.Spread.Around(rates.NewPlans.Level, double.PositiveInfinity),
                sources.Local.StartedByBand(year).Sum());
            var account = accounts.From(year);
            foreach (var (band, first, last) in new[] { (3, 12, 14), (4, 15, 20) })
            {
                double Expected(Func<int, double> rate) =>
                    Enumerable.Range(first, last - first + 1).Sum(yearGroup => account.AtRisk[yearGroup] * rate(yearGroup));
                AssertBetween((Expected(yearGroup => rates.Ceasing.RangeOf(yearGroup).Low),
                    Expected(yearGroup => rates.Ceasing.RangeOf(yearGroup).High)), account.Lost[band]);
            }

            var (into, share) = rates.Escalation.All.First(change => change.Key.To == Tier.Special);
            var range = rates.Escalation.RangeOf(into)!.Value;
            AssertBetween((range.Low / share, range.High / share), special.Rate(year) / pooled);
        }
    }

    [SkippableFact]
    public void NoLowIsAboveItsValueAndNoHighBelow()
    {
        var rates = new PupilRates(Sources());

        Assert.All(rates.Ceasing.All, rate => AssertBetween(rates.Ceasing.RangeOf(rate.Key), rate.Value));
        Assert.All(rates.Escalation.All.Where(change => change.Key.To != Tier.Mainstream),
            change => AssertBetween(rates.Escalation.RangeOf(change.Key)!.Value, change.Value));
        Assert.All(rates.Ceasing.All, rate => Assert.InRange(rates.Ceasing.RangeOf(rate.Key).High, 0.0, 1.0));
    }

    [SkippableFact]
    public void NewPlansArePooledAtEnglandsLevelAndNoneIsOfUnknownNeed()
    {
        var sources = Sources();
        var estimate = new PupilRates(sources).NewPlans;
        double Started(Sen2Area area, int year) => area.StartedByBand(year).Sum();
        var years = Enumerable.Range(2019, 6).ToArray();

        Assert.Equal(years.Sum(year => Started(sources.Local, year)) / years.Sum(year => Started(sources.England, year))
            * Started(sources.England, 2024), estimate.Level, 9);
        Assert.Equal(estimate.Level, estimate.ByYearGroup.YearGroups.Sum(estimate.ByYearGroup.In), 9);
        Assert.All(estimate.ByYearGroup.YearGroups, yearGroup => Assert.Equal(0.0, estimate.ByYearGroup.ByNeed(yearGroup)[^1]));
    }

    [SkippableFact]
    public void TiersFallOnlyAtTheTransferAfter16AndNoShareLeavesZeroToOne()
    {
        var rates = new PupilRates(Sources());

        Assert.All(rates.Escalation.All, change => Assert.True(change.Key.To > change.Key.From || change.Key.Into == 12));
        Assert.All(rates.Escalation.All, change => Assert.InRange(change.Value, 0.0, 1.0));
        Assert.All(rates.Ceasing.All, ceasing => Assert.InRange(ceasing.Value, 0.0, 1.0));
        Assert.True(rates.Escalation.Of(7, Tier.Mainstream, Tier.Special) > 2 * rates.Escalation.Of(8, Tier.Mainstream, Tier.Special),
            "the rise into Year 7 is the largest");
    }

    private static PupilSources Sources(int pack = 0)
    {
        var recipeFolder = RepositoryFiles.At("data", "recipes", "oxfordshire");
        var recipe = PackRecipe.Read(recipeFolder);
        var request = new PackBuildRequest(RepositoryFiles.Shared("opendata"), RepositoryFiles.Shared("facts"), recipeFolder,
            RepositoryFiles.At("data"));
        return new PupilSources(new PackContext(request, recipe, recipe.Packs[pack]));
    }

    /// <summary>One year: cease, move up, change tier, new plans join. No school place, early years and adults have no tier.</summary>
    private static Dictionary<(int YearGroup, Tier? Tier), double> Roll(PupilRates rates, TierStock stock)
    {
        var rolled = new Dictionary<(int, Tier?), double>();
        void Add(int yearGroup, Tier? tier, double plans) =>
            rolled[(yearGroup, tier)] = rolled.GetValueOrDefault((yearGroup, tier)) + plans;
        foreach (var before in stock.YearGroups)
        {
            var (into, stays) = (before + 1, 1.0 - rates.Ceasing.Of(before));
            var tiered = before is >= 0 and <= 14 ? ProvisionCodes.CountedTiers.Sum(tier => stock.In(before, tier)) : 0.0;
            var untiered = (stock.Total(before) - tiered) * stays;
            if (into == 0)
            {
                Add(0, null, untiered * rates.NoSchoolPlace.Of(0));
                foreach (var tier in ProvisionCodes.CountedTiers)
                    Add(0, tier, untiered * (1.0 - rates.NoSchoolPlace.Of(0)) * rates.TierShares.Of(Phase.EarlyYears, -1)[(int)tier]);
                continue;
            }

            Add(into, null, untiered);
            if (before is >= 0 and <= 14) MoveTiers(rates, stock, into, stays, Add);
        }

        foreach (var yearGroup in rates.NewPlans.ByYearGroup.YearGroups) Join(rates, yearGroup, Add);
        return rolled;
    }

    private static void MoveTiers(PupilRates rates, TierStock stock, int into, double stays, Action<int, Tier?, double> add)
    {
        foreach (var from in ProvisionCodes.CountedTiers)
        {
            var continuing = stock.In(into - 1, from) * stays;
            var elsewhere = into > 14 ? 0.0 : rates.NoSchoolPlace.Of(into);
            add(into, null, continuing * elsewhere);
            foreach (var to in ProvisionCodes.CountedTiers)
            {
                var share = to == from ? 1.0 - elsewhere - ProvisionCodes.CountedTiers.Where(other => other != from)
                    .Sum(other => rates.Escalation.Of(into, from, other)) : rates.Escalation.Of(into, from, to);
                add(into, into > 14 ? null : to, continuing * share);
            }
        }
    }

    private static void Join(PupilRates rates, int yearGroup, Action<int, Tier?, double> add)
    {
        if (yearGroup is < 0 or > 14)
        {
            add(yearGroup, null, rates.NewPlans.ByYearGroup.ByNeed(yearGroup).Sum());
            return;
        }

        var tiers = rates.TierShares.NewByTier(rates.NewPlans.ByYearGroup, yearGroup);
        foreach (var tier in ProvisionCodes.CountedTiers)
        {
            add(yearGroup, tier, tiers[(int)tier] * (1.0 - rates.NoSchoolPlace.Of(yearGroup)));
            add(yearGroup, null, tiers[(int)tier] * rates.NoSchoolPlace.Of(yearGroup));
        }
    }

    private static void AssertWithin(double share, double expected, double actual) =>
        Assert.InRange(actual, expected * (1.0 - share), expected * (1.0 + share));

    private static void AssertBetween((double Low, double High) range, double value) =>
        Assert.InRange(value, range.Low - (1e-9 * range.High), range.High * (1 + 1e-9));
}
