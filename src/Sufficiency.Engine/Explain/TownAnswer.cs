namespace Sufficiency.Engine.Explain;

/// <summary>What a town gets: its lack, its schemes, the nearest schools, and where its pupils go.</summary>
/// <param name="inquiry">Asks the tables.</param>
/// <param name="town">Town.</param>
/// <param name="phase">Code of a phase; null for all.</param>
/// <param name="year">First calendar year.</param>
internal sealed class TownAnswer(Inquiry inquiry, string town, string? phase, int year)
{
    private const int MostSchools = 6;
    private const int MostKinds = 3;

    private readonly SchemeReasons reasons = new(inquiry);
    private bool getsNone;

    private string Here => $"town_name = {RunSql.Text(town)}";

    private string Then => $"academic_year = {Say.Sql(year)}" + (phase is null ? "" : $" AND phase = {RunSql.Text(phase)}");

    private string Year => Say.Year(year);

    private string Pupils => phase is null ? "pupils" : $"{Say.Phase(phase)} pupils";

    /// <summary>The answer with its question.</summary>
    public (string Question, IReadOnlyList<string> Sentences) Answer()
    {
        List<string> sentences = [.. Lack(), .. Schemes(), .. Nearest(), .. Going()];
        return (getsNone ? $"Why does {town} get no scheme of its own, and where do its {Pupils} go in {Year}?"
            : $"What does {town} get, and where do its {Pupils} go in {Year}?", sentences);
    }

    private IEnumerable<string> Lack()
    {
        var row = inquiry.Rows($"{town} beside all towns in {Year}", $"""
            SELECT (SELECT sum(pupils) FROM {RunSql.Plan("home_to_school_years")} WHERE {Here} AND {Then}),
                (SELECT coalesce(sum(pupils), 0) FROM {RunSql.Plan("places_short")} WHERE {Here} AND {Then}),
                (SELECT sum(pupils) FROM {RunSql.Plan("home_to_school_years")} WHERE {Then}),
                (SELECT coalesce(sum(pupils), 0) FROM {RunSql.Plan("places_short")} WHERE {Then})
            """, "pupils with plans on roll|pupils", "who lack a place|pupils", "in all towns|pupils",
            "who lack a place in all towns|pupils")[0];
        var (roll, lack, rolls, lacks) = (row.FindNumber(0) ?? 0, row.Number(1), row.FindNumber(2) ?? 0, row.Number(3));
        if (roll == 0)
        {
            yield return $"No {Pupils} with a plan around {town} are on roll in {Year}.";
            yield break;
        }

        yield return lack < 0.05 ? $"No {Pupils} around {town} lack a place in {Year}."
            : $"In {Year}, {Say.Count(lack)} of {Say.Count(roll)} {Pupils} with a plan around {town} lack a place of the "
            + "council's own or agreed "
                + $"with others: {Say.Count(100 * lack / roll)} in a hundred, {Beside(lack / roll, lacks / rolls)}.";
        var kinds = inquiry.Rows("The largest lacks", $"SELECT need, phase, sum(pupils) FROM {RunSql.Plan("places_short")} "
            + $"WHERE {Here} AND {Then} GROUP BY ALL HAVING sum(pupils) > 0.05 ORDER BY 3 DESC, 1, 2 LIMIT {MostKinds}",
            "need", "phase", "pupils|pupils");
        if (kinds.Count > 0)
        {
            yield return "The largest lacks: " + Say.List([.. kinds.Select(kind =>
                $"{Say.Phase(kind.Text(1))} pupils with {Say.Need(kind.Text(0))} ({Say.Count(kind.Number(2))})")]) + ".";
        }
    }

    private static string Beside(double here, double all) => Say.Count(100 * all) == Say.Count(100 * here) ? "as in all towns together"
        : $"{(here > all ? "more" : "fewer")} than the {Say.Count(100 * all)} in all towns together";

