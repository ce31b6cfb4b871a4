using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Grids;
using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.Engine.Demand.Cohorts;

/// <summary>Moves the county's plans from January to January: cease, move up a year group, change tier, new plans join.</summary>
internal sealed class CohortProgression
{
    private const int Anybody = -1; // below every tier

    private readonly DemandRates rates;
    private readonly InitialRollProjection initialRoll;
    private readonly CohortState[] states; // [year + 1]: the base January first
    private readonly CohortFlows[] flows; // [year]

    private CohortProgression(DemandRates rates, InitialRollProjection initialRoll, int years)
    {
        (this.rates, this.initialRoll) = (rates, initialRoll);
        states = new CohortState[years + 1];
        flows = new CohortFlows[years];
    }

    /// <summary>The plans in a planned year; −1 is the base year.</summary>
    public CohortState StateIn(int year) => states[year + 1];

    /// <summary>What moved into a planned year.</summary>
    public CohortFlows FlowsInto(int year) => flows[year];

    /// <summary>Runs every planned year.</summary>
    /// <param name="dataset">Base stock and years.</param>
    /// <param name="rates">Its rates.</param>
    /// <param name="initialRoll">Who of the base roll stays where a phase ends, and needs no new place.</param>
    /// <param name="residents">Residents of the county, by age and year.</param>
    public static CohortProgression Run(PlanningDataset dataset, DemandRates rates, InitialRollProjection initialRoll, Grid residents)
    {
        var years = dataset.Horizon.Count;
        var progression = new CohortProgression(rates, initialRoll, years);
        progression.states[0] = CohortState.AtBase(dataset);
        for (var year = 0; year < years; year++)
        {
            var state = progression.states[year + 1] = new CohortState();
            var flow = progression.flows[year] = new CohortFlows();
            for (var need = 0; need < YearGroups.NeedCount; need++)
            {
                progression.MoveUntiered(need, year, progression.states[year], state, flow);
                progression.MoveTiered(need, year, progression.states[year], state, flow);
                for (var age = 0; age < YearGroups.Count; age++)
                    progression.Join(need, age, year, residents[age, year], state, flow);
            }
        }

        if (years > 0) progression.PlaceThoseWhoWaited(CohortState.AwaitingAtBase(dataset));
        for (var year = 0; year < years; year++) EnhancedPlacings.Split(progression.flows[year], dataset, rates.Actions, year);
        return progression;
    }

    private void MoveUntiered(int need, int year, CohortState before, CohortState after, CohortFlows flow)
    {
        for (var yearGroup = YearGroup.Youngest; yearGroup <= YearGroup.Oldest; yearGroup++)
        {
            var next = yearGroup + 1;
            var phase = new YearGroup(next).Phase;
            var plans = before.Untiered(need, yearGroup);
            if (plans == 0) continue;
            var continuing = yearGroup == YearGroup.Oldest ? 0.0 : plans * (1.0 - rates.Ceasing(need, yearGroup, year));
            flow.Ceased(need, phase) += plans - continuing;
            if (continuing == 0) continue;
            if (next != 0)
            {
                after.Untiered(need, next) += continuing;
                continue;
            }

            var placed = continuing * (1.0 - rates.NoSchoolPlace(next));
            after.Untiered(need, next) += continuing - placed;
            flow.PhaseTransfers(need, phase) += placed;
            for (var tier = 0; tier < YearGroups.TierCount; tier++)
                Place(new(need, next, year), tier, placed * rates.EnteringTierShare(need, tier), Anybody, after, flow);
        }
    }

    private void MoveTiered(int need, int year, CohortState before, CohortState after, CohortFlows flow)
    {
        for (var yearGroup = YearGroups.FirstTiered; yearGroup <= YearGroup.LastPlaced; yearGroup++)
        {
            var next = yearGroup + 1;
            var phase = new YearGroup(next).Phase;
            for (var tier = 0; tier < YearGroups.TierCount; tier++)
            {
                var pupils = before.Tiered(need, yearGroup, tier);
                if (pupils == 0) continue;
                var continuing = pupils * (1.0 - rates.Ceasing(need, yearGroup, year));
                flow.Ceased(need, phase) += pupils - continuing;
                if (next > YearGroup.LastPlaced) after.Untiered(need, next) += continuing;
                else MoveUp(need, next, tier, year, continuing, after, flow);
            }
        }
    }

