namespace Sufficiency.Engine.Explain;

/// <summary>Queries about the lack of places of one town, need, phase and year.</summary>
/// <param name="Town">Town.</param>
/// <param name="Need">Code of the need.</param>
/// <param name="Phase">Code of the phase.</param>
/// <param name="Year">First calendar year.</param>
internal sealed record LackSql(string Town, string Need, string Phase, int Year)
{
    private string Kind => $"need = {RunSql.Text(Need)} AND phase = {RunSql.Text(Phase)}";

    private string Here => $"town_name = {RunSql.Text(Town)}";

    private string Then => $"academic_year = {Say.Sql(Year)}";

    /// <summary>Pupils who lack a place: in further places bought, in packages, waiting.</summary>
    public string Lack => $"SELECT tranche_pupils, bespoke_pupils, waiting_pupils, pupils FROM {RunSql.Plan("places_short")} "
        + $"WHERE {Here} AND {Kind} AND {Then}";

    /// <summary>The same of the whole authority.</summary>
    public string LackOfAll => $"SELECT coalesce(sum(pupils), 0) FROM {RunSql.Plan("places_short")} WHERE {Kind} AND {Then}";

    private string Short => $"""
        SELECT p.tier, p.phase, p.youngest, p.pupils FROM {RunSql.Placed(Year)} p JOIN 'providers.parquet' v USING (provider_id)
            WHERE v.supply IN ('tranche', 'bespoke') AND {Here} AND {Kind}
        UNION ALL SELECT w.tier, w.phase, (SELECT max(first_year_group) FROM 'entry_points.parquet' e WHERE e.phase = w.phase), w.pupils
            FROM {RunSql.Plan("waiting")} w WHERE {Here} AND {Kind} AND {Then}
        """;

    /// <summary>They by the kind of place they need.</summary>
    public string ByTier =>
        $"SELECT tier, sum(pupils) FROM ({Short}) GROUP BY ALL HAVING sum(pupils) > 0.005 ORDER BY 2 DESC, 1";

    /// <summary>Places that would suit some of them, nearest first.</summary>
    public string Places => $"""
        WITH short AS ({Short}),
        suited AS (SELECT v.provider_id, sum(s.pupils) AS pupils FROM 'providers.parquet' v
            JOIN 'inputs/provider_needs.parquet' n USING (provider_id) JOIN short s ON {RunSql.Suits} AND {RunSql.Takes}
            WHERE v.supply IN ('own', 'agreed') AND NOT v.is_local_mix AND v.provision_type <> 'mainstream'
                AND n.need = {RunSql.Text(Need)} GROUP BY ALL HAVING sum(s.pupils) > 0.005),
        worth AS (SELECT provider_id, sum(value_gbp) FILTER ({Then}) AS now_gbp, sum(value_gbp) AS on_gbp
            FROM {RunSql.Plan("place_values")} WHERE academic_year >= {Say.Sql(Year)} AND coalesce(phase, {RunSql.Text(Phase)})
                = {RunSql.Text(Phase)} GROUP BY ALL),
        alike AS (SELECT provider_id, sum(pupils) AS pupils FROM (SELECT provider_id, need, pupils FROM {RunSql.Placed(Year)}
            UNION ALL SELECT provider_id, need, pupils FROM 'inputs/initial_roll_years.parquet' WHERE {Then})
            WHERE need = {RunSql.Text(Need)} GROUP BY ALL),
        from_here AS (SELECT provider_id, sum(pupils) AS pupils FROM {RunSql.Plan("home_to_school_years")} WHERE {Here} AND {Then}
            GROUP BY ALL)
        SELECT v.provider_id, v.name, v.supply, k.km, u.pupils, y.roll, y.places + y.scheme_places, y.over_capacity_places,
            f.roll, f.places + coalesce(f.scheme_places, 0), a.pupils, h.pupils, w.now_gbp, w.on_gbp,
            v.place_funding_gbp * (SELECT sum(discount_factor) FROM {RunSql.Years} WHERE academic_year >= {Say.Sql(Year)})
        FROM suited u JOIN 'providers.parquet' v USING (provider_id)
        LEFT JOIN {RunSql.Kilometres} k ON k.provider_id = v.provider_id AND k.{Here}
        LEFT JOIN {RunSql.Plan("provider_years")} y ON y.provider_id = v.provider_id AND y.{Then}
        LEFT JOIN {RunSql.Plan("phase_years")} f ON f.provider_id = v.provider_id AND f.{Then} AND f.phase = {RunSql.Text(Phase)}
        LEFT JOIN alike a ON a.provider_id = v.provider_id LEFT JOIN from_here h ON h.provider_id = v.provider_id
        LEFT JOIN worth w ON w.provider_id = v.provider_id
        WHERE NOT v.is_generic OR coalesce(y.places + y.scheme_places, 0) > 0
        ORDER BY v.supply <> 'own', k.km, v.provider_id
        """;

