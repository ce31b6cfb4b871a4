using Sufficiency.Engine.Domain.Grids;
using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.Engine.Demand.Cohorts;

/// <summary>The axes of grids that run over needs, year groups, phases and tiers, and their lengths.</summary>
internal static class YearGroups
{
    /// <summary>Year groups a plan can have: −4 to 21.</summary>
    public const int Count = YearGroup.Oldest - YearGroup.Youngest + 1;

    /// <summary>Year groups whose pupils have a tier: −1 (waiting for Reception) to 14.</summary>
    public const int TieredCount = YearGroup.LastPlaced + 2;

    /// <summary>Year groups with a place: 0 to 14.</summary>
    public const int PlacedCount = YearGroup.LastPlaced + 1;

    /// <summary>The youngest year group that can have a tier: it enters Reception next year.</summary>
    public const int FirstTiered = -1;

    /// <summary>Number of needs.</summary>
    public static int NeedCount { get; } = NeedCodes.All.Count;

    /// <summary>Number of tiers.</summary>
    public static int TierCount { get; } = ProvisionCodes.Tiers.Count;

    /// <summary>Number of phases, early years and adults included.</summary>
    public static int PhaseCount { get; } = Enum.GetValues<Phase>().Length;

    /// <summary>Needs.</summary>
    public static Axis Needs { get; } = new("needs", NeedCount);

    /// <summary>Tiers.</summary>
    public static Axis Tiers { get; } = new("tiers", TierCount);

    /// <summary>Phases, early years and adults included.</summary>
    public static Axis Phases { get; } = new("phases", PhaseCount);

    /// <summary>Every year group a plan can have.</summary>
    public static Axis All { get; } = new("year groups", Count, YearGroup.Youngest);

    /// <summary>Year groups whose pupils have a tier.</summary>
    public static Axis Tiered { get; } = new("year groups", TieredCount, FirstTiered);

    /// <summary>Year groups with a place.</summary>
    public static Axis Placed { get; } = new("year groups", PlacedCount);

    /// <summary>Whether every pupil who moves into the year group needs a new place: Reception, Year 7, Year 12.</summary>
    public static bool StartsPhase(int yearGroup) => yearGroup is 0 or 7 or 12;

    /// <summary>Whether a pupil of the year group can hold a place.</summary>
    public static bool IsPlaced(int yearGroup) => yearGroup is >= 0 and <= YearGroup.LastPlaced;
}