    private void MoveUp(int need, int into, int tier, int year, double continuing, CohortState after, CohortFlows flow)
    {
        var phase = new YearGroup(into).Phase;
        var startsPhase = YearGroups.StartsPhase(into);
        var elsewhere = continuing * rates.NoSchoolPlace(into);
        var unchanged = continuing - elsewhere;
        after.Untiered(need, into) += elsewhere;
        for (var to = 0; to < YearGroups.TierCount; to++)
        {
            var changing = continuing * rates.Escalation(into, tier, to);
            if (changing == 0) continue;
            unchanged -= changing;
            flow.Escalations(need, phase) += Place(new(need, into, year), to, changing, startsPhase ? Anybody : tier, after, flow, tier);
        }

        if (!startsPhase)
        {
            after.Tiered(need, into, tier) += unchanged;
            return;
        }

        var staying = Math.Min(unchanged, initialRoll.StayingOn(need, into, tier, year));
        flow.PhaseTransfers(need, phase) += continuing - elsewhere - staying;
        if (rates.Actions is null)
        {
            after.Tiered(need, into, tier) += unchanged;
            flow.Placings(need, into, tier) += unchanged - staying;
            return;
        }

        after.Tiered(need, into, tier) += staying;
        flow.Escalations(need, phase) += Place(new(need, into, year), tier, unchanged - staying, Anybody, after, flow, tier);
    }

    /// <summary>Places pupils anew, some of them at other tiers where actions say so; none leaves or joins them.</summary>
    /// <param name="at">Who they are and when.</param>
    /// <param name="tier">The tier that they would have without actions.</param>
    /// <param name="pupils">How many they are.</param>
    /// <param name="above">They move to tiers above this one only.</param>
    /// <param name="after">The stock that they join.</param>
    /// <param name="flow">The placings that they join.</param>
    /// <param name="before">The tier that they had before.</param>
    /// <returns>How many of them end at a tier above the one that they had.</returns>
    private double Place(Joining at, int tier, double pupils, int above, CohortState after, CohortFlows flow, int before = Anybody)
    {
        var (left, risen) = (pupils, 0.0);
        for (var to = above + 1; rates.Actions is not null && to < (int)Tier.Enhanced; to++)
        {
            var moved = pupils * rates.Actions.Moved(at.Need, at.Into, at.Year, tier, to);
            if (moved == 0) continue;
            left -= moved;
            after.Tiered(at.Need, at.Into, to) += moved;
            flow.Placings(at.Need, at.Into, to) += moved;
            if (to > before) risen += moved;
        }

        after.Tiered(at.Need, at.Into, tier) += left;
        flow.Placings(at.Need, at.Into, tier) += left;
        return tier > before ? risen + left : risen;
    }

    private void Join(int need, int age, int year, double residents, CohortState state, CohortFlows flow)
    {
        var yearGroup = YearGroup.OfAge(age);
        var joining = residents * rates.NewPlansPerResident(need, yearGroup.Value, year);
        if (joining == 0) return;
        flow.NewPlans(need, yearGroup.Phase) += joining;
        if (!YearGroups.IsPlaced(yearGroup.Value))
        {
            state.Untiered(need, yearGroup.Value) += joining;
            return;
        }

        var placed = joining * (1.0 - rates.NoSchoolPlace(yearGroup.Value));
        state.Untiered(need, yearGroup.Value) += joining - placed;
        for (var tier = 0; tier < YearGroups.TierCount; tier++)
            Place(new(need, yearGroup.Value, year), tier, placed * rates.TierShare(need, yearGroup.Phase, tier), Anybody, state, flow);
    }

    /// <summary>Adds those who still wait at the same tier and phase in the first year; the others are placed as
    /// transfers or escalations already.</summary>
    private void PlaceThoseWhoWaited(CohortState awaiting)
    {
        for (var need = 0; need < YearGroups.NeedCount; need++)
        {
            for (var yearGroup = 0; yearGroup < YearGroup.LastPlaced; yearGroup++)
            {
                for (var tier = 0; tier < YearGroups.TierCount; tier++)
                    flows[0].Placings(need, yearGroup + 1, tier) += awaiting.Tiered(need, yearGroup, tier)
                        * rates.Stays(need, yearGroup, tier, 0);
            }
        }
    }

    /// <summary>Who is placed anew, and when.</summary>
    private readonly record struct Joining(int Need, int Into, int Year);
}
