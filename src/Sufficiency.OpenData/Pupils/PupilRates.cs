namespace Sufficiency.OpenData.Pupils;

/// <summary>Every rate of a pack, in the order in which each needs the one before.</summary>
/// <remarks>
/// Levels come from the years up to the pack's January. Patterns by single age and placement come from the release's last two Januaries,
/// whatever the base January, because no others have them.
/// </remarks>
internal sealed class PupilRates
{
    public PupilRates(PupilSources sources)
    {
        var split = sources.Assumption("out_of_county.special_tier_share");
        var size = sources.Assumption("pooling.prior_plans");
        var tierSize = sources.Assumption("tier_share.prior_plans");
        var accounts = new PlanAccounts(sources);
        England = new AreaFlows(sources.England, split, ceasing: null, england: null, tierSize);
        var englands = new PlanAccounts(sources.England, sources.England, sources.England.FindPlansByBand);
        Ceasing = new CeasingEstimate([.. sources.YearsKnown.Select(accounts.From)], [.. sources.EveryYear.Select(accounts.From)],
            England.Ceasing.Of, size,
            [.. englands.Years(NewPlansEstimate.FirstYear, sources.Release.LastJanuary).Select(englands.From)]);
        Local = new AreaFlows(sources.Local, split, Ceasing, England, tierSize);
        Escalation = new EscalationEstimate(sources, Local, England, size);
        NewPlans = new NewPlansEstimate(sources.Local, sources.England, sources.January, size);
    }

    /// <summary>England's flows of the last year.</summary>
    public AreaFlows England { get; }

    /// <summary>The authority's flows of the last year.</summary>
    public AreaFlows Local { get; }

    /// <summary>Plans of the last January but one by tier.</summary>
    public TierStock Before => Local.Before;

    /// <summary>Plans of the last January by tier.</summary>
    public TierStock After => Local.After;

    /// <summary>Ceasing by year group.</summary>
    public CeasingEstimate Ceasing { get; }

    /// <summary>Tiers of new plans.</summary>
    public TierShareEstimate TierShares => Local.TierShares;

    /// <summary>Pupils who come to hold no school place.</summary>
    public NoSchoolPlaceEstimate NoSchoolPlace => Local.NoSchoolPlace;

    /// <summary>Changes of tier.</summary>
    public EscalationEstimate Escalation { get; }

    /// <summary>New plans a year at the level of the base year.</summary>
    public NewPlansEstimate NewPlans { get; }
}
