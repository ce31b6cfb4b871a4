namespace Sufficiency.Engine.Explain;

/// <summary>Who fills a school, why it is full or empties, and what one more place there brings.</summary>
internal sealed class SchoolAnswer(Inquiry inquiry, string school, string name, int year)
{
    private const int MostNamed = 5;
    private const double Slack = 0.5;

    private string Id => RunSql.Text(school);

    /// <summary>The answer with its question.</summary>
    public (string Question, IReadOnlyList<string> Sentences) Answer()
    {
        var years = inquiry.Rows($"{name} by year", "SELECT y.academic_year, y.roll, y.places + y.scheme_places, y.over_capacity_places, "
            + $"y.roll_initial FROM {RunSql.Plan("provider_years")} y WHERE y.provider_id = {Id} ORDER BY 1", "year|academic year",
            "roll|pupils", "places|places", "over its places|places", "of the base roll|pupils");
        var now = years.First(row => row.FindYear(0) == year);
        var places = now.FindNumber(2) ?? 0;
        var isFull = now.Number(1) >= places - Slack;
        return ($"Who fills {name} in {Say.Year(year)}, and what would one more place bring?",
            [.. Roll(years, now, places), .. Who(), .. isFull ? [] : Empty(years, now, places), .. OneMore(isFull)]);
    }

    private IEnumerable<string> Roll(IReadOnlyList<FigureRow> years, FigureRow now, double places)
    {
        var (roll, over) = (now.Number(1), now.Number(3));
        if (places <= 0 && roll < 0.05)
        {
            yield return $"{name} has no places and no pupils in {Say.Year(year)}.";
            yield break;
        }

        yield return $"In {Say.Year(year)}, {Say.Many(roll, "pupil")} are in {Say.Many(places, "place")} at {name}"
            + (over > 0.05 ? $", {Say.Count(over)} over its places." : roll >= places - Slack ? ": it is full."
                : $": {Say.Count(places - roll)} places are empty.");
        var base_ = years[0];
        var full = years.Skip(1).Where(row => row.FindNumber(2) is > 0 and var all && row.Number(1) >= all - Slack).ToList();
        yield return $"{Say.Many(base_.Number(1), "pupil")} were counted there in {Say.Year(base_.Number(0))}. "
            + (full.Count == 0 ? "It is full in no year of the plan." : full.Count == years.Count - 1
                ? "It is full in every year of the plan."
                : $"It is full first in {Say.Year(full[0].Number(0))}, and in {Say.Many(full.Count, "year")} in all.");
    }

    private IEnumerable<string> Who()
    {
        var then = $"academic_year = {Say.Sql(year)}";
        var towns = inquiry.Rows("By town", $"SELECT town_name, sum(pupils) FROM {RunSql.Plan("home_to_school_years")} "
            + $"WHERE provider_id = {Id} AND {then} GROUP BY ALL ORDER BY 2 DESC, 1", "town", "pupils|pupils");
        if (towns.Count == 0) yield break;
        yield return "They come from " + Say.FirstOf([.. towns.Select(Named)], MostNamed) + ".";
        var needs = inquiry.Rows("By need", $"SELECT need, sum(pupils) FROM (SELECT provider_id, need, pupils FROM {RunSql.Placed(year)} "
            + $"UNION ALL SELECT provider_id, need, pupils FROM 'inputs/initial_roll_years.parquet' WHERE {then}) WHERE provider_id = {Id} "
            + "GROUP BY ALL HAVING sum(pupils) > 0.05 ORDER BY 2 DESC, 1", "need", "pupils|pupils");
        yield return "Their needs: "
            + Say.FirstOf([.. needs.Select(row => $"{Say.Need(row.Text(0))} ({Say.Count(row.Number(1))})")], MostNamed) + ".";
        var tiers = inquiry.Rows("By the kind of place needed, of those the plan placed",
            $"SELECT tier, sum(pupils) FROM {RunSql.Placed(year)} "
                + $"WHERE provider_id = {Id} GROUP BY ALL HAVING sum(pupils) > 0.05 ORDER BY 2 DESC, 1",
            "kind of place", "pupils|pupils");
        if (tiers.Count > 0)
        {
            yield return "Of those the plan placed: " + Say.List([.. tiers.Select(row =>
                $"{Say.Count(row.Number(1))} need {Say.Tier(row.Text(0))}")]) + ".";
        }

        var phases = inquiry.Rows("By phase", $"SELECT phase, roll, places + coalesce(scheme_places, 0) FROM {RunSql.Plan("phase_years")} "
            + $"WHERE provider_id = {Id} AND {then} ORDER BY 1", "phase", "roll|pupils", "places|places");
        if (phases.Any(row => row.FindNumber(2) is not null))
        {
            yield return "By phase: " + Say.List([.. phases.Select(row =>
                $"{Say.Phase(row.Text(0))} {Say.Count(row.Number(1))} in {Say.Many(row.FindNumber(2) ?? 0, "place")}")])
                + ". A phase may hold a tenth more than its places where the school has room.";
        }
    }

