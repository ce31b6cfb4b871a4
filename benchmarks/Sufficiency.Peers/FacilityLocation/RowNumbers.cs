using Sufficiency.Solver.Problem;

namespace Sufficiency.Peers.FacilityLocation;

/// <summary>The rows of a facility-location model, in this order: capacities, enough capacity, links, cuts.</summary>
internal sealed class RowNumbers
{
    private readonly int facilities;
    private readonly FacilityLocationCuts cuts;
    private readonly List<(int Customer, int Facility)> links;
    private readonly Dictionary<(int Customer, int Facility), int> linkRow;
    private readonly ILookup<int, int> linkRowsOf; // of a facility, in order

    /// <summary>Numbers the rows.</summary>
    /// <param name="facilities">Number of facilities.</param>
    /// <param name="links">Pairs that a row ties: who is served from where only if that is open.</param>
    /// <param name="cuts">Answers that are cut off.</param>
    public RowNumbers(int facilities, IEnumerable<(int Customer, int Facility)> links, FacilityLocationCuts cuts)
    {
        (this.facilities, this.links, this.cuts) = (facilities, [.. links], cuts);
        linkRow = this.links.Select((link, position) => (link, position))
            .ToDictionary(pair => pair.link, pair => facilities + 1 + pair.position);
        linkRowsOf = this.links.ToLookup(link => link.Facility, link => linkRow[link]);
    }

    private int FirstCut => facilities + 1 + linkRow.Count;

    /// <summary>Every row.</summary>
    /// <param name="allDemand">What open facilities must have room for.</param>
    public List<CouplingRow> All(double allDemand) =>
    [
        .. Enumerable.Range(0, facilities).Select(facility => new CouplingRow($"capacity[{facility}]", double.NegativeInfinity, 0)),
        new("enough", allDemand, double.PositiveInfinity),
        .. links.Select(link => new CouplingRow($"link[{link.Customer},{link.Facility}]", double.NegativeInfinity, 0)),
        .. cuts.All.Select((cut, number) => new CouplingRow($"cut[{number}]", cut.AtLeast, cut.AtMost)),
    ];

    /// <summary>What serving all of a customer's demand takes.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="facility">Where it is served.</param>
    /// <param name="demand">Its demand, in the unit of the facility's capacity row.</param>
    public SparseVector UsageOf(int customer, int facility, double demand)
    {
        var entries = new List<(int Row, double Coefficient)>();
        if (demand > 0) entries.Add((facility, demand));
        if (linkRow.TryGetValue((customer, facility), out var link)) entries.Add((link, 1));
        entries.AddRange(CutsOf(cut => cut.Serves(customer, facility)));
        return Vector(entries);
    }

    /// <summary>What opening a facility allows.</summary>
    /// <param name="facility">The facility.</param>
    /// <param name="useful">Its room.</param>
    /// <param name="unit">The unit of its capacity row.</param>
    public SparseVector OpeningOf(int facility, double useful, double unit)
    {
        var entries = new List<(int Row, double Coefficient)>();
        if (useful > 0) entries.AddRange([(facility, -useful / unit), (facilities, useful)]);
        entries.AddRange(linkRowsOf[facility].Select(row => (row, -1.0)));
        entries.AddRange(CutsOf(cut => cut.Opens(facility)));
        return Vector(entries);
    }

    private IEnumerable<(int Row, double Coefficient)> CutsOf(Func<FacilityLocationCut, bool> holds) =>
        cuts.All.Select((cut, number) => (cut, number)).Where(pair => holds(pair.cut)).Select(pair => (FirstCut + pair.number, 1.0));

    private static SparseVector Vector(List<(int Row, double Coefficient)> entries) =>
        entries.Count == 0 ? SparseVector.Empty
        : new([.. entries.Select(entry => entry.Row)], [.. entries.Select(entry => entry.Coefficient)]);
}
