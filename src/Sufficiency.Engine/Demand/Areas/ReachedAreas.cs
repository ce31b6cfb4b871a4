using Sufficiency.Engine.Demand.Cohorts;
using Sufficiency.Engine.Demand.Population;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Grids;
using Sufficiency.Engine.Domain.Planning;
using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.Engine.Demand.Areas;

/// <summary>Where actions that reach some areas only have their effect.</summary>
/// <remarks>
/// The county's rates change by the share of its plans that live in the reached areas, so that all sums over the county hold.
/// For each set of areas that the same actions reach, the county is run once as if they reached all of it.
/// An area's share of the placings is weighed by the placings of the run of its set.
/// </remarks>
internal sealed class ReachedAreas
{
    private readonly PlanningDataset dataset;
    private readonly Grid residents;
    private readonly Grid shares; // [area, phase, year]
    private readonly List<PlannedAction> limited; // to some areas

    /// <summary>Works out the shares of areas.</summary>
    public ReachedAreas(PlanningDataset dataset, Grid residents, Grid areaShares)
    {
        (this.dataset, this.residents, shares) = (dataset, residents, areaShares);
        limited = [.. dataset.Actions.Where(action => !action.Reach.IsEverywhere && action.ChangesDemandIn(dataset.Horizon))];
    }

    /// <summary>Share of the plans of a phase that live where an action reaches.</summary>
    public double Share(PlannedAction action, Phase phase, int year)
    {
        if (action.Reach.IsEverywhere) return 1.0;
        var sum = 0.0;
        for (var area = 0; area < dataset.Areas.Count; area++)
        {
            if (action.Reach.Includes(dataset.Areas[area])) sum += shares[area, (int)phase, year];
        }

        return sum;
    }

    /// <summary>The placings of an area's share weighed by its actions; the shares themselves where
    /// no action is limited to areas.</summary>
    /// <param name="byEntry">Shares by area, entry point and year.</param>
    public AreaWeights Weights(Grid byEntry)
    {
        if (limited.Count == 0) return new(byEntry, null, []);
        var sets = dataset.Areas.Select(area => string.Concat(limited.Select(action => action.Reach.Includes(area) ? '1' : '0')))
            .ToList();
        var distinct = sets.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return new(byEntry, [.. distinct.Select(PlacingsOf)],
            [.. sets.Select(set => distinct.FindIndex(one => string.Equals(one, set, StringComparison.Ordinal)))]);
    }

    /// <summary>The county's placings if the actions of a set of areas reached all of it.</summary>
    private Grid PlacingsOf(string set)
    {
        var reached = limited.Where((_, i) => set[i] == '1').ToHashSet();
        var rates = new DemandRates(dataset, ActionRates.Find(dataset, (action, _, _) =>
            action.Reach.IsEverywhere || reached.Contains(action) ? 1.0 : 0.0));
        return CellPlacings.OfCounty(
            CohortProgression.Run(dataset, rates, InitialRollProjection.Of(dataset, rates), residents), dataset.Horizon.Count);
    }
}

/// <summary>An area's share of the county's placings of a need, tier and entry point in a year.</summary>
/// <param name="shares">Shares by area, entry point and year.</param>
/// <param name="placings">Placings that weigh them, by set of areas; null for none.</param>
/// <param name="setOf">The set of each area.</param>
internal sealed class AreaWeights(Grid shares, IReadOnlyList<Grid>? placings, IReadOnlyList<int> setOf)
{
    private readonly Dictionary<(int Need, int Tier, int Entry, int Year), double> sums = [];

    /// <summary>Number of areas.</summary>
    private int Areas => shares.Axes[0].Length;

    /// <summary>The share; all areas together have 1.</summary>
    public double Of(int area, int need, int tier, int entry, int year)
    {
        if (placings is null) return shares[area, entry, year];
        if (!sums.TryGetValue((need, tier, entry, year), out var sum))
        {
            sum = Enumerable.Range(0, Areas).Sum(one => Weight(one, need, tier, entry, year));
            sums.Add((need, tier, entry, year), sum);
        }

        return sum > 0.0 ? Weight(area, need, tier, entry, year) / sum : shares[area, entry, year];
    }

    private double Weight(int area, int need, int tier, int entry, int year) =>
        shares[area, entry, year] * placings![setOf[area]][need, tier, entry, year];
}