    private IEnumerable<string> Schemes()
    {
        var rows = inquiry.Rows("Schemes by the town they stand nearest to", $"""
            WITH near AS (SELECT s.scheme_id, s.name, s.opening_year, s.is_generic, k.town_name, k.km,
                    row_number() OVER (PARTITION BY s.scheme_id ORDER BY k.km, k.town_name) AS place
                FROM {RunSql.Plan("schemes")} s JOIN {RunSql.Kilometres} k USING (provider_id)),
            here AS (SELECT s.scheme_id, k.km FROM {RunSql.Plan("schemes")} s JOIN {RunSql.Kilometres} k USING (provider_id) WHERE k.{Here})
            SELECT n.scheme_id, n.name, n.town_name, h.km, n.opening_year, n.is_generic FROM near n JOIN here h USING (scheme_id)
            WHERE n.place = 1 ORDER BY n.{Here} DESC, h.km, n.scheme_id
            """, "id", "scheme", "nearest town", "distance by road|km", "opens|academic year", "proposed by nobody|yes is 1");
        var named = rows.Where(row => !row.Is(5)).ToList();
        var here = named.Where(row => row.Text(2) == town).ToList();
        getsNone = here.TrueForAll(row => row.FindYear(4) is null);
        if (here.Count == 0)
        {
            yield return $"No scheme of the data stands nearer to {town} than to another town, so it gets none of its own."
                + (named.FirstOrDefault(row => row.FindYear(4) is not null) is { Values: not null } next
                    ? $" The nearest that opens is {next.Text(1)}, {Say.Kilometres(next.Number(3))} by road "
                    + $"({Say.Year(next.Number(4))})." : "");
        }
        else yield return $"Schemes nearest to {town}: " + Say.FirstOf([.. here.Select(Opens)], MostSchools) + ".";

        if (here.Where(row => row.FindYear(4) is null).Take(1).ToList() is [var left])
            yield return $"{left.Text(1)}: {reasons.InShort(left.Text(0))}";
        var generic = rows.Where(row => row.Is(5) && row.Text(2) == town).ToList();
        if (generic.Count > 0)
        {
            yield return $"The data also has {Say.Many(generic.Count, "scheme")} nearest to {town} that nobody has proposed, such as "
                + $"{generic[0].Text(1)}. {reasons.InShort(generic[0].Text(0))}";
        }
    }

    private static string Opens(FigureRow row) =>
        $"{row.Text(1)} ({(row.FindYear(4) is { } opening ? $"opens {Say.Year(opening)}" : "not built")})";

    private IEnumerable<string> Nearest()
    {
        var rows = inquiry.Rows($"The nearest special schools of the council's own in {Year}", $"""
            SELECT v.name, k.km, y.roll, y.places + y.scheme_places FROM 'providers.parquet' v
                JOIN {RunSql.Kilometres} k USING (provider_id)
            JOIN {RunSql.Plan("provider_years")} y USING (provider_id)
            WHERE v.supply = 'own' AND v.provision_type = 'special_school' AND k.{Here} AND y.academic_year = {Say.Sql(year)}
                AND y.places + y.scheme_places > 0{(phase is null ? "" : $" AND {RunSql.Teaches(RunSql.Text(phase))}")}
            ORDER BY k.km, v.provider_id
            """, "school", "distance by road|km", "roll|pupils", "places|places");
        if (rows.Count == 0) yield break;
        yield return "The nearest special schools: " + Say.List([.. rows.Take(MostKinds).Select(row =>
            $"{row.Text(0)}, {Say.Kilometres(row.Number(1))} by road, with {Say.Count(row.Number(2))} pupils "
            + $"in {Say.Many(row.Number(3), "place")}")]) + ".";
        var free = rows.Where(row => row.Number(2) < row.Number(3) - 0.5).Take(1).ToList();
        yield return free is [var room]
            ? $"The nearest with room is {room.Text(0)}, {Say.Kilometres(room.Number(1))} by road, which does not suit every need or age."
            : "None of the council's own special schools has room.";
    }

    private IEnumerable<string> Going()
    {
        var rows = inquiry.Rows($"Where {Pupils} around {town} go in {Year}", $"""
            SELECT v.name, v.provision_type, sum(h.pupils) FROM {RunSql.Plan("home_to_school_years")} h
                JOIN 'providers.parquet' v USING (provider_id)
            WHERE {Here} AND {Then} GROUP BY ALL ORDER BY 3 DESC, 1
            """, "school", "kind of place", "pupils|pupils");
        if (rows.Count == 0) yield break;
        var (main, others) = (rows.Where(row => row.Text(1) == "mainstream").ToList(),
            rows.Where(row => row.Text(1) != "mainstream").ToList());
        if (main.Count > 0)
        {
            yield return $"{Say.Count(main.Sum(row => row.Number(2)))} {Pupils} go to mainstream schools and colleges: "
                + Say.FirstOf([.. main.Take(3).Select(At)], 3) + " take most.";
        }

        if (others.Count == 0) yield break;
        yield return $"{Say.Count(others.Sum(row => row.Number(2)))} go to bases, special schools and bought places: "
            + Say.FirstOf([.. others.Where(row => row.Number(2) > 0.5).Select(At)], MostSchools) + ".";
    }

    private static string At(FigureRow row) => $"{row.Text(0)} ({Say.Count(row.Number(2))})";
}
