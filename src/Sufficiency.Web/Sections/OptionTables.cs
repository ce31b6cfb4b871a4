using Sufficiency.Web.Charts;
using Sufficiency.Web.Reading;

namespace Sufficiency.Web.Sections;

/// <summary>Options in the order in which the reform of 2026 weighs them: bases, enhanced bases, special schools.</summary>
internal static class OptionTables
{
    /// <summary>Why bases come first, with the source.</summary>
    public const string BasesFirst =
        "Bases come first. The high needs capital strategy of 2026 expects little or no growth of special school places, and a compelling "
        + "reason for each expansion why the need cannot be met in a specialist base (Schools Week, 13 March 2026).";

    /// <summary>What the columns of worth mean.</summary>
    public const string WorthText =
        "Worth: what its places could save at most in the planned years, by the value of one more place there once the plan stands. "
        + "A place already built lowers that value, so chosen schemes can show little. Cost: place funding and the yearly charge of the "
        + "capital in the same years. Both discounted.";

    /// <summary>The groups that have a scheme to show.</summary>
    public static IReadOnlyList<SchemeGroup> Groups(RunView run) =>
        [.. Enum.GetValues<SchemeGroup>().Where(group => Schemes(run, group).Any())];

    /// <summary>A group as a heading.</summary>
    public static string Heading(SchemeGroup group) => group switch
    {
        SchemeGroup.Base => "First: bases at mainstream schools",
        SchemeGroup.EnhancedBase => "Second: enhanced bases, which can take pupils who would else need a special school",
        _ => "Third: places in special schools",
    };

    /// <summary>How many of a group are chosen, with places and capital.</summary>
    public static string Sentence(RunView run, SchemeGroup group)
    {
        var all = Schemes(run, group).ToList();
        var committed = all.Where(scheme => scheme.IsCommitted).ToList();
        var chosen = all.Where(scheme => scheme is { IsCommitted: false, Opening: not null }).ToList();
        var left = all.Where(scheme => scheme.Opening is null).ToList();
        return $"Committed: {Many(committed)}. Chosen: {Many(chosen)}, {Words.Millions(chosen.Sum(scheme => scheme.Capital ?? 0.0))} of "
            + $"capital. Not chosen: {Many(left)}.";
    }

    /// <summary>Every scheme of a group: where, when, how large, what it costs, what it is worth and what became of it.</summary>
    public static ChartTable Of(RunView run, SchemeGroup group) => new(
        ["Scheme", "Town", "Opens", "Planned", "Places", "Capital", "Worth", "Cost", "In the plan"],
        [
            .. Schemes(run, group).Select(scheme => (IReadOnlyList<string>)
            [
                scheme.Name, Town(run, scheme), scheme.Opening is { } year ? Words.Year(year) : "–",
                scheme.Planned is { } planned ? Words.Year(planned) : "–", Words.Count(scheme.Places),
                scheme.Capital is { } capital ? Words.Millions(capital) : "none given", Words.Millions(scheme.WorthAtMost),
                Words.Millions(scheme.CostOfPlaces), Verdict(run, scheme),
            ]),
        ],
        [1, 8]);

    /// <summary>How far bases could go: pupils short by the kind of place that they need; empty where it is hidden or unknown.</summary>
    public static string HowFarBasesGo(RunView run)
    {
        var tiers = run.Strategy.Equalities.Where(group => group.Way == Ways.Tier).ToList();
        if (tiers.Count == 0 || tiers.Any(tier => double.IsNaN(tier.CommittedLack))) return "";
        double Of(params string[] codes) => tiers.Where(tier => codes.Contains(tier.Code, StringComparer.Ordinal))
            .Sum(tier => tier.CommittedLack);
        var places = run.Schemes.Where(scheme => !scheme.IsCommitted && IsShown(scheme)
            && run.Strategy.Schemes.GetValueOrDefault(scheme.Id)?.Group is SchemeGroup.Base or SchemeGroup.EnhancedBase)
            .Sum(scheme => scheme.Places);
        return $"Of the pupils short in {run.LastYear.Label} {Words.WithCommitted}, {Words.Count(Of("M", "B"))} could be served in a base, "
            + $"{Words.Count(Of("E"))} in an enhanced base or a special school, {Words.Count(Of("S"))} need a special school at least, and "
            + $"{Words.Count(Of("X"))} need what state special schools do not offer."
            + (places == 0.0 ? "" : $" All bases on offer together have {Words.Many(places, "place")}.");
    }

