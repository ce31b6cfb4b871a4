using Sufficiency.Engine.Data.OpenData;
using Sufficiency.Engine.Data.OpenData.Pupils;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Data.OpenData.Pupils;

/// <summary>The rates, put to the counts they come from: January 2024 rolled forward is January 2025 within a few per cent.</summary>
public sealed class PupilRatesTests
{
    [SkippableFact]
    public void RollingJanuary2024ForwardGivesJanuary2025()
    {
        var rates = new PupilRates(Sources());
        var rolled = Roll(rates, rates.Before);

        AssertWithin(0.005, Enumerable.Range(-4, 26).Sum(rates.After.Total), rolled.Values.Sum());
        foreach (var (first, last, share) in new[] { (0, 6, 0.01), (7, 11, 0.01), (12, 14, 0.01), (15, 21, 0.01) })
            AssertWithin(share, Enumerable.Range(first, last - first + 1).Sum(rates.After.Total), rolled.Where(cell => cell.Key.YearGroup >= first && cell.Key.YearGroup <= last).Sum(cell => cell.Value));

        // Bases and those elsewhere keep their share instead of following that one year (below); what leaves special schools after 16 is that of two Januaries.
        foreach (var (tier, share) in new[] { (Tier.Mainstream, 0.03), (Tier.Special, 0.02), (Tier.Beyond, 0.05) })
            AssertWithin(share, Enumerable.Range(0, 15).Sum(yearGroup => rates.After.In(yearGroup, tier)), rolled.Where(cell => cell.Key.Tier == tier).Sum(cell => cell.Value));
    }

    [SkippableFact]
    public void RollingJanuary2025ForwardKeepsTheSharesInBasesAndElsewhere()
    {
        var rates = new PupilRates(Sources());

        var rolled = Roll(rates, rates.After).Where(cell => cell.Key.YearGroup is >= 0 and <= 14).ToArray();

        double Counted(Func<int, double> count) => Enumerable.Range(0, 15).Sum(count) / Enumerable.Range(0, 15).Sum(rates.After.Total);
        double Rolled(Tier? tier) => rolled.Where(cell => cell.Key.Tier == tier).Sum(cell => cell.Value) / rolled.Sum(cell => cell.Value);
        AssertWithin(0.1, Counted(yearGroup => rates.After.In(yearGroup, Tier.Base)), Rolled(Tier.Base));
        AssertWithin(0.1, Counted(rates.After.Elsewhere), Rolled(null));
    }

    [SkippableFact]
    public void TiersFallOnlyAtTheTransferAfter16AndNoShareLeavesZeroToOne()
    {
        var rates = new PupilRates(Sources());

        Assert.All(rates.Escalation.All, change => Assert.True(change.Key.To > change.Key.From || change.Key.Into == 12));
        Assert.All(rates.Escalation.All, change => Assert.InRange(change.Value, 0.0, 1.0));
        Assert.All(rates.Ceasing.All, ceasing => Assert.InRange(ceasing.Value, 0.0, 1.0));
        Assert.True(rates.Escalation.Of(7, Tier.Mainstream, Tier.Special) > 2 * rates.Escalation.Of(8, Tier.Mainstream, Tier.Special), "the rise into Year 7 is the largest");
    }

    private static PupilSources Sources()
    {
        var recipeFolder = RepositoryFiles.At("data", "recipes", "oxfordshire");
        var recipe = PackRecipe.Read(recipeFolder);
        var request = new PackBuildRequest(RepositoryFiles.Shared("opendata"), RepositoryFiles.Shared("facts"), recipeFolder, RepositoryFiles.At("data"));
        return new PupilSources(new PackContext(request, recipe, recipe.Packs[0]));
    }

    /// <summary>One year: cease, move up, change tier, new plans join. Elsewhere, early years and adults have no tier.</summary>
    private static Dictionary<(int YearGroup, Tier? Tier), double> Roll(PupilRates rates, TierStock stock)
    {
        var rolled = new Dictionary<(int, Tier?), double>();
        void Add(int yearGroup, Tier? tier, double plans) => rolled[(yearGroup, tier)] = rolled.GetValueOrDefault((yearGroup, tier)) + plans;
        foreach (var before in stock.YearGroups)
        {
            var (into, stays) = (before + 1, 1.0 - rates.Ceasing.Of(before));
            var tiered = before is >= 0 and <= 14 ? ProvisionCodes.Tiers.Sum(tier => stock.In(before, tier)) : 0.0;
            var untiered = (stock.Total(before) - tiered) * stays;
            if (into == 0)
            {
                Add(0, null, untiered * rates.Elsewhere.Of(0));
                foreach (var tier in ProvisionCodes.Tiers) Add(0, tier, untiered * (1.0 - rates.Elsewhere.Of(0)) * rates.TierShares.Of(Phase.EarlyYears, -1)[(int)tier]);
                continue;
            }

            Add(into, null, untiered);
            if (before is >= 0 and <= 14) MoveTiers(rates, stock, into, stays, Add);
        }

        foreach (var yearGroup in rates.NewPlans.YearGroups) Join(rates, yearGroup, Add);
        return rolled;
    }

    private static void MoveTiers(PupilRates rates, TierStock stock, int into, double stays, Action<int, Tier?, double> add)
    {
        foreach (var from in ProvisionCodes.Tiers)
        {
            var continuing = stock.In(into - 1, from) * stays;
            var elsewhere = into > 14 ? 0.0 : rates.Elsewhere.Of(into);
            add(into, null, continuing * elsewhere);
            foreach (var to in ProvisionCodes.Tiers)
            {
                var share = to == from ? 1.0 - elsewhere - ProvisionCodes.Tiers.Where(other => other != from).Sum(other => rates.Escalation.Of(into, from, other)) : rates.Escalation.Of(into, from, to);
                add(into, into > 14 ? null : to, continuing * share);
            }
        }
    }

    private static void Join(PupilRates rates, int yearGroup, Action<int, Tier?, double> add)
    {
        if (yearGroup is < 0 or > 14)
        {
            add(yearGroup, null, rates.NewPlans.ByNeed(yearGroup).Sum());
            return;
        }

        var tiers = rates.TierShares.NewByTier(rates.NewPlans, yearGroup);
        foreach (var tier in ProvisionCodes.Tiers)
        {
            add(yearGroup, tier, tiers[(int)tier] * (1.0 - rates.Elsewhere.Of(yearGroup)));
            add(yearGroup, null, tiers[(int)tier] * rates.Elsewhere.Of(yearGroup));
        }
    }

    private static void AssertWithin(double share, double expected, double actual) => Assert.InRange(actual, expected * (1.0 - share), expected * (1.0 + share));
}