    private static string Named(FigureRow row) => $"{row.Text(0)} ({Say.Count(row.Number(1))})";

    private IEnumerable<string> Empty(IReadOnlyList<FigureRow> years, FigureRow now, double places)
    {
        if (places <= 0) yield break;
        var wants = inquiry.Rows("Pupils of its needs and phases who need a place as it gives", $"""
            SELECT o.supply, o.provision_type, sum(p.pupils) FROM {RunSql.Placed(year)} p JOIN 'providers.parquet' o USING (provider_id)
            JOIN 'inputs/provider_needs.parquet' n ON n.provider_id = {Id} AND n.need = p.need
            JOIN 'providers.parquet' v ON v.provider_id = {Id} AND {RunSql.Suits} AND {RunSql.Takes}
            WHERE p.provider_id <> {Id} AND o.provision_type <> 'mainstream' GROUP BY ALL ORDER BY 3 DESC, 1, 2
            """, "supply", "kind of place", "pupils|pupils");
        var needs = inquiry.Rows("Needs it takes",
            $"SELECT need FROM 'inputs/provider_needs.parquet' WHERE provider_id = {Id} ORDER BY 1", "need");
        yield return $"It takes {Say.List([.. needs.Select(row => Say.Need(row.Text(0)))])}. "
            + $"Of the pupils it counted in {Say.Year(years[0].Number(0))}, {Say.Count(now.Number(4))} are still there.";
        var elsewhere = wants.Sum(row => row.Number(2));
        var bought = wants.Where(row => row.Text(0) is "tranche" or "bespoke").Sum(row => row.Number(2));
        yield return elsewhere < 0.5
            ? "No other pupils placed by the plan have its needs and ages and need such a place: too few pupils are there to fill it."
            : $"{Say.Count(elsewhere)} pupils of its needs and ages whom it would suit are placed elsewhere, "
                + (bought < 0.5
                    ? "none of them in places that the council would rather not buy: all in all their schools cost less or lie nearer."
                    : $"{Say.Count(bought)} of them in places that the council would rather not buy. "
                    + "Pupils stay where they began until their "
                        + "phase ends, so a place that came free later does not move them.");
    }

    private IEnumerable<string> OneMore(bool isFull)
    {
        var values = inquiry.Rows("What one more place in every year from then on would save, by phase", $"""
            SELECT w.phase, sum(w.value_gbp), min(v.place_funding_gbp) * sum(y.discount_factor),
                sum(w.value_gbp) FILTER (w.academic_year = {Say.Sql(year)})
            FROM {RunSql.Plan("place_values")} w JOIN {RunSql.Years} y USING (academic_year) JOIN 'providers.parquet' v USING (provider_id)
            WHERE w.provider_id = {Id} AND w.academic_year >= (SELECT min(academic_year) FROM 'years.parquet' WHERE is_planned)
            GROUP BY w.phase ORDER BY 2 DESC, 1
            """, "phase", "saving|GBP", "place funding|GBP", $"of it in {year}|GBP");
        if (values.Count == 0) yield break;
        var best = values[0];
        if (best.Number(1) < 1_000)
        {
            yield return $"One more place there would save nothing{(isFull ? "" : ", because it has empty ones")}.";
            yield break;
        }

        yield return "One more place in every year of the plan would save at most "
            + (values.All(row => Say.Pounds(row.Number(1)) == Say.Pounds(best.Number(1))) ? Say.Pounds(best.Number(1))
                    + (values.Count > 1 ? ", whatever its phase" : "")
                : Say.List([.. values.Select(row => $"{Say.Pounds(row.Number(1))} if {Say.Phase(row.FindText(0) ?? "")}")]))
            + $", and cost {Say.Pounds(best.Number(2))} of place funding, discounted to the end of the plan.";
        yield return "The value falls as places are added, and counts the schemes as they are.";
    }
}
