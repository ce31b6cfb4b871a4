using Sufficiency.Engine.Model.Problem;

namespace Sufficiency.Engine.Solving.FacilityLocation;

/// <summary>An instance as a <see cref="MixedIntegerProblem"/>: sources are customers, amounts the share of their demand, side columns the openings.</summary>
/// <remarks>
/// Rows: capacity Σ_i d_i x_ij ≤ s_j open_j; Σ_j s_j open_j ≥ Σ_i d_i, implied, from which solvers draw cover cuts; and the links x_ij ≤ open_j asked
/// for, which make the relaxation tight. Each arc has an intake of its own, for its link.
/// </remarks>
internal sealed class FacilityLocationModel(FacilityLocationInstance instance, bool singleSource)
{
    private readonly HashSet<(int Customer, int Facility)> _linked = [];

    /// <summary>Links so far.</summary>
    public int LinkCount => _linked.Count;

    /// <summary>Adds the links that a solution breaks; gives how many.</summary>
    public int AddBrokenLinks(ProblemSolution solution)
    {
        const double Broken = 1e-6;
        var before = _linked.Count;
        for (var arc = 0; arc < solution.ArcFlow.Length; arc++)
        {
            var (customer, facility) = (arc / instance.FacilityCount, arc % instance.FacilityCount);
            if (solution.ArcFlow[arc] > solution.SideValues[facility] + Broken) _linked.Add((customer, facility));
        }

        return _linked.Count - before;
    }

    /// <summary>The problem; relaxed, nothing is asked to be whole.</summary>
    public MixedIntegerProblem Build(bool relaxed)
    {
        var (facilities, customers) = (instance.FacilityCount, instance.CustomerCount);
        var linkRow = _linked.Order().Select((link, position) => (link, row: facilities + 1 + position)).ToDictionary(pair => pair.link, pair => pair.row);
        var arcs = Enumerable.Range(0, facilities * customers).ToArray();
        return new MixedIntegerProblem
        {
            Rows = Rows(linkRow.Keys),
            SideColumns = Openings(linkRow, relaxed),
            Intakes = arcs.Select(arc => Intake(arc / facilities, arc % facilities, linkRow)).ToList(),
            Supply = Enumerable.Repeat(1.0, customers).ToArray(),
            ArcStart = Enumerable.Range(0, customers + 1).Select(customer => customer * facilities).ToArray(),
            ArcIntake = arcs,
            ArcCost = arcs.Select(arc => instance.ServiceCost[arc % facilities, arc / facilities]).ToArray(),
            SourceGroup = Enumerable.Range(0, customers).ToArray(),
            SingleSource = singleSource && !relaxed,
        };
    }

    private List<CouplingRow> Rows(IEnumerable<(int Customer, int Facility)> links) =>
    [
        .. Enumerable.Range(0, instance.FacilityCount).Select(facility => new CouplingRow($"capacity[{facility}]", double.NegativeInfinity, 0)),
        new CouplingRow("enough", instance.Demand.Sum(), double.PositiveInfinity),
        .. links.Select(link => new CouplingRow($"link[{link.Customer},{link.Facility}]", double.NegativeInfinity, 0)),
    ];

    private List<SideColumn> Openings(Dictionary<(int Customer, int Facility), int> linkRow, bool relaxed)
    {
        var links = linkRow.ToLookup(pair => pair.Key.Facility, pair => pair.Value);
        return Enumerable.Range(0, instance.FacilityCount).Select(Opening).ToList();

        SideColumn Opening(int facility)
        {
            var (rows, coefficients) = (new List<int>(), new List<double>());
            // No facility serves more than all demand: a smaller coefficient is tighter.
            var useful = Math.Min(instance.Capacity[facility], instance.Demand.Sum());
            if (useful > 0)
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

    private Intake Intake(int customer, int facility, Dictionary<(int Customer, int Facility), int> linkRow)
    {
        var demand = instance.Demand[customer];
        var hasLink = linkRow.TryGetValue((customer, facility), out var row);
        var vector = (demand > 0, hasLink) switch
        {
            (true, true) => new SparseVector([facility, row], [demand, 1]),
            (true, false) => new SparseVector([facility], [demand]),
            (false, true) => new SparseVector([row], [1]),
            _ => SparseVector.Empty,
        };
        return new Intake($"serve[{customer},{facility}]", vector);
    }
}
