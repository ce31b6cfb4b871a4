using Sufficiency.Engine.Model.Problem;

namespace Sufficiency.Engine.Solving.FacilityLocation;

/// <summary>An instance as a <see cref="MixedIntegerProblem"/>: sources are customers, amounts the share of their demand, side columns the openings.</summary>
/// <remarks>
/// Rows: capacity Σ_i d_i x_ij ≤ s_j open_j; Σ_j s_j open_j ≥ Σ_i d_i, implied, from which solvers draw cover cuts; and the links x_ij ≤ open_j found
/// broken so far, which make the relaxation tight. Each customer has its cheapest facilities as arcs, and one arc that stands for all the dearer ones: it
/// costs as much as the cheapest of them and needs neither opening nor room, so that the model never costs more than the instance, and as much where
/// no solution uses that arc.
/// </remarks>
internal sealed class FacilityLocationModel
{
    private const double LeastShare = 1e-4; // of a capacity: to serve less, an opening that passes for none would be enough
    private readonly FacilityLocationInstance instance;
    private readonly bool singleSource;
    private readonly double allDemand;
    private readonly int[][] byCost; // [customer], facilities from the cheapest on
    private readonly int[] kept; // [customer], how many of them are arcs
    private readonly HashSet<(int Customer, int Facility)> linked = [];

    /// <summary>A model that keeps so many facilities a customer, and no links yet.</summary>
    public FacilityLocationModel(FacilityLocationInstance instance, bool singleSource, int keptFacilities)
    {
        this.instance = InUnitsThatCount(instance);
        (this.singleSource, allDemand) = (singleSource, this.instance.Demand.Sum());
        byCost = Enumerable.Range(0, instance.CustomerCount)
            .Select(customer => Enumerable.Range(0, instance.FacilityCount).OrderBy(facility => instance.ServiceCost[facility, customer]).ToArray()).ToArray();
        kept = Enumerable.Repeat(Math.Min(keptFacilities, instance.FacilityCount), instance.CustomerCount).ToArray();
    }

    /// <summary>Links so far.</summary>
    public int LinkCount => linked.Count;

    /// <summary>Arcs so far, without those that stand for others.</summary>
    public int ArcCount => kept.Sum();

    /// <summary>Adds the links that a solution breaks; gives how many.</summary>
    public int AddBrokenLinks(ProblemSolution solution)
    {
        const double Broken = 1e-6;
        var before = linked.Count;
        foreach (var flow in solution.Flows)
        {
            if (flow.Position >= kept[flow.Source]) continue;
            var facility = byCost[flow.Source][flow.Position];
            if (flow.Amount > solution.SideValues[facility] + Broken) linked.Add((flow.Source, facility));
        }

        return linked.Count - before;
    }

    /// <summary>Gives more facilities to the customers that use the arc which stands for the dearer ones; gives how many customers.</summary>
    public int ExtendWhereUsed(ProblemSolution solution)
    {
        const double Used = 1e-7;
        var stretched = solution.Flows.Where(flow => flow.Position >= kept[flow.Source] && flow.Amount > Used).Select(flow => flow.Source).Distinct().ToList();
        foreach (var customer in stretched) kept[customer] = Math.Min(instance.FacilityCount, 2 * kept[customer]);
        return stretched.Count;
    }

    /// <summary>Gives every customer more facilities.</summary>
    public void ExtendAll(int more)
    {
        for (var customer = 0; customer < kept.Length; customer++) kept[customer] = Math.Min(instance.FacilityCount, kept[customer] + more);
    }

    /// <summary>The problem; relaxed, nothing is asked to be whole.</summary>
    public MixedIntegerProblem Build(bool relaxed)
    {
        LinkThoseWhomCapacityDoesNotHold();
        var linkRow = linked.Order().Select((link, position) => (link, row: instance.FacilityCount + 1 + position)).ToDictionary(pair => pair.link, pair => pair.row);
        var (start, cost, intakes) = (new List<int> { 0 }, new List<double>(), new List<Intake>());
        for (var customer = 0; customer < kept.Length; customer++)
        {
            foreach (var facility in byCost[customer][..kept[customer]]) Add(customer, facility, Usage(customer, facility, linkRow));
            if (kept[customer] < instance.FacilityCount) Add(customer, byCost[customer][kept[customer]], SparseVector.Empty);
            start.Add(cost.Count);
        }

        return new MixedIntegerProblem
        {
            Rows = Rows(linkRow.Keys),
            SideColumns = Openings(linkRow, relaxed),
            Intakes = intakes,
            Supply = Enumerable.Repeat(1.0, kept.Length).ToArray(),
            Arcs = new ListedArcs([.. start], Enumerable.Range(0, cost.Count).ToArray(), [.. cost]),
            SourceGroup = Enumerable.Range(0, kept.Length).ToArray(),
            SingleSource = singleSource && !relaxed,
        };

        void Add(int customer, int facility, SparseVector usage)
        {
            cost.Add(instance.ServiceCost[facility, customer]);
            intakes.Add(new Intake($"serve[{customer},{facility}]", usage));
        }
    }

    /// <summary>The same in a larger unit of demand where all demand together is hardly more than what solvers take for nil.</summary>
    private static FacilityLocationInstance InUnitsThatCount(FacilityLocationInstance instance)
    {
        const double Enough = 1e4;
        var demand = instance.Demand.Sum();
        return demand is <= 0 or >= 1 ? instance : instance with { Capacity = [.. instance.Capacity.Select(Scaled)], Demand = [.. instance.Demand.Select(Scaled)] };

        double Scaled(double amount) => amount / demand * Enough;
    }

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

    private List<CouplingRow> Rows(IEnumerable<(int Customer, int Facility)> links) =>
    [
        .. Enumerable.Range(0, instance.FacilityCount).Select(facility => new CouplingRow($"capacity[{facility}]", double.NegativeInfinity, 0)),
        new CouplingRow("enough", allDemand, double.PositiveInfinity),
        .. links.Select(link => new CouplingRow($"link[{link.Customer},{link.Facility}]", double.NegativeInfinity, 0)),
    ];

    private List<SideColumn> Openings(Dictionary<(int Customer, int Facility), int> linkRow, bool relaxed)
    {
        var links = linkRow.ToLookup(pair => pair.Key.Facility, pair => pair.Value);
        return Enumerable.Range(0, instance.FacilityCount).Select(Opening).ToList();

        SideColumn Opening(int facility)
        {
            var (rows, coefficients) = (new List<int>(), new List<double>());
            if (Useful(facility) is > 0 and var useful)
            {
                rows.AddRange([facility, instance.FacilityCount]);
                coefficients.AddRange([-useful, useful]);
            }

            foreach (var row in links[facility].Order())
            {
                rows.Add(row);
                coefficients.Add(-1);
            }

            return new SideColumn($"open[{facility}]", 0, 1, !relaxed, instance.OpeningCost[facility], new SparseVector([.. rows], [.. coefficients]));
        }
    }

    /// <summary>Its capacity, but no more than all demand, which is tighter.</summary>
    private double Useful(int facility) => Math.Min(instance.Capacity[facility], allDemand);

    private SparseVector Usage(int customer, int facility, Dictionary<(int Customer, int Facility), int> linkRow)
    {
        var demand = instance.Demand[customer];
        var hasLink = linkRow.TryGetValue((customer, facility), out var row);
        return (demand > 0, hasLink) switch
        {
            (true, true) => new SparseVector([facility, row], [demand, 1]),
            (true, false) => new SparseVector([facility], [demand]),
            (false, true) => new SparseVector([row], [1]),
            _ => SparseVector.Empty,
        };
    }
}
