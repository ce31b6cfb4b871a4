using System.Globalization;

namespace Sufficiency.Peers.FacilityLocation;

/// <summary>A row of ones that every answer of the instance satisfies.</summary>
/// <param name="Facility">The facility whose customers it counts; null for one that counts openings.</param>
/// <param name="Members">The customers, or the facilities, that it counts.</param>
/// <param name="AtLeast">Least count.</param>
/// <param name="AtMost">Largest count.</param>
internal sealed record FacilityLocationCut(int? Facility, IReadOnlySet<int> Members, double AtLeast, double AtMost)
{
    /// <summary>Whether it counts a customer served from a facility.</summary>
    public bool Serves(int customer, int facility) => Facility == facility && Members.Contains(customer);

    /// <summary>Whether it counts a facility's opening.</summary>
    public bool Opens(int facility) => Facility is null && Members.Contains(facility);
}

/// <summary>
/// Cuts off answers that a solver's tolerances allow and the instance's numbers do not: the solver's 1e-6 of a large capacity may be
/// several units of demand. As their coefficients are ones, no tolerance lets such an answer pass again. Sums are of the decimal numbers
/// that the file has, to 28 digits.
/// </summary>
/// <param name="instance">The instance.</param>
internal sealed class FacilityLocationCuts(FacilityLocationInstance instance)
{
    private readonly decimal[] capacity = [.. instance.Capacity.Select(AsWritten)];
    private readonly decimal[] demand = [.. instance.Demand.Select(AsWritten)];
    private readonly List<FacilityLocationCut> cuts = [];

    /// <summary>Cuts so far.</summary>
    public IReadOnlyList<FacilityLocationCut> All => cuts;

    /// <summary>Whether the open facilities have too little capacity for all demand.</summary>
    public bool IsShort(IReadOnlyList<bool> isOpen) => capacity.Where((_, facility) => isOpen[facility]).Sum() < demand.Sum();

    /// <summary>Whether a facility has too little capacity for whole customers.</summary>
    public bool IsOver(int facility, IEnumerable<int> customers) => customers.Sum(customer => demand[customer]) > capacity[facility];

    /// <summary>Where the open facilities have too little capacity for all demand, one more must open;
    /// gives the number of cuts added.</summary>
    public int AddForOpen(IReadOnlyList<bool> isOpen) =>
        IsShort(isOpen) ? Add(new(null, Enumerable.Range(0, capacity.Length).Where(facility => !isOpen[facility]).ToHashSet(), 1,
            double.PositiveInfinity)) : 0;

    /// <summary>Where a facility has too little capacity for the whole customers it serves, one of them must go elsewhere;
    /// gives the number of cuts added.</summary>
    public int AddForLoad(int facility, IEnumerable<int> customers)
    {
        var members = new HashSet<int>();
        foreach (var customer in customers.OrderByDescending(customer => demand[customer]))
        {
            members.Add(customer);
            if (IsOver(facility, members)) return Add(new(facility, members, double.NegativeInfinity, members.Count - 1));
        }

        return 0;
    }

    private int Add(FacilityLocationCut cut)
    {
        if (cuts.Exists(other => other.Facility == cut.Facility && other.Members.SetEquals(cut.Members))) return 0;
        cuts.Add(cut);
        return 1;
    }

    /// <summary>The number with the fewest digits that is read as this one, which is what the file has; beyond what can
    /// be asked for, as much as that.</summary>
    private static decimal AsWritten(double value)
    {
        const double Most = 1e20; // customers times the largest demand read
        return decimal.Parse(Math.Min(value, Most).ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float,
            CultureInfo.InvariantCulture);
    }
}
