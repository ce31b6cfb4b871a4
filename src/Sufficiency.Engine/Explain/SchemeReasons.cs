namespace Sufficiency.Engine.Explain;

/// <summary>Says in a sentence or two why a scheme is not built, or opens when it does.</summary>
internal sealed class SchemeReasons(Inquiry inquiry)
{
    private IReadOnlyList<FigureRow>? deliveries;

    /// <summary>What became of a scheme, and why.</summary>
    public string InShort(string scheme)
    {
        var facts = SchemeFacts.Read(inquiry, scheme);
        return facts.Opening is { } year ? $"It opens in {Say.Year(year)}. {Timing(facts, year)}" : NotBuilt(facts,
            SchemeWorth.Of(inquiry, facts.Id, facts.Name));
    }

    /// <summary>Why a scheme does not open sooner.</summary>
    public string Timing(SchemeFacts facts, int opening)
    {
        if (facts.IsCommitted) return "It is committed, so the plan does not choose its year.";
        if (facts.IsDecided) return "The data decides its year, so the plan does not choose it.";
        if (opening <= facts.First)
        {
            return facts is { DecidedIn: { } decided, LeadYears: { } lead } && decided + lead == facts.First
                ? $"It cannot open sooner: the decision falls in {Say.Year(decided)}, and building takes {Say.Many(lead, "year")}."
                : $"It cannot open sooner: the data says {Say.Year(facts.First)} at the earliest.";
        }

        var full = FullYears(facts).Where(year => year >= facts.First && year < opening).ToList();
        return full.Count == opening - facts.First
            ? $"It could open from {Say.Year(facts.First)} on, but {LimitIsTaken(facts, full)}."
            : $"It could open from {Say.Year(facts.First)} on.";
    }

    /// <summary>Why a scheme is not built.</summary>
    public string NotBuilt(SchemeFacts facts, IReadOnlyList<SchemeWorth> worth)
    {
        var choice = inquiry.Record.Settings.GetValueOrDefault("schemes", "");
        if (facts.IsDecided) return "It is not built: the data decides so, and the plan did not choose.";
        if (choice == "none" || (choice == "named" && facts.IsGeneric))
            return "It is not built: this plan was not offered it" + (facts.IsGeneric ? ", because nobody has proposed it." : ".");
        if (choice == "as-planned") return "It is not built: this plan opens schemes as planned, and chooses none.";
        if (facts.ExcludedBy is { } other) return $"It is not built: {other} is open, and the two exclude each other.";
        if (facts.Requires is { } needed) return $"It is not built: it needs {needed}, which is not open.";
        if (worth.Count == 0) return $"It is not built: it cannot open before {Say.Year(facts.First)}, after the last year of the plan.";
        var best = worth.MaxBy(one => one.NetGbp)!;
        if (best.NetGbp <= 0)
        {
            return $"It is not built: opening in {Say.Year(best.OpeningYear)}, the best year for it, its places would save at most "
                + $"{Say.Pounds(best.SavingGbp)} to the end of the plan, and cost {Say.Pounds(best.CostGbp)}.";
        }

        return "It is not built: " + Though(facts, worth, best);
    }

    private string Though(SchemeFacts facts, IReadOnlyList<SchemeWorth> worth, SchemeWorth best)
    {
        var full = FullYears(facts);
        var gains = worth.Where(one => one.NetGbp > 0).ToList();
        var free = gains.Where(one => !full.Contains(one.OpeningYear)).MaxBy(one => one.NetGbp);
        var at = $"opening in {Say.Year(best.OpeningYear)}, its places would save at most {Say.Pounds(best.NetGbp)} more than they cost";
        if (free == best) return Small(best) is { } small ? $"{at}, which is {small}." : $"{at}. {Falls}";
        var taken = $"{at}, but {LimitIsTaken(facts, [.. gains.Select(one => one.OpeningYear).Where(full.Contains)])}.";
        return free is null ? taken
            : $"{taken} Opening in {Say.Year(free.OpeningYear)} they would save at most {Say.Pounds(free.NetGbp)} more"
            + (Small(free) is { } little ? $", {little}." : $". {Falls}");
    }

    private const string Falls =
        "That counts every place at the value of the first one; the last ones save less, and the plan found no gain in all.";

    private string? Small(SchemeWorth worth) => worth.NetGbp <= inquiry.OpenGbp
        ? $"less than the {Say.Pounds(inquiry.OpenGbp)} that the proof leaves open" : null;

    private static string LimitIsTaken(SchemeFacts facts, IReadOnlyList<int> years) =>
        $"all {(facts.IsSchool == true ? "new schools" : "bases")} that can be delivered in "
        + $"{Say.List([.. years.Select(year => Say.Year(year))])} are taken by other schemes";

    /// <summary>Years in which as many schemes of the kind open as can be delivered.</summary>
    private List<int> FullYears(SchemeFacts facts)
    {
        if (facts.IsSchool is not { } isSchool) return [];
        deliveries ??= inquiry.Rows("Optional schemes that open, and how many can be delivered a year", $"""
            SELECT y.academic_year,
                count(*) FILTER (o.kind IN ('new_school', 'post_sixteen_centre')), count(*) FILTER (o.kind IN ('base', 'satellite')),
                (SELECT value FROM 'inputs/parameters.parquet' WHERE name = 'delivery.new_schools_a_year'),
                (SELECT value FROM 'inputs/parameters.parquet' WHERE name = 'delivery.bases_a_year')
            FROM 'years.parquet' y LEFT JOIN {RunSql.Plan("schemes")} s ON s.opening_year = y.academic_year AND s.status = 'optional'
            LEFT JOIN 'inputs/scheme_options.parquet' o USING (scheme_id) WHERE y.is_planned GROUP BY y.academic_year ORDER BY 1
            """, "year|academic year", "new schools|schemes", "bases|schemes", "new schools a year|schemes", "bases a year|schemes");
        return
        [
            .. deliveries.Where(row => row.FindNumber(isSchool ? 3 : 4) is { } limit && row.Number(isSchool ? 1 : 2) >= limit)
                .Select(row => (int)row.Number(0)),
        ];
    }
}
