using System.Runtime.InteropServices;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Model;
using Sufficiency.Engine.Model.Costs;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Model.Mix;
using Sufficiency.Engine.Model.Presolve;

namespace Sufficiency.Engine.Results;

/// <summary>Sums of a plan's placements over the years pupils are on roll or wait.</summary>
internal sealed class PlanTotals
{
    private static readonly int PhaseCount = Enum.GetValues<Phase>().Length;
    private static readonly int TypeCount = ProvisionCodes.ProvisionTypes.Count;
    private readonly PlanBasis basis;
    private readonly ModelData data;

    /// <summary>Sums placements up.</summary>
    /// <param name="basis">What they were planned from.</param>
    /// <param name="parts">The placements, in parts.</param>
    public PlanTotals(PlanBasis basis, IReadOnlyList<List<PlannedPlacement>> parts)
    {
        (this.basis, data) = (basis, basis.Data);
        (Journeys, Towns) = (new(data.YearCount), new(data));
        var (providerYears, areaYears) = (data.Providers.Count * data.YearCount, data.Dataset.Areas.Count * data.YearCount);
        (RollPlaced, Transport, MinutesPenalty) = (new double[providerYears], new double[providerYears], new double[providerYears]);
        EnhancedAtBases = new double[providerYears];
        RollPlacedByPhase = new double[providerYears * PlacePools.Count];
        Pupils = new double[areaYears * PhaseCount * TypeCount];
        (PupilMinutes, PupilsBeyondGuidance) = (new double[Pupils.Length], new double[Pupils.Length]);
        (Waiting, LastResort) = (new double[WaitingLength(data)], new double[WaitingLength(data) * 2]);
        var mixed = new MixedPupils(basis);
        foreach (var part in parts)
        {
            foreach (ref readonly var placement in CollectionsMarshal.AsSpan(part))
            {
                AddWaiting(placement);
                if (placement.To.IsWaiting) continue;
                if (basis.Mix.At(placement.To.Provider, placement.Entry) is { } mix) AddMixed(placement, mix, mixed);
                else AddOnRoll(placement);
            }
        }

        mixed.AddTo(this);
    }

    /// <summary>Placed pupils on roll. [provider, year]</summary>
    public double[] RollPlaced { get; }

    /// <summary>Those of tier E at bases, for whom the enhanced top-up is paid. [provider, year]</summary>
    public double[] EnhancedAtBases { get; }

    /// <summary>Placed pupils on roll by phase. [provider, pool, year]</summary>
    public double[] RollPlacedByPhase { get; }

    /// <summary>£ of transport of placed pupils. [provider, year]</summary>
    public double[] Transport { get; }

    /// <summary>£ of penalty for their minutes beyond guidance. [provider, year]</summary>
    public double[] MinutesPenalty { get; }

    /// <summary>Placed pupils on roll. [area, year, phase, provision type]</summary>
    public double[] Pupils { get; }

    /// <summary>Their minutes one way. [area, year, phase, provision type]</summary>
    public double[] PupilMinutes { get; }

    /// <summary>Pupils whose journey is beyond guidance. [area, year, phase, provision type]</summary>
    public double[] PupilsBeyondGuidance { get; }

    /// <summary>Journeys of placed pupils on roll, those without a journey left out.</summary>
    public PlacedJourneys Journeys { get; }

    /// <summary>Placed pupils on roll by town and provider.</summary>
    public TownPupils Towns { get; }

    /// <summary>Pupils held below their tier. [area, need, tier, phase, year]</summary>
    public double[] Waiting { get; }

    /// <summary>Pupils on roll in tranches and in packages, which the authority would rather not buy. [area, need, tier,
    /// phase, year, tranche or package]</summary>
    public double[] LastResort { get; }

    /// <summary>Placed pupils on roll whom a pool counts.</summary>
    public double RollPlacedOf(int provider, int year, int pool) =>
        pool == PlacePools.Whole ? RollPlaced[(provider * data.YearCount) + year]
        : RollPlacedByPhase[(((provider * PlacePools.Count) + pool) * data.YearCount) + year];

    public int AreaYearAt(int area, int year, Phase phase, ProvisionType type) =>
        (((((area * data.YearCount) + year) * PhaseCount) + (int)phase) * TypeCount) + (int)type;

    public int WaitingAt(int area, Need need, Tier tier, Phase phase, int year) =>
        (((((((area * NeedCodes.All.Count) + (int)need) * ProvisionCodes.Tiers.Count) + (int)tier) * PhaseCount) + (int)phase)
            * data.YearCount) + year;

