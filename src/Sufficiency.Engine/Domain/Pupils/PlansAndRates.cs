namespace Sufficiency.Engine.Domain.Pupils;

/// <summary>EHC plans of the authority at the base date.</summary>
/// <param name="Need">Primary need.</param>
/// <param name="YearGroup">Year group at the base date.</param>
/// <param name="Setting">Where the pupil is counted.</param>
/// <param name="Plans">How many; fractional where fitted to margins.</param>
public sealed record PlansCount(Need Need, YearGroup YearGroup, Setting Setting, double Plans);

/// <summary>Pupils counted as awaiting a school place at the base date (part of <see cref="Setting.NoSchoolPlace"/>).</summary>
public sealed record InitialWaiting(Need Need, YearGroup YearGroup, Tier Tier, double Pupils);

/// <summary>The least and the most that a rate may be taken to be, around its central value.</summary>
/// <param name="Low">The least.</param>
/// <param name="Central">The central value.</param>
/// <param name="High">The most.</param>
public readonly record struct RateRange(double Low, double Central, double High)
{
    /// <summary>The rate at a level: −1 is the low, 0 the central value, 1 the high; between them a straight line.</summary>
    public double At(double level) => level < 0.0 ? Central + (level * (Central - Low)) : Central + (level * (High - Central));
}

/// <summary>New plans a year per thousand residents of the age, at the base year.</summary>
/// <param name="Need">Primary need.</param>
/// <param name="YearGroup">Year group of the pupil.</param>
/// <param name="PlansPerThousand">The rate in use.</param>
/// <param name="Range">Its range; null where the source gives none.</param>
public sealed record NewPlanRate(Need Need, YearGroup YearGroup, double PlansPerThousand, RateRange? Range = null);

/// <summary>Share of plans that cease between one January and the next, by the year group at the first.</summary>
/// <param name="YearGroup">Year group at the first January.</param>
/// <param name="Share">The share in use, 0 to 1.</param>
/// <param name="Range">Its range; null where the source gives none.</param>
public sealed record CeasingRate(YearGroup YearGroup, double Share, RateRange? Range = null);

/// <summary>Share of continuing pupils whose tier changes as they move into a year group: a rise, or at 16 perhaps a fall.</summary>
/// <param name="Into">The year group they move into.</param>
/// <param name="From">Their tier before.</param>
/// <param name="To">Their tier from then on.</param>
/// <param name="Share">Share of those continuing in use, 0 to 1.</param>
/// <param name="Range">Its range; null where the source gives none.</param>
public sealed record EscalationRate(YearGroup Into, Tier From, Tier To, double Share, RateRange? Range = null);

/// <summary>Share of pupils who move into or join a year group and hold no school place there. They are educated at home, out of education
/// or otherwise elsewhere.</summary>
/// <param name="Into">The year group they move into or join.</param>
/// <param name="Share">Share of them, 0 to 1; net of those who come back.</param>
public sealed record NoSchoolPlaceRate(YearGroup Into, double Share);

/// <summary>Share of the pupils of the year group before who keep their place in the next phase. Their school
/// teaches that phase to its end.</summary>
/// <param name="Into">The year group they move into: Year 7 or Year 12.</param>
/// <param name="Tier">Their tier.</param>
/// <param name="Share">Share of them, 0 to 1; those whose plan ceases or whose tier changes are among the rest.</param>
public sealed record StayOnRate(YearGroup Into, Tier Tier, double Share);

/// <summary>Share of the placings of tier S for whom a base staffed for them would do, by need and phase.</summary>
/// <param name="Need">Primary need.</param>
/// <param name="Phase">Phase of the place.</param>
/// <param name="Share">The share in use, 0 to 1.</param>
/// <param name="Range">Its range.</param>
public sealed record EnhancedShare(Need Need, Phase Phase, double Share, RateRange Range);

/// <summary>Share of new plans of a need and phase that start in a tier; sums to 1 over tiers.</summary>
public sealed record TierShare(Need Need, Phase Phase, Tier Tier, double Share);
