using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Domain.Identifiers;
using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.Engine.Packs.Readers;

/// <summary>Adds a provider for the local mix of each phase, and marks the mainstream schools and colleges that it stands for.</summary>
/// <remarks>A school with limited places, or one that takes some needs only, stays out of the mix and competes for pupils like any
/// other.</remarks>
public static class LocalMixes
{
    /// <summary>How the identifier of a phase's mix begins.</summary>
    public const string IdPrefix = "local-";

    private static readonly (Phase Phase, string Code, string Name)[] Mixes =
    [
        (Phase.Primary, "primary", "Local mainstream schools, primary"),
        (Phase.Secondary, "secondary", "Local mainstream schools, secondary"),
        (Phase.PostSixteen, "post-sixteen", "Local sixth forms and colleges"),
    ];

    private static readonly Provenance Derived = new("Local mix of the schools and colleges without a limit", "", Certainty.Derived);

    /// <summary>The identifiers that mixes take.</summary>
    public static IReadOnlyList<string> Ids { get; } = [.. Mixes.Select(mix => IdPrefix + mix.Code)];

    /// <summary>The dataset with its mixes; a phase has one where some school without a limit teaches it from start to end.</summary>
    public static PlanningDataset AddTo(PlanningDataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        var candidates = dataset.Providers.Where(IsCandidate).ToList();
        var mixes = Mixes.Where(mix =>
            candidates.Exists(provider =>
                First(mix.Phase) >= provider.LowestYearGroup.Value && provider.TeachesOn(new(First(mix.Phase))))).ToList();
        return dataset with
        {
            Providers =
            [
                .. dataset.Providers.Select(provider =>
                    IsCandidate(provider)
                    ? provider with { MixedPhases = PhaseSet.Of(mixes.Select(mix => mix.Phase).Where(phase => Takes(provider, phase))) }
                    : provider)
                    .Concat(mixes.Select(ToProvider)).OrderBy(provider => provider.Id),
            ],
        };
    }

    /// <summary>Whether a provider is without a limit of its own, so that families decide who goes there.</summary>
    private static bool IsCandidate(Provider provider) =>
        provider is { Type: ProvisionType.Mainstream, HasUnlimitedPlaces: true, IsLocalMix: false } && provider.Needs == NeedSet.Every;

    private static bool Takes(Provider provider, Phase phase) =>
        provider.LowestYearGroup.Value <= Last(phase) && provider.HighestYearGroup.Value >= First(phase);

    private static Provider ToProvider((Phase Phase, string Code, string Name) mix) => new()
    {
        Id = new ProviderId(IdPrefix + mix.Code),
        Name = mix.Name,
        Type = ProvisionType.Mainstream,
        DistrictName = "local",
        AssumedDistance = new(0.0),
        Needs = NeedSet.Every,
        LowestYearGroup = new(First(mix.Phase)),
        HighestYearGroup = new(Last(mix.Phase)),
        PlaceFunding = new(0.0),
        TopUp = new(0.0),
        HasUnlimitedPlaces = true,
        Provenance = Derived,
        MixOf = mix.Phase,
    };

    private static int First(Phase phase) => EntryPoints.All.First(entry => entry.Phase() == phase).First().Value;

    private static int Last(Phase phase) => EntryPoints.All.Last(entry => entry.Phase() == phase).Last().Value;
}
