using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.OpenData.Pupils;

/// <summary>An area's plans of the last two Januaries by age and placement, and what its rates between them are.</summary>
internal sealed class AreaFlows
{
    /// <summary>The flows of an area.</summary>
    /// <param name="area">Its counts.</param>
    /// <param name="split">Share of pupils out of county whose tier is S.</param>
    /// <param name="ceasing">Its ceasing; null to take it from these two Januaries.</param>
    /// <param name="england">England's flows, towards which tiers of new plans are drawn; null for England itself.</param>
    /// <param name="size">The prior's sample size, in plans.</param>
    public AreaFlows(Sen2Area area, double split, CeasingEstimate? ceasing, AreaFlows? england, double size)
    {
        var last = area.Release.LastJanuary;
        Before = TierStock.Of(area.Release, last - 1, split);
        After = TierStock.Of(area.Release, last, split);
        NewPlans = NewPlans.Counted(area.Release);
        Ceasing = ceasing ?? new CeasingEstimate(Before, After, NewPlans);
        TierShares = new TierShareEstimate(area.Release, NewPlans, After, split, england?.TierShares, size);
        NoSchoolPlace = new NoSchoolPlaceEstimate(Before, After, NewPlans, Ceasing, england?.NoSchoolPlace);
        Moves = new TierMoves(this);
    }

    /// <summary>Plans of the last January but one by tier.</summary>
    public TierStock Before { get; }

    /// <summary>Plans of the last January by tier.</summary>
    public TierStock After { get; }

    /// <summary>New plans between them, as counted.</summary>
    public NewPlans NewPlans { get; }

    /// <summary>Ceasing by year group.</summary>
    public CeasingEstimate Ceasing { get; }

    /// <summary>Tiers of new plans.</summary>
    public TierShareEstimate TierShares { get; }

    /// <summary>Pupils who come to hold no school place.</summary>
    public NoSchoolPlaceEstimate NoSchoolPlace { get; }

    /// <summary>Moves between tiers.</summary>
    public TierMoves Moves { get; }
}
