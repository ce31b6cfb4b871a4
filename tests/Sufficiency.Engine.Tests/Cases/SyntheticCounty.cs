using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Cases;

/// <summary>A county of Oxfordshire's size, drawn from a seed: 407 areas, 292 mainstream schools, 40 bases, 18 special schools and 45
/// places out of county.</summary>
internal static class SyntheticCounty
{
    private const int Years = 10;

    public static PlanningDataset Create(int seed = 1, int areaCount = 407)
    {
        var random = new Random(seed);
        var quiet = SmallDataset.Quiet(Years);
        var areas = Enumerable.Range(0, areaCount)
            .Select(i => SmallDataset.Area($"A{i:000}", East(random), North(random), random.NextDouble(), i % 3 == 0)).ToList();
        var providers = Providers(random).OrderBy(provider => provider.Id).ToList();
        var limited = providers.Where(provider => !provider.HasUnlimitedPlaces).ToList();
        return quiet with
        {
            Areas = areas,
            Population =
                [.. areas.SelectMany(area => SmallDataset.Residents(area.Code.Value, SmallDataset.FirstYear - 1, 15 + random.Next(10)))],
            Providers = providers,
            Places = [.. limited.SelectMany(provider => SmallDataset.Places(provider.Id.Value,
                provider.Type == ProvisionType.SpecialSchool ? 60 + random.Next(100) : 5 + random.Next(15), Years))],
            InitialRoll = [.. limited.SelectMany(provider => Roll(provider, random))],
            Schemes = [.. Enumerable.Range(0, 16).Select(m => Scheme(m, limited[m * 3 % limited.Count], random))],
            NewPlanRates =
                [.. from need in NeedCodes.All from yearGroup in Enumerable.Range(0, 15) select new NewPlanRate(need, new(yearGroup), 0.7)],
            CeasingRates = [.. Enumerable.Range(YearGroup.Youngest, 26)
                .Select(yearGroup => new CeasingRate(new(yearGroup), yearGroup < 11 ? 0.03 : 0.15))],
            EscalationRates = [new(new(7), Tier.Mainstream, Tier.Special, 0.12), new(new(4), Tier.Mainstream, Tier.Base, 0.05),
                new(new(9), Tier.Special, Tier.Beyond, 0.04)],
        };
    }

    private static IEnumerable<Provider> Providers(Random random)
    {
        for (var i = 0; i < 292; i++)
        {
            var isSecondary = i % 6 == 0;
            yield return SmallDataset.Provider($"main-{i:000}", ProvisionType.Mainstream, East(random), North(random), isSecondary ? 7 : 0,
                isSecondary ? 14 : 6, topUpGbp: 6_000, isUnlimited: true);
        }

        for (var i = 0; i < 40; i++)
        {
            yield return SmallDataset.Provider($"base-{i:00}", ProvisionType.ResourceBase, East(random), North(random), i % 2 == 0 ? 0 : 7,
                i % 2 == 0 ? 6 : 11, 10_000, 8_000,
                needs: i % 3 == 0 ? NeedSet.Of(Need.Semh) : i % 3 == 1 ? NeedSet.Of(Need.Asd, Need.Slcn)
                    : NeedSet.Of(Need.Mld, Need.Spld, Need.Slcn));
        }

        for (var i = 0; i < 18; i++)
        {
            yield return SmallDataset.Provider($"special-{i:00}", ProvisionType.SpecialSchool, East(random), North(random),
                i % 4 == 3 ? 7 : 0, 14, 10_000, 14_000 + random.Next(8_000),
                needs: i % 3 == 0 ? NeedSet.Of(Need.Semh) : i % 3 == 1
                    ? NeedSet.Of(Need.Asd, Need.Sld, Need.Pmld, Need.Mld) : NeedSet.Every);
        }

        for (var i = 0; i < 45; i++)
        {
            yield return SmallDataset.Provider($"away-{i:00}", ProvisionType.OutOfCounty, East(random), North(random), 0, 14,
                topUpGbp: 45_000 + random.Next(40_000), isUnlimited: true,
                needs: i % 2 == 0 ? NeedSet.Every : NeedSet.Of(Need.Semh, Need.Asd));
        }
    }

    private static IEnumerable<InitialRoll> Roll(Provider provider, Random random)
    {
        var (most, need) = (provider.Type == ProvisionType.SpecialSchool ? 8.0 : 1.0, NeedCodes.All.First(provider.Needs.Contains));
        for (var yearGroup = provider.LowestYearGroup.Value; yearGroup <= provider.HighestYearGroup.Value; yearGroup++)
            yield return SmallDataset.Roll(provider.Id.Value, yearGroup, (Tier)(int)provider.Type, need, most * random.NextDouble());
    }

    private static Scheme Scheme(int number, Provider provider, Random random) =>
        SmallDataset.Scheme($"scheme-{number:00}", provider.Id.Value, 10, 20 + random.Next(80), 1e6 * (2 + random.Next(15))) with
        {
            MinimumViableRoll = number < 4 ? 40 : null,
            EarliestOpening = new(SmallDataset.FirstYear + 2),
        };

    private static double East(Random random) => 425 + (random.NextDouble() * 50);

    private static double North(Random random) => 180 + (random.NextDouble() * 60);
}
