namespace Sufficiency.Engine.Solving.FacilityLocation;

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
/// Cuts off answers that a solver's tolerances allow and the instance's numbers do not: the solver's 1e-6 of a large capacity may be several units of demand. As their
/// coefficients are ones, no tolerance lets such an answer pass again.
/// </summary>
/// <param name="instance">The instance.</param>
internal sealed class FacilityLocationCuts(FacilityLocationInstance instance)
{
    private const double Rounding = 1e-13; // of a sum, relative
    private readonly List<FacilityLocationCut> cuts = [];

    /// <summary>Cuts so far.</summary>
    public IReadOnlyList<FacilityLocationCut> All => cuts;

    /// <summary>Whether an amount is more than there is room for, by more than the rounding of sums.</summary>
    public static bool IsMore(double amount, double room) => amount - room > Rounding * amount;

    /// <summary>Where the open facilities have too little capacity for all demand, one more must open; gives the number of cuts added.</summary>
    public int AddForOpen(IReadOnlyList<bool> isOpen)
    {
        var room = Enumerable.Range(0, instance.FacilityCount).Where(facility => isOpen[facility]).Sum(facility => instance.Capacity[facility]);
        if (!IsMore(instance.Demand.Sum(), room)) return 0;
        return Add(new(null, Enumerable.Range(0, instance.FacilityCount).Where(facility => !isOpen[facility]).ToHashSet(), 1, double.PositiveInfinity));
    }

    /// <summary>Where a facility has too little capacity for the whole customers it serves, one of them must go elsewhere; gives the number of cuts added.</summary>
    public int AddForLoad(int facility, IEnumerable<int> customers)
    {
        var load = 0.0;
        var members = new HashSet<int>();
        foreach (var customer in customers.OrderByDescending(customer => instance.Demand[customer]))
        {
            load += instance.Demand[customer];
            members.Add(customer);
            if (IsMore(load, instance.Capacity[facility])) return Add(new(facility, members, double.NegativeInfinity, members.Count - 1));
        }

        return 0;
    }

    private int Add(FacilityLocationCut cut)
    {
        if (cuts.Exists(other => other.Facility == cut.Facility && other.Members.SetEquals(cut.Members))) return 0;
        cuts.Add(cut);
        return 1;
    }
}