    /// <summary>Where pupils of the kind from the town go, of those the plan placed.</summary>
    public string WhereTheyGo => $"""
        SELECT v.name, v.supply, sum(p.pupils) FROM {RunSql.Placed(Year)} p JOIN 'providers.parquet' v USING (provider_id)
        WHERE {Here} AND {Kind} AND v.provision_type <> 'mainstream' GROUP BY ALL HAVING sum(p.pupils) > 0.05 ORDER BY 3 DESC, 1
        """;

    /// <summary>Schemes at places that would suit them, nearest first.</summary>
    public string Schemes => $"""
        SELECT s.scheme_id, s.name, k.km, s.opening_year, s.is_generic FROM {RunSql.Plan("schemes")} s
        JOIN 'providers.parquet' v USING (provider_id) JOIN 'inputs/provider_needs.parquet' n USING (provider_id)
        LEFT JOIN {RunSql.Kilometres} k ON k.provider_id = v.provider_id AND k.{Here}
        WHERE n.need = {RunSql.Text(Need)} AND EXISTS (SELECT 1 FROM ({Short}) WHERE {RunSql.Suits} AND {RunSql.Takes})
        ORDER BY s.is_generic, k.km, s.scheme_id
        """;
}

/// <summary>A place that would suit some of the pupils who lack one.</summary>
/// <param name="Row">Its row of <see cref="LackSql.Places"/>.</param>
internal readonly record struct SuitedPlace(FigureRow Row)
{
    private const double Slack = 0.05;

    public string Id => Row.Text(0);

    public string Name => Row.Text(1);

    public bool IsOwn => Row.Text(2) == "own";

    /// <summary>Pupils it would suit.</summary>
    public double Suited => Row.FindNumber(4) ?? 0;

    public double? Kilometres => Row.FindNumber(3);

    public double Roll => Row.FindNumber(5) ?? 0;

    /// <summary>Places in all; null where it takes any number.</summary>
    public double? Places => Row.FindNumber(6);

    public double PhaseRoll => Row.FindNumber(8) ?? 0;

    /// <summary>Places of the phase; null where they are not given by phase.</summary>
    public double? PhasePlaces => Row.FindNumber(9);

    /// <summary>Pupils on roll with the need.</summary>
    public double Alike => Row.FindNumber(10) ?? 0;

    /// <summary>Pupils on roll from the town.</summary>
    public double FromHere => Row.FindNumber(11) ?? 0;

    /// <summary>What one more place of the phase in every year from then on would save.</summary>
    public double OnwardGbp => Row.FindNumber(13) ?? 0;

    /// <summary>What that place would cost in place funding.</summary>
    public double FundingGbp => Row.FindNumber(14) ?? 0;

    public bool IsOpen => Places is null or > 0;

    public bool IsFull => Places is { } places && Roll >= places + (Row.FindNumber(7) ?? 0) - Slack;

    /// <summary>Whether the phase is full, places of a phase flexing by a share.</summary>
    public bool IsPhaseFull(double flex) => PhasePlaces is { } places && PhaseRoll >= ((1 + flex) * places) - Slack;
}
