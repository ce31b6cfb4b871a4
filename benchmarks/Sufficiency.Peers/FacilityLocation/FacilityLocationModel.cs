using System.Globalization;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Peers.FacilityLocation;

/// <summary>An instance as a <see cref="MixedIntegerProblem"/>: sources are customers, amounts the share of their
/// demand, linking variables the openings.</summary>
/// <remarks>
/// Rows: capacity Σ_i d_i x_ij ≤ s_j open_j; Σ_j s_j open_j ≥ Σ_i d_i, implied, from which solvers draw cover cuts; and the links x_ij ≤
/// open_j found broken so far, which make the relaxation tight. Each customer has its cheapest facilities as arcs, and one arc that stands
/// for all the dearer ones: it costs as much as the cheapest of them and needs neither opening nor room, so that the model never costs more
/// than the instance, and as much where no solution uses that arc. Answers that only a solver's tolerances allow are cut off by rows of
/// ones (<see cref="FacilityLocationCuts"/>).
/// </remarks>
internal sealed class FacilityLocationModel
{
    // facilities a customer would turn to next, once links drive it from those that are cheaper: a third of the
    // rounds where there are thousands of links
    private const int LookAhead = 3;
    private const double LeastShare = 1e-4; // of a capacity: to serve less, an opening that passes for none would be enough
    private readonly FacilityLocationInstance instance;
    private readonly bool singleSource;
    private readonly double allDemand;
    private readonly int[][] byCost; // [customer], facilities that have room for some of its demand, from the cheapest on
    private readonly int[] kept; // [customer], how many of them are arcs
    private readonly HashSet<(int Customer, int Facility)> linked = [];
    private readonly FacilityLocationCuts cuts;

    /// <summary>A model that keeps so many facilities a customer, and no links yet.</summary>
    public FacilityLocationModel(FacilityLocationInstance instance, bool singleSource, int keptFacilities)
    {
        this.instance = InUnitsThatCount(instance);
        cuts = new(instance);
        (this.singleSource, allDemand) = (singleSource, this.instance.Demand.Sum());
        byCost = Enumerable.Range(0, instance.CustomerCount)
            .Select(customer => Enumerable.Range(0, instance.FacilityCount).Where(facility => CanServe(facility, customer))
                .OrderBy(facility => instance.ServiceCost[facility, customer]).ToArray()).ToArray();
        kept = [.. byCost.Select(facilities => Math.Min(keptFacilities, facilities.Length))];
    }

    /// <summary>Why there can be no answer, in plain words; null where there may be one.</summary>
    public string? FindWant()
    {
        if (cuts.IsShort(Enumerable.Repeat(true, instance.FacilityCount).ToList()))
            return "All facilities together have less capacity than there is demand.";
        var lost = Array.FindIndex(byCost, facilities => facilities.Length == 0);
        return lost < 0 ? null : string.Create(CultureInfo.InvariantCulture, $"Customer {lost + 1} asks for more than any facility has.");
    }

    /// <summary>Links so far.</summary>
    public int LinkCount => linked.Count;

    /// <summary>Arcs so far, without those that stand for others.</summary>
    public int ArcCount => kept.Sum();

    /// <summary>Adds the links that a solution breaks, and those of the customer's cheaper facilities and of
    /// the next dearer; gives how many.</summary>
    public int AddBrokenLinks(ProblemSolution solution)
    {
        const double Broken = 1e-6;
        var before = linked.Count;
        foreach (var flow in solution.Flows)
        {
            if (flow.Position >= kept[flow.Source]) continue;
            var facility = byCost[flow.Source][flow.Position];
            if (flow.Amount <= solution.LinkingValues[facility] + Broken) continue;
            foreach (var near in byCost[flow.Source][..Math.Min(kept[flow.Source], flow.Position + 1 + LookAhead)])
                linked.Add((flow.Source, near));
        }

        return linked.Count - before;
    }

    /// <summary>Gives more facilities to the customers that use the arc which stands for the dearer
    /// ones; gives how many customers.</summary>
    public int ExtendWhereUsed(ProblemSolution solution)
    {
        const double Used = 1e-7;
        var stretched = solution.Flows.Where(flow => flow.Position >= kept[flow.Source] && flow.Amount > Used)
            .Select(flow => flow.Source).Distinct().ToList();
        foreach (var customer in stretched) kept[customer] = Math.Min(byCost[customer].Length, 2 * kept[customer]);
        return stretched.Count;
    }

    /// <summary>Gives every customer more facilities.</summary>
    public void ExtendAll(int more)
    {
        for (var customer = 0; customer < kept.Length; customer++)
            kept[customer] = Math.Min(byCost[customer].Length, kept[customer] + more);
    }

