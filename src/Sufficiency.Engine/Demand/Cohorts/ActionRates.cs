using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Grids;
using Sufficiency.Engine.Domain.Planning;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Domain.Units;

namespace Sufficiency.Engine.Demand.Cohorts;

/// <summary>Share of the plans of a phase whom an action reaches in a year by where they live: 1 where it reaches every area.</summary>
/// <param name="action">The action.</param>
/// <param name="phase">The phase.</param>
/// <param name="year">Position of the year in the horizon.</param>
internal delegate double ReachedShare(PlannedAction action, Phase phase, int year);

/// <summary>What the actions of a dataset do to its rates, by need, year group and year.</summary>
/// <remarks>Actions that change one rate multiply, and moves out of one tier add up, so their order is of no consequence.</remarks>
internal sealed class ActionRates
{
    private readonly PlanningDataset dataset;
    private readonly ReachedShare reached;
    private readonly Grid newPlans; // [need, year group, year], a factor
    private readonly Grid ceasing; // [need, year group, year], a factor
    private readonly Grid moves; // [need, year group, year, from tier × to tier], a share

    private ActionRates(PlanningDataset dataset, ReachedShare reached)
    {
        (this.dataset, this.reached) = (dataset, reached);
        var years = new Axis("years", dataset.Horizon.Count);
        newPlans = new(YearGroups.Needs, YearGroups.All, years);
        ceasing = new(YearGroups.Needs, YearGroups.All, years);
        moves = new(YearGroups.Needs, YearGroups.Placed, years, new Axis("moves", YearGroups.TierCount * YearGroups.TierCount));
        newPlans.Values.AsSpan().Fill(1.0);
        ceasing.Values.AsSpan().Fill(1.0);
        foreach (var action in dataset.Actions)
        {
            foreach (var effect in action.Effects) Apply(action, effect);
        }

        KeepWithinOne();
    }

    /// <summary>The rates; null where no action changes demand.</summary>
    public static ActionRates? Find(PlanningDataset dataset, ReachedShare reached) =>
        dataset.Actions.Any(action => action.ChangesDemandIn(dataset.Horizon)) ? new(dataset, reached) : null;

    /// <summary>Factor of new plans.</summary>
    public double NewPlans(int need, int yearGroup, int year) => newPlans[need, yearGroup, year];

    /// <summary>Factor of the share of plans that cease before a year, by the year group before; of
    /// the last year after the horizon.</summary>
    public double Ceasing(int need, int yearGroup, int year) => ceasing[need, yearGroup, Math.Min(year, dataset.Horizon.Count - 1)];

    /// <summary>Share of new placings of a tier that become placings of another.</summary>
    public double Moved(int need, int yearGroup, int year, int from, int to) =>
        moves[need, yearGroup, year, (from * YearGroups.TierCount) + to];

    private void Apply(PlannedAction action, ActionEffect effect)
    {
        switch (effect)
        {
            case NewPlansEffect change:
                Each(action, YearGroup.Oldest, (need, group, year, share) => newPlans[need, group, year] *= 1.0 + (change.Change * share));
                break;
            case CeasingEffect change:
                Each(action, YearGroup.Oldest, (need, group, year, share) => ceasing[need, group, year] *= 1.0 + (change.Change * share));
                break;
            case TierMove move:
                Each(action, YearGroup.LastPlaced, (need, group, year, share) =>
                {
                    if (group >= 0) moves[need, group, year, ((int)move.From * YearGroups.TierCount) + (int)move.To] += move.Change * share;
                });
                break;
        }
    }

    private void Each(PlannedAction action, int oldest, Action<int, int, int, double> apply)
    {
        for (var year = 0; year < dataset.Horizon.Count; year++)
        {
            var share = action.BuildUpIn(dataset.Horizon.First.Plus(year)) * action.Reach.Share;
            if (share == 0.0) continue;
            foreach (var group in action.Reach.YearGroups.Where(group => group.Value <= oldest))
            {
                var effect = share * reached(action, group.Phase, year);
                foreach (var need in NeedCodes.All.Where(action.Reach.Needs.Contains)) apply((int)need, group.Value, year, effect);
            }
        }
    }

    /// <summary>No more than all the placings of a tier move: shares that add up to more are cut in proportion.</summary>
    private void KeepWithinOne()
    {
        for (var need = 0; need < YearGroups.NeedCount; need++)
        {
            for (var group = 0; group < YearGroups.PlacedCount; group++)
            {
                for (var year = 0; year < dataset.Horizon.Count; year++)
                {
                    for (var from = 0; from < YearGroups.TierCount; from++)
                        KeepWithinOne(moves.Row(need, group, year).Slice(from * YearGroups.TierCount, YearGroups.TierCount));
                }
            }
        }
    }

    private static void KeepWithinOne(Span<double> shares)
    {
        var sum = 0.0;
        foreach (var share in shares) sum += share;
        if (sum <= 1.0) return;
        foreach (ref var share in shares) share /= sum;
    }
}
