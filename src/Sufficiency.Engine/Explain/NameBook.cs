using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Storage;

namespace Sufficiency.Engine.Explain;

/// <summary>The names that questions may take, and the way from what was typed to one of them.</summary>
internal sealed class NameBook(RunQueries run)
{
    private const int MostNamed = 5;

    /// <summary>Towns that pupils live in or near.</summary>
    public IReadOnlyList<WhyChoice> Towns { get; } = Read(run,
        "SELECT DISTINCT town_name, town_name FROM home_to_school_years ORDER BY 1");

    /// <summary>Needs that a school takes.</summary>
    public IReadOnlyList<WhyChoice> Needs { get; } =
    [
        .. Read(run, "SELECT need, need FROM needs WHERE need IN (SELECT need FROM inputs.provider_needs) ORDER BY sort_order")
            .Select(found => found with { Label = CodeLabels.Of(CodeLabels.Needs, found.Code) }),
    ];

    /// <summary>Phases that schools teach.</summary>
    public IReadOnlyList<WhyChoice> Phases { get; } =
    [
        .. Read(run, "SELECT phase, phase FROM phases WHERE phase IN (SELECT phase FROM entry_points) ORDER BY sort_order")
            .Select(found => found with { Label = CodeLabels.Of(CodeLabels.Phases, found.Code) }),
    ];

    /// <summary>Planned years.</summary>
    public IReadOnlyList<WhyChoice> Years { get; } = Read(run,
        "SELECT academic_year::VARCHAR, label FROM years WHERE is_planned ORDER BY academic_year");

    /// <summary>Schemes, those that open first.</summary>
    public IReadOnlyList<WhyChoice> Schemes { get; } = Read(run,
        "SELECT scheme_id, name FROM schemes ORDER BY is_generic, opening_year IS NULL, name, scheme_id");

    /// <summary>Schools, bases and markets with limited places, the authority's own first.</summary>
    public IReadOnlyList<WhyChoice> Schools { get; } = Read(run,
        "SELECT provider_id, name FROM providers WHERE NOT is_local_mix AND NOT has_unlimited_places AND NOT is_generic "
        + "ORDER BY supply <> 'own', name, provider_id");

    /// <summary>The town that was meant; null if none was named.</summary>
    public string? FindTown(string? written) => Find(Towns, written, "town");

    /// <summary>The need that was meant; null if none was named.</summary>
    public string? FindNeed(string? written) => Find(Needs, written, "need");

    /// <summary>The phase that was meant; null if none was named.</summary>
    public string? FindPhase(string? written) => Find(Phases, written, "phase");

    /// <summary>The scheme that was meant; null if none was named.</summary>
    public string? FindScheme(string? written) => Find(Schemes, written, "scheme");

    /// <summary>The school that was meant; null if none was named.</summary>
    public string? FindSchool(string? written) => Find(Schools, written, "school with limited places");

    /// <summary>The year that was meant; null if none was named.</summary>
    /// <exception cref="ExplainException">The plan does not have the year.</exception>
    public int? FindYear(int? year) => year is not { } start || Years.Any(found => Same(found.Code, Say.Sql(start))) ? year
        : throw new ExplainException($"The plan has no year {start}. It has {Years[0].Code} to {Years[^1].Code}.") { Part = "year" };

    /// <summary>The last planned year.</summary>
    public int LastYear => Start(Years.Count - 1);

    /// <summary>The year that questions mean which name none: the fourth, because what is decided now is built by then.</summary>
    public int UsualYear => Start(Math.Min(3, Years.Count - 1));

    private int Start(int year) => int.Parse(Years[year].Code, System.Globalization.CultureInfo.InvariantCulture);

    private static string? Find(IReadOnlyList<WhyChoice> choices, string? written, string noun)
    {
        if (string.IsNullOrWhiteSpace(written)) return null;
        var name = written.Trim();
        if (choices.FirstOrDefault(one => Same(one.Code, name) || Same(one.Label, name)) is { } exact) return exact.Code;
        var parts = choices.Where(one => Holds(one.Code, name) || Holds(one.Label, name)).ToList();
        if (parts is [var only]) return only.Code;
        if (parts.Count > 1)
        {
            throw new ExplainException($"More than one {noun} has «{name}» in its name: {Listed(parts)}. Name one of them.")
            { Part = noun.Split(' ')[0] };
        }

        var nearest = choices.OrderByDescending(one => Math.Max(Likeness(one.Label, name), Likeness(one.Code, name))).Take(3).ToList();
        throw new ExplainException($"There is no {noun} «{name}» in this run."
            + (nearest.Count == 0 ? "" : $" The nearest names are {Listed(nearest)}."))
        { Part = noun.Split(' ')[0] };
    }

    private static string Listed(IReadOnlyList<WhyChoice> choices) => Say.FirstOf(
        [.. choices.Select(one => Same(one.Code, one.Label) ? one.Label : $"{one.Label} ({one.Code})")], MostNamed);

    /// <summary>Pairs of letters that two names share, of all their pairs (Dice 1945).</summary>
    private static double Likeness(string left, string right)
    {
        var (ones, others) = (Pairs(left), Pairs(right));
        return 2.0 * ones.Intersect(others, StringComparer.Ordinal).Count() / Math.Max(1, ones.Count + others.Count);
    }

    private static HashSet<string> Pairs(string name) =>
        [.. Enumerable.Range(0, Math.Max(0, name.Length - 1)).Select(i => name.Substring(i, 2).ToUpperInvariant())];

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private static bool Holds(string whole, string part) => whole.Contains(part, StringComparison.OrdinalIgnoreCase);

    private static IReadOnlyList<WhyChoice> Read(RunQueries run, string sql) =>
        run.Query(sql, row => new WhyChoice(row.Text(0), row.Text(1)));
}
