using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.OpenData.Pupils;

/// <summary>A provider that holds part of a setting's plans at the base January.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Needs">Needs it accepts.</param>
/// <param name="Lowest">Youngest year group.</param>
/// <param name="Highest">Oldest year group.</param>
/// <param name="Pupils">Pupils it is drawn towards, in any unit: only the proportions between providers count.</param>
/// <param name="Profile">Relative size of its year groups from Reception on; null where they are taken to be alike.</param>
/// <param name="IsCollege">Whether it is further education.</param>
internal sealed record RollHolder(string Id, NeedSet Needs, int Lowest, int Highest, double Pupils, double[]? Profile = null,
    bool IsCollege = false)
{
    /// <summary>Whether it takes a year group.</summary>
    public bool Takes(int yearGroup) => Lowest <= yearGroup && yearGroup <= Highest;
}

/// <summary>Pupils of a provider in a year group with a need.</summary>
internal readonly record struct HeldPupils(string Provider, int YearGroup, Need Need, double Pupils);

/// <summary>
/// Shares a setting's plans of Reception to Year 14 over its providers. The shares are exact by need and year group, and drawn towards each
/// provider's roll. A provider gets none where it does not take the year group or the need. A need and year group that no provider takes
/// goes to the providers that take the year group.
/// </summary>
internal sealed class RollFit
{
    private const int YearGroups = YearGroup.LastPlaced + 1;
    private static readonly int NeedCount = NeedCodes.All.Count;
    private readonly IReadOnlyList<RollHolder> holders;
    private readonly double[] plans; // [college or not, year group, need]

    private RollFit(IReadOnlyList<RollHolder> holders, double[] plans)
    {
        this.holders = holders;
        this.plans = plans;
    }

    /// <summary>What each provider holds; cells with pupils only.</summary>
    public IReadOnlyList<HeldPupils> Held { get; private set; } = [];

    /// <summary>Pupils who sit at a provider that does not list their need, because no provider of their year group lists it.</summary>
    public double OutsideNeeds { get; private set; }

    /// <summary>Pupils of year groups that no provider takes; they are on no roll.</summary>
    public IReadOnlyList<(int YearGroup, Need Need, double Pupils)> LeftOver { get; private set; } = [];

    /// <summary>Shares plans out.</summary>
    /// <param name="file">File named in messages.</param>
    /// <param name="holders">The providers.</param>
    /// <param name="counts">The setting's plans.</param>
    /// <param name="collegeShares">By year group the share of plans that colleges hold.</param>
    public static RollFit Of(string file, IReadOnlyList<RollHolder> holders, IEnumerable<PlansCount> counts,
        IReadOnlyDictionary<int, double> collegeShares)
    {
        var targets = new double[2 * YearGroups * NeedCount];
        foreach (var count in counts.Where(count => count.YearGroup.Value is >= 0 and < YearGroups))
        {
            var college = collegeShares.GetValueOrDefault(count.YearGroup.Value);
            targets[Group(false, count.YearGroup.Value, count.Need)] += count.Plans * (1.0 - college);
            targets[Group(true, count.YearGroup.Value, count.Need)] += count.Plans * college;
        }

        var fit = new RollFit([.. holders.Where(holder => holder.Pupils > 0.0)], targets);
        fit.Run(file);
        return fit;
    }

    private static int Group(bool isCollege, int yearGroup, Need need) =>
        ((((isCollege ? 1 : 0) * YearGroups) + yearGroup) * NeedCount) + (int)need;

    private void Run(string file)
    {
        var seed = new double[holders.Count * YearGroups * NeedCount];
        var groups = new int[seed.Length];
        for (var cell = 0; cell < seed.Length; cell++)
        {
            var (holder, yearGroup, need) = Cell(cell);
            groups[cell] = Group(holder.IsCollege, yearGroup, need);
            seed[cell] = plans[groups[cell]] > 0.0 && holder.Takes(yearGroup) && holder.Needs.Contains(need)
                ? Weight(holder, yearGroup) : 0.0;
        }

        SeedWhatNobodyTakes(seed, groups);
        var total = plans.Sum();
        var pupils = holders.Sum(holder => holder.Pupils);
        FittingMargin[] margins =
        [
            new("rolls", [.. Enumerable.Range(0, seed.Length).Select(cell => cell / (YearGroups * NeedCount))],
                [.. holders.Select(holder => holder.Pupils * total / pupils)], IsExact: false),
            new("plans by need and year group", groups, plans),
        ];
        var cells = ProportionalFitting.FitExactly(file, seed, margins, tolerance: 1e-10, maximumIterations: 5_000);
        Held = [.. Enumerable.Range(0, cells.Length).Where(cell => cells[cell] > 0.0).Select(cell => Holding(cell, cells[cell]))];
        OutsideNeeds = Held.Join(holders, held => held.Provider, holder => holder.Id,
            (held, holder) => holder.Needs.Contains(held.Need) ? 0.0 : held.Pupils, StringComparer.Ordinal).Sum();
    }

    private HeldPupils Holding(int cell, double pupils)
    {
        var (holder, yearGroup, need) = Cell(cell);
        return new HeldPupils(holder.Id, yearGroup, need, pupils);
    }

    private void SeedWhatNobodyTakes(double[] seed, int[] groups)
    {
        var taken = new double[plans.Length];
        for (var cell = 0; cell < seed.Length; cell++) taken[groups[cell]] += seed[cell];
        for (var cell = 0; cell < seed.Length; cell++)
        {
            var (holder, yearGroup, _) = Cell(cell);
            if (plans[groups[cell]] > 0.0 && taken[groups[cell]] <= 0.0 && holder.Takes(yearGroup)) seed[cell] = Weight(holder, yearGroup);
        }

        var leftOver = new List<(int, Need, double)>();
        Array.Clear(taken);
        for (var cell = 0; cell < seed.Length; cell++) taken[groups[cell]] += seed[cell];
        for (var group = 0; group < plans.Length; group++)
        {
            if (taken[group] > 0.0 || plans[group] <= 0.0) continue;
            leftOver.Add((group / NeedCount % YearGroups, (Need)(group % NeedCount), plans[group]));
            plans[group] = 0.0;
        }

        LeftOver = leftOver;
    }

    private (RollHolder Holder, int YearGroup, Need Need) Cell(int cell) =>
        (holders[cell / (YearGroups * NeedCount)], cell / NeedCount % YearGroups, (Need)(cell % NeedCount));

    /// <summary>Half a pupil is added to a profile, so that a year group empty in one census is not ruled out.</summary>
    private static double Weight(RollHolder holder, int yearGroup) =>
        holder.Pupils * (holder.Profile is null ? 1.0 : holder.Profile[yearGroup] + 0.5);
}
