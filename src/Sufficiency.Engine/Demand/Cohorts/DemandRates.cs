using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Grids;
using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.Engine.Demand.Cohorts;

/// <summary>The dataset's rates as arrays; what the tables do not list is nil.</summary>
internal sealed class DemandRates
{
    private readonly double[] ceasing = new double[YearGroups.Count]; // [year group]
    private readonly double[] elsewhere = new double[YearGroups.Count]; // [year group moved into or joined]
    private readonly Grid escalation = new(YearGroups.All, YearGroups.Tiers, YearGroups.Tiers); // year group moved into, from tier, to tier
    private readonly Grid stayOn = new(YearGroups.All, YearGroups.Tiers); // year group moved into, tier
    private readonly Grid newPlans = new(YearGroups.Needs, YearGroups.All); // a year per thousand residents
    private readonly Grid tierShares = new(YearGroups.Needs, YearGroups.Phases, YearGroups.Tiers); // sums to 1 where given
    private readonly IReadOnlyList<double> newPlanFactors; // [year]

    /// <summary>The rates of a dataset.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="actions">What actions do to them; null for nothing.</param>
    public DemandRates(PlanningDataset dataset, ActionRates? actions = null)
    {
        Actions = actions;
        newPlanFactors = dataset.Demand.NewPlanFactors[dataset.Demand.Growth];
        if (newPlanFactors.Count < dataset.Horizon.Count)
            throw new ArgumentException($"The horizon has {dataset.Horizon.Count} years, the growth path {newPlanFactors.Count} factors.",
                nameof(dataset));
        foreach (var rate in dataset.CeasingRates) ceasing[Position(rate.YearGroup.Value)] = rate.Share;
        foreach (var rate in dataset.NoSchoolPlaceRates) elsewhere[Position(rate.Into.Value)] = rate.Share;
        foreach (var rate in dataset.StayOnRates) stayOn[rate.Into.Value, (int)rate.Tier] = rate.Share;
        foreach (var rate in dataset.NewPlanRates) newPlans[(int)rate.Need, rate.YearGroup.Value] = rate.PlansPerThousand;
        foreach (var rate in dataset.EscalationRates)
        {
            if (rate.To == rate.From || (rate.To < rate.From && !YearGroups.StartsPhase(rate.Into.Value)))
                throw new ArgumentException($"Within a phase a change of tier must raise it, but one into year group {rate.Into} does not.",
                    nameof(dataset));
            escalation[rate.Into.Value, (int)rate.From, (int)rate.To] = rate.Share;
        }

        ReadTierShares(dataset);
    }

    /// <summary>What actions do to the rates; null for nothing.</summary>
    public ActionRates? Actions { get; }

    /// <summary>Share of plans of a need and year group that cease before the January of a planned year.</summary>
    public double Ceasing(int need, int yearGroup, int year) => Actions is null ? ceasing[Position(yearGroup)]
        : Math.Min(1.0, ceasing[Position(yearGroup)] * Actions.Ceasing(need, yearGroup, year));

    /// <summary>Share of continuing pupils of a tier who change to another tier as they move into a year group. Where a phase starts, the
    /// other tier may be lower.</summary>
    public double Escalation(int into, int from, int to) => escalation[into, from, to];

    /// <summary>Share of pupils who move into or join a year group and hold no school place there.</summary>
    public double NoSchoolPlace(int into) => elsewhere[Position(into)];

    /// <summary>Share of continuing pupils who leave their tier as they move into a year group, for
    /// another one or for no school place.</summary>
    public double Leaving(int into, int from)
    {
        var share = NoSchoolPlace(into);
        for (var to = 0; to < YearGroups.TierCount; to++) share += Escalation(into, from, to);
        return share;
    }

    /// <summary>Share of pupils placed at a tier who hold the same place a year later, in a planned
    /// year; none where a phase ends.</summary>
    public double Stays(int need, int yearGroup, int tier, int year) =>
        yearGroup >= YearGroup.LastPlaced || YearGroups.StartsPhase(yearGroup + 1)
        ? 0.0
        : (1.0 - Ceasing(need, yearGroup, year)) * (1.0 - Leaving(yearGroup + 1, tier));

    /// <summary>Share of pupils of a tier who keep their place a year later, where a phase ends. Their school
    /// teaches the next phase to its end.</summary>
    /// <remarks>Never more than those whose plan goes on at the same tier.</remarks>
    public double StaysOn(int need, int yearGroup, int tier, int year) => yearGroup >= YearGroup.LastPlaced
        ? 0.0
        : Math.Min(stayOn[yearGroup + 1, tier],
            (1.0 - Ceasing(need, yearGroup, year)) * (1.0 - Leaving(yearGroup + 1, tier)));

    /// <summary>New plans a planned year per resident of the year group's age.</summary>
    public double NewPlansPerResident(int need, int yearGroup, int year) =>
        newPlans[need, yearGroup] / 1000.0 * newPlanFactors[year] * (Actions?.NewPlans(need, yearGroup, year) ?? 1.0);

    /// <summary>Share of pupils new to a phase's places who are of a tier.</summary>
    /// <exception cref="InvalidOperationException">The dataset gives no shares for a need and phase that has pupils.</exception>
    public double TierShare(int need, Phase phase, int tier)
    {
        var share = tierShares[need, (int)phase, tier];
        return double.IsNaN(share)
            ? throw new InvalidOperationException(
                $"The tier shares do not cover {((Need)need).ToCode()} in phase {phase}, which has pupils.")
            : share;
    }

    /// <summary>Share of children holding a plan who enter Reception in a tier. Where the tables give none for early years, it is the share
    /// of pupils new in primary.</summary>
    public double EnteringTierShare(int need, int tier) =>
        TierShare(need, double.IsNaN(tierShares[need, (int)Phase.EarlyYears, tier]) ? Phase.Primary : Phase.EarlyYears, tier);

    private static int Position(int yearGroup) => yearGroup - YearGroup.Youngest;

    /// <summary>Reads the shares and divides by their sum, which printed digits leave a little off 1, so that no pupil is lost.</summary>
    private void ReadTierShares(PlanningDataset dataset)
    {
        foreach (var share in dataset.TierShares) tierShares[(int)share.Need, (int)share.Phase, (int)share.Tier] = share.Share;
        for (var need = 0; need < YearGroups.NeedCount; need++)
        {
            for (var phase = 0; phase < YearGroups.PhaseCount; phase++)
            {
                var shares = tierShares.Row(need, phase);
                var sum = 0.0;
                foreach (var share in shares) sum += share;
                for (var tier = 0; tier < shares.Length; tier++) shares[tier] = sum > 0 ? shares[tier] / sum : double.NaN;
            }
        }
    }
}
