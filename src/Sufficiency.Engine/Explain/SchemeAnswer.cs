namespace Sufficiency.Engine.Explain;

/// <summary>Why a scheme is built, who goes there, what it saves, and what would have to be true for the plan to do without it.</summary>
internal sealed class SchemeAnswer(Inquiry inquiry, string scheme, int lastYear)
{
    private const int MostNamed = 4;

    private readonly SchemeFacts facts = SchemeFacts.Read(inquiry, scheme);
    private readonly SchemeReasons reasons = new(inquiry);

    private string School => RunSql.Text(facts.ProviderId);

    /// <summary>The answer with its question.</summary>
    public (string Question, IReadOnlyList<string> Sentences) Answer()
    {
        var worth = SchemeWorth.Of(inquiry, facts.Id, facts.Name);
        return facts.Opening is { } year
            ? ($"Why is {facts.Name} built in {Say.Year(year)}, and what would have to be true for it not to be?", Built(worth, year))
            : ($"Why is {facts.Name} not built, and what would have to be true for it to be?", NotBuilt(worth));
    }

    private List<string> Built(IReadOnlyList<SchemeWorth> worth, int year)
    {
        var at = worth.FirstOrDefault(one => one.OpeningYear == year);
        return
        [
            $"{facts.Name} opens in {Say.Year(year)}, has {Say.Many(facts.FullPlaces, "place")} once full, "
                + (facts.CapitalGbp > 0 ? $"and costs {Say.Pounds(facts.CapitalGbp)} of capital. " : "and no capital is given. ")
                + reasons.Timing(facts, year),
            .. WhoGoes(), .. at is null ? [] : Saves(at), .. at is null || IsFixed ? [] : OtherYears(worth, at),
            .. at is null ? [] : Otherwise(at),
        ];
    }

    private bool IsFixed => facts.IsCommitted || facts.IsDecided
        || inquiry.Record.Settings.GetValueOrDefault("schemes", "") == "as-planned";

    private IEnumerable<string> WhoGoes()
    {
        var towns = inquiry.Rows($"Who goes to {facts.ProviderName} in {Say.Year(lastYear)}, by town",
            $"SELECT town_name, sum(pupils) FROM {RunSql.Plan("home_to_school_years")} WHERE provider_id = {School} "
            + $"AND academic_year = {Say.Sql(lastYear)} GROUP BY ALL ORDER BY 2 DESC, 1", "town", "pupils|pupils");
        var needs = inquiry.Rows("By need, of those the plan placed",
            $"SELECT need, sum(pupils) FROM {RunSql.Placed(lastYear)} WHERE provider_id = {School} GROUP BY ALL ORDER BY 2 DESC, 1",
            "need", "pupils|pupils");
        if (towns.Count == 0)
        {
            yield return $"Nobody is on roll at {facts.ProviderName} in {Say.Year(lastYear)}.";
            yield break;
        }

        yield return $"In {Say.Year(lastYear)}, {Say.Many(towns.Sum(row => row.Number(1)), "pupil")} are at {facts.ProviderName}, from "
            + Say.FirstOf([.. towns.Select(row => $"{row.Text(0)} ({Say.Count(row.Number(1))})")], MostNamed)
            + (needs.Count == 0 ? "." : ", most of them with "
                + Say.List([.. needs.Take(3).Select(row => $"{Say.Need(row.Text(0))} ({Say.Count(row.Number(1))})")]) + ".");
    }

    private IEnumerable<string> Saves(SchemeWorth at)
    {
        yield return $"Its places save at least {Say.Pounds(at.SavingGbp)} to {Say.Year(lastYear)}, "
            + "at the value of the last place, and cost "
            + $"{Say.Pounds(at.FundingGbp)} of place funding and {Say.Pounds(at.CapitalGbp)} of capital charges in those "
            + "years, all discounted.";
        yield return at.NetGbp > 0
            ? $"So without it the same plan would cost at least {Say.Pounds(at.NetGbp)} more" + Doubt(at.NetGbp)
            : $"At the value of its last place it would not pay: {Say.Pounds(-at.NetGbp)} short. Its first places save more than its last, "
                + "and these values alone do not say how much. To see it, plan again without it.";
    }

    private string Doubt(double gbp) => inquiry.OpenGbp > 0 && gbp < inquiry.OpenGbp
        ? $". That is less than the {Say.Pounds(inquiry.OpenGbp)} that the proof leaves open, so a plan without it may be as good."
        : $", give or take the {Say.Pounds(inquiry.OpenGbp)} that the proof leaves open.";

