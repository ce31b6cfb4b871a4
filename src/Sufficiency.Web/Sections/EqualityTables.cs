using Sufficiency.Web.Charts;
using Sufficiency.Web.Reading;

namespace Sufficiency.Web.Sections;

/// <summary>Who lacks places and whose journeys are long, by need, phase and deprivation of the home area.</summary>
internal static class EqualityTables
{
    /// <summary>What the table counts.</summary>
    public const string Text =
        "Places short for every 100 plans of a group, so that groups of different size can be compared. Journeys are those of pupils "
        + "whom the plan places in bases, special schools and beyond, and who ride: the share longer than guidance advises. "
        + "Children before Reception and young people after Year 14 are not placed by the plan, so no lack is reckoned for them.";

    /// <summary>What fifths are.</summary>
    public const string FifthsText =
        "Fifths: home areas in the order of their deprivation score (Index of Multiple Deprivation), cut so that each fifth has about a "
        + "fifth of all plans. Fifths are fifths of this authority, not of England.";

    private const double Few = 50.0; // plans: rates of smaller groups rest on single pupils
    private static readonly string[] NotPlaced = ["early_years", "adult"]; // the plan places pupils of Reception to Year 14
    private static readonly string[] PhaseOrder = ["early_years", "primary", "secondary", "post_sixteen", "adult"];

    /// <summary>The ways of the table that the run tells apart.</summary>
    public static IReadOnlyList<string> WaysOf(RunView run) =>
        [.. ((string[])[Ways.Need, Ways.Phase, Ways.Fifth]).Where(way => run.Strategy.Equalities.Any(group => group.Way == way))];

    /// <summary>Groups of a way, in their order.</summary>
    public static IReadOnlyList<EqualityGroup> Groups(RunView run, string way) =>
    [
        .. run.Strategy.Equalities.Where(group => group.Way == way && (!(group.Plans < 0.5) || !(group.Lack < 0.5)))
            .OrderBy(group => way switch
            {
                Ways.Phase => Array.IndexOf(PhaseOrder, group.Code),
                Ways.Need => double.IsNaN(group.Plans) ? 0.0 : -group.Plans,
                _ => 0.0,
            }).ThenBy(group => group.Code, StringComparer.Ordinal),
    ];

    /// <summary>One way: plans, places short in both plans, their rates, and long journeys.</summary>
    public static ChartTable Of(RunView run, string way)
    {
        var groups = Groups(run, way);
        var beyond = Beyond(run, way);
        return new(
            [
                CountedTables.Heading(way), $"Plans, {run.LastYear.Label}", $"Short, {Words.WithCommitted}", "Short, plan",
                $"Short for 100 plans, {Words.WithCommitted}", "Short for 100 plans, plan", "Journeys beyond guidance, plan",
            ],
            [
                .. groups.Select(group => (IReadOnlyList<string>)
                [
                    CountedTables.Name(way, group.Code), Words.Count(group.Plans), Words.Count(Reckoned(group, group.CommittedLack)),
                    Words.Count(Reckoned(group, group.Lack)), Words.Tenths(Reckoned(group, group.CommittedRate)),
                    Words.Tenths(Reckoned(group, group.LackRate)), Words.Percent(group.BeyondShare),
                ]),
                [
                    "All", Words.Count(run.AllPlans[^1]), Words.Count(run.Committed.Short[^1]), Words.Count(run.Plan.Short[^1]),
                    Words.Tenths(100.0 * run.Committed.Short[^1] / run.AllPlans[^1]),
                    Words.Tenths(100.0 * run.Plan.Short[^1] / run.AllPlans[^1]), Words.Percent(beyond),
                ],
            ],
            TotalRows: 1);
    }

    /// <summary>Which group lacks most and which least for its size, by one way; empty where that is
    /// hidden or nobody lacks a place.</summary>
    public static string Sentence(RunView run, string way)
    {
        var known = Groups(run, way).Where(group => Reckoned(group, group.LackRate) is { } rate && double.IsFinite(rate)
                && group.Plans >= Few)
            .OrderByDescending(group => group.LackRate).ToList();
        if (known.Count < 2 || !(known[0].LackRate >= 0.05)) return "";
        string Of(EqualityGroup group) => $"{CountedTables.Name(way, group.Code)} ({Words.Tenths(group.LackRate)}, "
            + $"{Words.WithCommitted} {Words.Tenths(group.CommittedRate)})";
        var among = Groups(run, way).Any(group => IsReckoned(group) && group.LackRate is double.NaN) ? "Among the groups shown by " : "By ";
        return $"{among}{WayInText(way)}, most places for every 100 plans are short in: {Of(known[0])}. Fewest in: {Of(known[^1])}."
            + $" In all: {Words.Tenths(100.0 * run.Plan.Short[^1] / run.AllPlans[^1])}.";
    }

    /// <summary>A way within a sentence.</summary>
    public static string WayInText(string way) => way switch
    {
        Ways.Need => "primary need",
        Ways.Phase => "phase",
        _ => "deprivation of the home area",
    };

    /// <summary>Whether the plan places pupils of a group, so that they can lack a place.</summary>
    public static bool IsReckoned(EqualityGroup group) =>
        group.Way != Ways.Phase || !NotPlaced.Contains(group.Code, StringComparer.Ordinal);

    private static double? Reckoned(EqualityGroup group, double? value) => IsReckoned(group) ? value : null;

    // Riders are no table's column, so their sum over all groups is the same by every way.
    private static double? Beyond(RunView run, string way)
    {
        var groups = run.Strategy.Equalities.Where(group => group.Way == way && group.BeyondShare is not null).ToList();
        var riders = groups.Sum(group => group.Riders);
        return riders == 0.0 ? null : groups.Sum(group => group.Riders * group.BeyondShare) / riders;
    }
}