    /// <summary>Cuts off an answer that breaks the instance's own numbers by more than their rounding;
    /// gives how many cuts that took.</summary>
    public int CutOff(ProblemSolution solution)
    {
        if (!singleSource) return cuts.AddForOpen([.. solution.LinkingValues.Select(value => value > 0.5)]);
        var served = solution.Flows.Where(flow => flow.Position < kept[flow.Source])
            .ToLookup(flow => byCost[flow.Source][flow.Position], flow => flow.Source);
        return served.Sum(facility => cuts.AddForLoad(facility.Key, facility));
    }

    /// <summary>
    /// The problem; relaxed, nothing is asked to be whole. Rows of capacity are divided by it, with which linear programs are solved more
    /// exactly and trees sooner, except in the whole problem of split demands: there the unit is all that holds a load to its capacity,
    /// where single sources have their cuts.
    /// </summary>
    public MixedIntegerProblem Build(bool relaxed)
    {
        LinkThoseWhomCapacityDoesNotHold();
        var rows = new RowNumbers(instance.FacilityCount, linked.Order(), cuts);
        var (start, cost, sinks) = (new List<int> { 0 }, new List<double>(), new List<Sink>());
        for (var customer = 0; customer < kept.Length; customer++)
        {
            foreach (var facility in byCost[customer][..kept[customer]])
                Add(customer, facility, rows.UsageOf(customer, facility, instance.Demand[customer] / UnitOf(facility, relaxed)));
            if (kept[customer] < byCost[customer].Length) Add(customer, byCost[customer][kept[customer]], SparseVector.Empty);
            start.Add(cost.Count);
        }

        return new MixedIntegerProblem
        {
            Rows = rows.All(allDemand),
            LinkingVariables = [.. Enumerable.Range(0, instance.FacilityCount).Select(facility => new LinkingVariable(
                $"open[{facility}]", 0, 1, !relaxed, instance.OpeningCost[facility],
                rows.OpeningOf(facility, Useful(facility), UnitOf(facility, relaxed))))],
            Sinks = sinks,
            Supply = Enumerable.Repeat(1.0, kept.Length).ToArray(),
            Arcs = new ListedArcs([.. start], Enumerable.Range(0, cost.Count).ToArray(), [.. cost]),
            SourceGroup = Enumerable.Range(0, kept.Length).ToArray(),
            SingleSource = singleSource && !relaxed,
        };

        void Add(int customer, int facility, SparseVector usage)
        {
            cost.Add(instance.ServiceCost[facility, customer]);
            sinks.Add(new Sink($"serve[{customer},{facility}]", usage));
        }
    }

    /// <summary>
    /// The same in a unit of demand larger or smaller by a power of ten, where all demand together is not much more than what solvers take
    /// for nil, or so much that they lose themselves in its digits (SCIP went round for ever at 10¹⁴).
    /// </summary>
    private static FacilityLocationInstance InUnitsThatCount(FacilityLocationInstance instance)
    {
        const double Least = 1e4, Most = 1e8, Good = 1e6;
        var demand = instance.Demand.Sum();
        if (demand is <= 0 or (>= Least and <= Most)) return instance;
        var digits = (int)Math.Ceiling(Math.Log10((demand < Least ? Least : Good) / demand));
        return instance with { Capacity = [.. instance.Capacity.Select(Scaled)], Demand = [.. instance.Demand.Select(Scaled)] };

        double Scaled(double amount) => digits > 0 ? amount * Math.Pow(10, digits) : amount / Math.Pow(10, -digits);
    }

    /// <summary>A facility without room serves those alone who ask for nothing; a single source has room for
    /// all that its customer asks for.</summary>
    private bool CanServe(int facility, int customer) =>
        instance.Demand[customer] <= 0 || (singleSource ? !cuts.IsOver(facility, [customer]) : instance.Capacity[facility] > 0);

    /// <summary>Without a link, those who ask for nothing, or next to nothing, would be served by closed facilities.</summary>
    private void LinkThoseWhomCapacityDoesNotHold()
    {
        for (var customer = 0; customer < kept.Length; customer++)
        {
            foreach (var facility in byCost[customer][..kept[customer]])
            {
                if (instance.Demand[customer] <= LeastShare * Useful(facility)) linked.Add((customer, facility));
            }
        }
    }

    /// <summary>Its capacity, but hardly more than all demand, which is tighter; not quite all demand, whose digits would
    /// leave no room for the smallest.</summary>
    private double Useful(int facility) => Math.Min(instance.Capacity[facility], allDemand * (1 + 1e-9));

    /// <summary>The unit of a capacity row.</summary>
    private double UnitOf(int facility, bool relaxed) => (relaxed || singleSource) && Useful(facility) is > 0 and var useful ? useful : 1;
}