    private static IEnumerable<string> OtherYears(IReadOnlyList<SchemeWorth> worth, SchemeWorth at)
    {
        if (worth.FirstOrDefault(one => one.OpeningYear == at.OpeningYear - 1) is { } sooner)
        {
            yield return sooner.NetGbp > at.NetGbp
                ? $"A year sooner would save at most {Say.Pounds(sooner.NetGbp - at.NetGbp)} more."
                : $"A year sooner would cost at least {Say.Pounds(at.NetGbp - sooner.NetGbp)} more: "
                + "places of that year save less than they cost.";
        }

        if (worth.FirstOrDefault(one => one.OpeningYear == at.OpeningYear + 1) is { } later)
        {
            yield return later.NetGbp < at.NetGbp
                ? $"A year later would cost at least {Say.Pounds(at.NetGbp - later.NetGbp)} more."
                : $"A year later would save at most {Say.Pounds(later.NetGbp - at.NetGbp)}, at the value of the last place.";
        }
    }

    private IEnumerable<string> Otherwise(SchemeWorth at)
    {
        if (IsFixed)
        {
            yield return facts.IsCommitted ? "It is committed: the plan would keep it whatever it cost."
                : "Its opening is decided beforehand: the plan would keep it whatever it cost.";
        }

        if (at.NetGbp <= 0) yield break;
        List<string> ways = [];
        if (facts.CapitalGbp > 0 && at.CapitalGbp > 0)
        {
            var most = facts.CapitalGbp * (at.SavingGbp - at.FundingGbp) / at.CapitalGbp;
            ways.Add($"its capital would have to be more than {Say.Count(most / facts.CapitalGbp)} times as much "
                + $"({Say.Pounds(most)} instead of {Say.Pounds(facts.CapitalGbp)})");
        }

        var fee = inquiry.Number("Mean fee of a bought place a year", "GBP", $"""
            SELECT sum(c.cost_gbp) / (SELECT sum(y.roll) FROM {RunSql.Plan("provider_years")} y
                JOIN 'providers.parquet' v USING (provider_id)
                WHERE v.supply IN ('tranche', 'bespoke') AND y.academic_year >= {Say.Sql(at.OpeningYear)})
            FROM {RunSql.Plan("costs")} c JOIN 'providers.parquet' v USING (provider_id)
            WHERE c.kind = 'fee' AND v.supply IN ('tranche', 'bespoke') AND c.academic_year >= {Say.Sql(at.OpeningYear)}
            """);
        if (at.PlaceYears > 0)
        {
            ways.Add(
                $"a place that the council buys instead would have to cost more than {Say.Pounds(at.NetGbp / at.PlaceYears)} a year less"
                + (fee > 0 ? $" (bought places cost {Say.Pounds(fee)} on average)" : ""));
        }

        ways.AddRange(Fewer(at));
        yield return "For the plan to do without it, with the other schemes as they are, one of these would have to be true:";
        foreach (var way in ways) yield return Say.Capital(way) + ".";
        yield return "These are estimates at the margin, from the value of the last place: the true limits lie further off.";
    }

    private IEnumerable<string> Fewer(SchemeWorth at)
    {
        var least = inquiry.Rows("Pupils of its needs and phases who lack a place, in the year with fewest after it opens", $"""
            SELECT s.academic_year, sum(s.pupils) FROM {RunSql.Plan("places_short")} s
            JOIN 'inputs/provider_needs.parquet' n ON n.need = s.need AND n.provider_id = {School}
            JOIN 'providers.parquet' v ON v.provider_id = {School}
            WHERE s.academic_year >= {Say.Sql(at.OpeningYear)} AND {RunSql.Teaches("s.phase")} GROUP BY ALL ORDER BY 2, 1 LIMIT 1
            """, "year|academic year", "pupils|pupils");
        if (least is [{ } row] && row.Number(1) > 0.5)
        {
            yield return $"at least {Say.Count(row.Number(1))} fewer pupils of its needs and ages would have to need a "
                + "place, because so many "
                + $"still lack one with it in {Say.Year(row.Number(0))}";
        }
    }

    private List<string> NotBuilt(IReadOnlyList<SchemeWorth> worth)
    {
        List<string> said = [reasons.NotBuilt(facts, worth)];
        if (facts.Opening is null && worth.Count > 0 && worth.MaxBy(one => one.NetGbp) is { } best)
        {
            if (best.NetGbp > 0)
            {
                said.Add($"In {Say.Year(best.OpeningYear)} its {Say.Many(facts.FullPlaces, "place")} would save at most "
                    + $"{Say.Pounds(best.SavingGbp)} and cost {Say.Pounds(best.CostGbp)}, discounted to {Say.Year(lastYear)}.");
            }
            else if (best.SavingGbp > best.FundingGbp && best.CapitalGbp > 0)
            {
                said.Add("For the plan to build it, its capital would have to be less than "
                    + $"{Say.Pounds(facts.CapitalGbp * (best.SavingGbp - best.FundingGbp) / best.CapitalGbp)} instead of "
                    + $"{Say.Pounds(facts.CapitalGbp)}: an estimate at the value of one more place, which more places do not reach.");
            }
            else
            {
                said.Add("Its places would not even save their place funding, so no capital would be low enough. "
                    + "More pupils of its needs and ages would have to lack a place.");
            }
        }

        said.Add("Values are those of one more place with the other schemes as they are. "
            + "A place that this plan was not offered has no value here.");
        return said;
    }
}
