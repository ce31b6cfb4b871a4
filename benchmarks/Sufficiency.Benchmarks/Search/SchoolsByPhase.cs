using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Identifiers;
using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.Benchmarks.Search;

/// <summary>
/// The `phases-of-school` instances: limited special schools and placements out of county become one provider a phase, with places by
/// their roll.
/// </summary>
internal static class SchoolsByPhase
{
    private static readonly (string Code, int Lowest, int Highest)[] Bands = [("pri", YearGroup.Youngest, 6), ("sec", 7, 11),
        ("p16", 12, YearGroup.LastPlaced)];

    /// <summary>Splits the providers of a dataset.</summary>
    public static PlanningDataset Split(PlanningDataset dataset)
    {
        var rolls = dataset.InitialRoll.GroupBy(roll => roll.Provider).ToDictionary(group => group.Key, group =>
            group.GroupBy(roll => BandOf(roll.YearGroup)).ToDictionary(own => own.Key, own => own.Sum(roll => roll.Pupils)));
        var split = dataset.Providers.Where(provider => IsSplit(provider, rolls)).ToDictionary(provider => provider.Id, BandsOf);
        return dataset with
        {
            Providers = [.. dataset.Providers
                .SelectMany(provider => split.TryGetValue(provider.Id, out var bands)
                    ? bands.Select(band => Part(provider, band)) : [provider])
                .OrderBy(provider => provider.Id)],
            Places = [.. dataset.Places.SelectMany(places => split.TryGetValue(places.Provider, out var bands)
                ? bands.Select(band =>
                    places with { Provider = IdOf(places.Provider, band),
                        Places = places.Places * rolls[places.Provider].GetValueOrDefault(band) / rolls[places.Provider].Values.Sum() })
                    : [places])
                .OrderBy(places => places.Provider).ThenBy(places => places.Year)],
            InitialRoll = [.. dataset.InitialRoll
                .Select(roll => split.ContainsKey(roll.Provider)
                    ? roll with { Provider = IdOf(roll.Provider, BandOf(roll.YearGroup)) } : roll)
                .OrderBy(roll => roll.Provider)],
            Schemes = [.. dataset.Schemes.Select(scheme => split.TryGetValue(scheme.Provider, out var bands)
                ? scheme with { Provider = IdOf(scheme.Provider, bands.Contains(1) ? 1 : bands[0]) } : scheme)],
        };
    }

    private static bool IsSplit(Provider provider, Dictionary<ProviderId, Dictionary<int, double>> rolls) =>
        provider is { Type: ProvisionType.SpecialSchool or ProvisionType.OutOfCounty, HasUnlimitedPlaces: false }
            && BandsOf(provider).Length > 1
        && rolls.TryGetValue(provider.Id, out var roll) && roll.Values.Sum() > 0.0 && roll.Keys.All(BandsOf(provider).Contains);

    private static int[] BandsOf(Provider provider) =>
        [.. Enumerable.Range(0, Bands.Length).Where(band =>
            Math.Max(provider.LowestYearGroup.Value, Bands[band].Lowest)
                <= Math.Min(provider.HighestYearGroup.Value, Bands[band].Highest))];

    private static int BandOf(YearGroup year) => year.Value <= Bands[0].Highest ? 0 : year.Value <= Bands[1].Highest ? 1 : 2;

    private static ProviderId IdOf(ProviderId provider, int band) => new($"{provider.Value}-{Bands[band].Code}");

    private static Provider Part(Provider provider, int band) => provider with
    {
        Id = IdOf(provider.Id, band),
        Name = $"{provider.Name} {Bands[band].Code}",
        LowestYearGroup = new(Math.Max(provider.LowestYearGroup.Value, Bands[band].Lowest)),
        HighestYearGroup = new(band == 2 ? YearGroup.LastPlaced : Math.Min(provider.HighestYearGroup.Value, Bands[band].Highest)),
        PlansOnRoll = null,
    };
}
