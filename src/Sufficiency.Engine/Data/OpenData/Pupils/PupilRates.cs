namespace Sufficiency.Engine.Data.OpenData.Pupils;

/// <summary>Every rate of a pack, in the order in which each needs the one before.</summary>
/// <remarks>Ceasing, tiers, escalation and going elsewhere come from January 2024 to January 2025, the only two counts by single age, whatever the base January.</remarks>
internal sealed class PupilRates
{
    public PupilRates(PupilSources sources)
    {
        var split = sources.Assumption("out_of_county.special_tier_share");
        Before = TierStock.Of(sources.Release2025, 2024, split);
        After = TierStock.Of(sources.Release2025, 2025, split);
        var between = NewPlans.Of2024(sources.Release2025);
        Ceasing = new CeasingEstimate(Before, After, between);
        TierShares = new TierShareEstimate(sources, between, After);
        Elsewhere = new ElsewhereEstimate(Before, After, between, Ceasing);
        Escalation = new EscalationEstimate(Before, After, between, TierShares, Ceasing, Elsewhere);
        NewPlans = NewPlans.AtLevelOf(sources);
    }

    /// <summary>Plans of January 2024 by tier.</summary>
    public TierStock Before { get; }

    /// <summary>Plans of January 2025 by tier.</summary>
    public TierStock After { get; }

    /// <summary>Ceasing by year group.</summary>
    public CeasingEstimate Ceasing { get; }

    /// <summary>Tiers of new plans.</summary>
    public TierShareEstimate TierShares { get; }

    /// <summary>Pupils who come to hold no school place.</summary>
    public ElsewhereEstimate Elsewhere { get; }

    /// <summary>Changes of tier.</summary>
    public EscalationEstimate Escalation { get; }

    /// <summary>New plans a year at the level of the base year.</summary>
    public NewPlans NewPlans { get; }
}
