using Sufficiency.Engine.Model.Data;

namespace Sufficiency.Benchmarks.Truth;

/// <summary>The default pack with some assumptions changed.</summary>
/// <param name="Name">What is changed, in plain words.</param>
/// <param name="Schemes">Who decides on optional schemes.</param>
/// <param name="Overrides">The changes, as <c>--set</c> takes them.</param>
internal sealed record TruthVariant(string Name, SchemeChoice Schemes, params string[] Overrides)
{
    /// <summary>The plan as it stands in the pack.</summary>
    public static TruthVariant Default { get; } = new("as in the pack", SchemeChoice.Named);

    /// <summary>Every bought price a tenth dearer.</summary>
    public static TruthVariant DearerPlaces { get; } = new("bought places a tenth dearer", SchemeChoice.Named,
        "providers[provision_type=out_of_county].top_up_gbp*=1.1", "tranches[*].fee_gbp*=1.1", "bespoke_packages[*].price_gbp*=1.1");

    /// <summary>The plans whose choice of schemes is set beside the default one's.</summary>
    public static IReadOnlyList<TruthVariant> Menu { get; } =
    [
        Default,
        DearerPlaces,
        new("further places a fifth cheaper", SchemeChoice.Named, "tranches[*].fee_gbp*=0.8", "bespoke_packages[*].price_gbp*=0.8"),
        new("further places a fifth dearer", SchemeChoice.Named, "tranches[*].fee_gbp*=1.2", "bespoke_packages[*].price_gbp*=1.2"),
        new("low growth", SchemeChoice.Named, "demand.growth=low"),
        new("high growth", SchemeChoice.Named, "demand.growth=high"),
        new("no pupil in an enhanced base", SchemeChoice.Named, "demand.enhanced_level=-1"),
        new("most pupils in enhanced bases", SchemeChoice.Named, "demand.enhanced_level=1"),
        new("generic schemes too", SchemeChoice.Choose),
    ];
}