    /// <summary>What "too close to call" means; empty where no scheme is.</summary>
    public static string TooClose(RunView run)
    {
        var close = run.Schemes.Where(scheme => scheme is { IsOffered: true, Opening: null } && IsTooClose(run, scheme)).ToList();
        if (close.Count == 0 || run.Record.Plan is not { BoundGbp: { } bound, ObjectiveGbp: var found }) return "";
        return $"Too close to call: opening one of these {Words.Many(close.Count, "scheme")} could save "
            + $"{Words.Millions(close.Max(scheme => scheme.WorthAtMost - scheme.CostOfPlaces))} at most. That is less than the "
            + $"{Words.Millions(found - bound)} by which this plan may miss the best one. A run with a smaller gap can tell.";
    }

    /// <summary>Why places stay short although the plan opens schemes; empty where none do.</summary>
    public static string WhyNotClosed(RunView run)
    {
        var lack = run.Plan.Short[^1];
        if (!(lack >= 0.5)) return "";
        var offered = run.Schemes.Where(scheme => !scheme.IsCommitted && IsShown(scheme)).Sum(scheme => scheme.Places);
        var chosen = Answers.Built(run).Sum(scheme => scheme.Places);
        if (offered == 0.0)
        {
            return $"{Words.Many(lack, "place")} stay short in {run.LastYear.Label}, because this run was offered no scheme beyond the "
                + "committed ones. Propose schemes, or let the run weigh schemes that nobody has proposed (chapter 7).";
        }

        return $"With the plan {Words.Many(lack, "place")} stay short in {run.LastYear.Label}. All schemes on offer have "
            + $"{Words.Many(offered, "place")} together, and {Words.Count(chosen)} of them are chosen. "
            + (offered < run.Committed.Short[^1]
                ? "Closing the gap takes more schemes than are on offer, or fewer pupils who need such a place."
                : "Those left do not suit the pupils who are short, cost more than they save, or meet a limit.");
    }

    /// <summary>Chosen schemes by group, such as "9 in bases with 130 places".</summary>
    public static string ChosenByGroup(RunView run) => Words.List(
    [
        .. Groups(run).Select(group => (Group: group, Chosen: Schemes(run, group)
                .Where(scheme => scheme is { IsCommitted: false, Opening: not null }).ToList()))
            .Where(entry => entry.Chosen.Count > 0).Select(entry => $"{Words.Count(entry.Chosen.Count)} "
                + $"{Among(entry.Group)} with {Words.Many(entry.Chosen.Sum(scheme => scheme.Places), "place")}"),
    ]);

    private static string Among(SchemeGroup group) => group switch
    {
        SchemeGroup.Base => "among bases",
        SchemeGroup.EnhancedBase => "among enhanced bases",
        _ => "among special schools",
    };

    /// <summary>The nearest town of a scheme; a dash if it stands nowhere.</summary>
    public static string Town(RunView run, SchemeFigures scheme) =>
        run.Strategy.Schemes.GetValueOrDefault(scheme.Id) is { Town.Length: > 0 } known ? known.Town : "–";

    /// <summary>Schemes of a group that open or were offered; all of them are special if the run does not tell groups apart.</summary>
    public static IEnumerable<SchemeFigures> Schemes(RunView run, SchemeGroup group) => run.Schemes.Where(scheme => IsShown(scheme)
        && (run.Strategy.Schemes.GetValueOrDefault(scheme.Id)?.Group ?? SchemeGroup.Special) == group);

    private static bool IsShown(SchemeFigures scheme) => scheme.Opening is not null || scheme.IsOffered;

    private static string Verdict(RunView run, SchemeFigures scheme) => scheme switch
    {
        { IsCommitted: true } => "committed",
        { Opening: not null, IsGeneric: true } => "chosen; proposed by nobody yet",
        { Opening: not null } => "chosen",
        _ when IsTooClose(run, scheme) => "not chosen: too close to call",
        _ => $"not chosen: {SchemeTables.Why(run, scheme)}",
    };

    // What it is worth beyond its cost lies within what the proof leaves open.
    private static bool IsTooClose(RunView run, SchemeFigures scheme) =>
        scheme.WorthAtMost >= scheme.CostOfPlaces && run.Record.Plan is { BoundGbp: { } bound, ObjectiveGbp: var found }
        && scheme.WorthAtMost - scheme.CostOfPlaces <= found - bound;

    private static string Many(List<SchemeFigures> schemes) =>
        $"{Words.Many(schemes.Count, "scheme")} with {Words.Many(schemes.Sum(scheme => scheme.Places), "place")}";
}
