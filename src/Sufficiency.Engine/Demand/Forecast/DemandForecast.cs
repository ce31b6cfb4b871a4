using Sufficiency.Engine.Domain.Grids;
using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.Engine.Demand.Forecast;

/// <summary>A group of pupils who need a place of one kind at one entry point and live in one area.</summary>
/// <param name="Area">Index of the home area in the dataset.</param>
/// <param name="Need">Primary need.</param>
/// <param name="Tier">Least specialist provision type that suits.</param>
/// <param name="Entry">Where in the school career the place is needed.</param>
public readonly record struct DemandCell(int Area, Need Need, Tier Tier, EntryPoint Entry);

/// <summary>Stock of plans in one planned year (or the base year): expected pupils, county-wide.</summary>
/// <param name="YearIndex">−1 for the base year, else position in the horizon.</param>
/// <param name="Need">Primary need.</param>
/// <param name="Tier">Tier; null for plans counted elsewhere, which have none.</param>
/// <param name="YearGroup">Year group in that year.</param>
/// <param name="Pupils">Expected pupils.</param>
public readonly record struct StockRow(int YearIndex, Need Need, Tier? Tier, YearGroup YearGroup, double Pupils);

/// <summary>How the stock changed into a year, county-wide.</summary>
/// <param name="YearIndex">Position in the horizon.</param>
/// <param name="Need">Primary need.</param>
/// <param name="Phase">Phase in that year.</param>
/// <param name="NewPlans">Pupils with a new plan.</param>
/// <param name="Ceased">Plans that ceased since the year before.</param>
/// <param name="PhaseTransfers">Continuing pupils who entered Reception, Year 7 or Year 12 and did not stay at an all-age school.</param>
/// <param name="Escalations">Continuing pupils whose tier rose.</param>
public readonly record struct FlowRow(int YearIndex, Need Need, Phase Phase, double NewPlans, double Ceased,
    double PhaseTransfers, double Escalations);

/// <summary>What the plan must place: placings by cell and year, how long each stays, and what is left of the initial roll.</summary>
public sealed class DemandForecast
{
    /// <summary>Number of planned years.</summary>
    public required int YearCount { get; init; }

    /// <summary>Cells in the order of area, need, tier, entry point; only cells with a placing in some year.</summary>
    public required IReadOnlyList<DemandCell> Cells { get; init; }

    /// <summary>E: expected pupils who need a place, by cell and year.</summary>
    public required Grid Placings { get; init; }

    /// <summary>σ: share of those placed still on roll τ years later; 1 at τ = 0, 0 after the phase ends.</summary>
    /// <remarks>By tier, entry point, year and τ = 0 … <see cref="LongestStay"/> − 1.</remarks>
    public required Grid Survival { get; init; }

    /// <summary>Number of τ values kept: 7, the years of primary.</summary>
    public const int LongestStay = 7;

    /// <summary>R: pupils of the initial roll still at their school, by provider and year.</summary>
    /// <remarks>They hold the same place until their phase ends, or until the range of an all-age school ends.</remarks>
    public required Grid InitialRoll { get; init; }

    /// <summary>The initial roll still at its school by provider, need and year, for reports and policy limits.</summary>
    public required Grid InitialRollByNeed { get; init; }

    /// <summary>County stock by year, the base year included.</summary>
    public required IReadOnlyList<StockRow> Stock { get; init; }

    /// <summary>County flows by year.</summary>
    public required IReadOnlyList<FlowRow> Flows { get; init; }

    /// <summary>Share of the county's plans of a phase that live in an area, by area, phase and year.</summary>
    public required Grid AreaShares { get; init; }

    /// <summary>Factor by which actions change the share of plans that cease, by need, year group before and year; null where none
    /// does.</summary>
    public Func<Need, YearGroup, int, double>? CeasingFactor { get; init; }

    /// <summary>Placings of a cell in a year.</summary>
    public double PlacingsOf(int cell, int year) => Placings[cell, year];

    /// <summary>Share still on roll <paramref name="stay"/> years after a placing made in <paramref name="year"/>.</summary>
    public double SurvivalOf(Tier tier, EntryPoint entry, int year, int stay) => stay >= LongestStay
        ? 0.0
        : Survival[(int)tier, (int)entry, year, stay];

    /// <summary>Pupils of the initial roll still at a provider in a year.</summary>
    public double InitialRollOf(int provider, int year) => InitialRoll[provider, year];
}