    /// <summary>What a position among those on roll means.</summary>
    public (int Area, int Year, Phase Phase, ProvisionType Type) AreaYearOf(int at)
    {
        var (rest, type) = Math.DivRem(at, TypeCount);
        (rest, var phase) = Math.DivRem(rest, PhaseCount);
        var (area, year) = Math.DivRem(rest, data.YearCount);
        return (area, year, (Phase)phase, (ProvisionType)type);
    }

    /// <summary>What a position among those waiting means.</summary>
    public (int Area, Need Need, Tier Tier, Phase Phase, int Year) WaitingOf(int at)
    {
        var (rest, year) = Math.DivRem(at, data.YearCount);
        (rest, var phase) = Math.DivRem(rest, PhaseCount);
        (rest, var tier) = Math.DivRem(rest, ProvisionCodes.Tiers.Count);
        var (area, need) = Math.DivRem(rest, NeedCodes.All.Count);
        return (area, (Need)need, (Tier)tier, (Phase)phase, year);
    }

    private static int WaitingLength(ModelData data) =>
        data.Dataset.Areas.Count * NeedCodes.All.Count * ProvisionCodes.Tiers.Count * PhaseCount * data.YearCount;

    private void AddWaiting(in PlannedPlacement placement)
    {
        var end = placement.To.IsWaiting ? data.YearCount : placement.YearNeeded + placement.To.Delay;
        for (var t = placement.YearNeeded; t < end; t++)
        {
            Waiting[WaitingAt(placement.Area, placement.Need, placement.Tier, placement.Entry.Phase(), t)] +=
                placement.Pupils * data.Forecast
                .SurvivalOf(placement.Tier, placement.Entry, placement.YearNeeded, t - placement.YearNeeded);
        }
    }

    private void AddMixed(in PlannedPlacement placement, MixedEntry mix, MixedPupils mixed)
    {
        for (var t = placement.YearNeeded + placement.To.Delay; t < data.YearCount; t++)
        {
            var pupils = placement.Pupils * data.Forecast.SurvivalOf(placement.Tier, placement.Entry, placement.YearNeeded, t
                - placement.YearNeeded);
            if (pupils == 0.0) break;
            mixed.Add(placement.Area, placement.Entry, t, pupils);
            var areaYear = AreaYearAt(placement.Area, t, placement.Entry.Phase(), ProvisionType.Mainstream);
            Pupils[areaYear] += pupils;
            PupilMinutes[areaYear] += pupils * mix.Minutes[placement.Area];
            PupilsBeyondGuidance[areaYear] += pupils * mix.ShareBeyondGuidance[placement.Area];
        }
    }

    private void AddOnRoll(in PlannedPlacement placement)
    {
        var (provider, phase) = (placement.To.Provider, placement.Entry.Phase());
        var transport = basis.Costs.Placement.TransportPerYear(placement.Entry)[(placement.Area * data.Providers.Count) + provider];
        var penalty = TravelPenalty.PerPupilYear(data, placement.Area, provider, phase);
        var ridden = RiddenJourney.OfPlaced(data, placement.Area, provider);
        var supply = data.Providers[provider] is { IsLastResort: true, Supply: var bought } ? bought : (Supply?)null;
        var isBeyond = ridden.Minutes > RiddenJourney.GuidanceMinutes(data.Dataset.Travel, phase);
        var isEnhanced = placement.Tier == Tier.Enhanced && data.Providers[provider].Type == ProvisionType.ResourceBase;
        for (var t = placement.YearNeeded + placement.To.Delay; t < data.YearCount; t++)
        {
            var pupils = placement.Pupils * data.Forecast
                .SurvivalOf(placement.Tier, placement.Entry, placement.YearNeeded, t - placement.YearNeeded);
            if (pupils == 0.0) break;
            var providerYear = (provider * data.YearCount) + t;
            RollPlaced[providerYear] += pupils;
            if (isEnhanced) EnhancedAtBases[providerYear] += pupils;
            RollPlacedByPhase[(((provider * PlacePools.Count) + (int)phase) * data.YearCount) + t] += pupils;
            Transport[providerYear] += pupils * transport;
            MinutesPenalty[providerYear] += pupils * penalty;
            if (supply is not null)
                LastResort[(WaitingAt(placement.Area, placement.Need, placement.Tier, phase, t) * 2)
                    + (supply == Supply.Tranche ? 0 : 1)] += pupils;
            var areaYear = AreaYearAt(placement.Area, t, phase, data.Providers[provider].Type);
            Pupils[areaYear] += pupils;
            PupilMinutes[areaYear] += pupils * ridden.Minutes;
            if (ridden.Kilometres > 0.0) Journeys.Of(t, phase, data.Providers[provider].Type).Add(ridden, pupils, isBeyond);
            Towns.Add(placement.Area, provider, phase, t, pupils);
            if (isBeyond) PupilsBeyondGuidance[areaYear] += pupils;
        }
    }
}
