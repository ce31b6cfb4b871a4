namespace Sufficiency.Engine.Explain;

/// <summary>What the tables say of one scheme.</summary>
internal sealed record SchemeFacts
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string ProviderId { get; init; }

    public required string ProviderName { get; init; }

    public required bool IsCommitted { get; init; }

    public required bool IsGeneric { get; init; }

    /// <summary>Kind of scheme; empty where the data does not say.</summary>
    public required string Kind { get; init; }

    /// <summary>Year it opens in; null where it does not.</summary>
    public required int? Opening { get; init; }

    /// <summary>First year it may open in, as the data gives it.</summary>
    public required int Earliest { get; init; }

    public required int? DecidedIn { get; init; }

    public required int? LeadYears { get; init; }

    public required double CapitalGbp { get; init; }

    public required double LifeYears { get; init; }

    public required double? MinimumRoll { get; init; }

    public required double FullPlaces { get; init; }

    /// <summary>Whether the data decides on it, so that the plan does not choose.</summary>
    public required bool IsDecided { get; init; }

    /// <summary>Open schemes that exclude it, or schemes it requires that are not open; empty if none.</summary>
    public required string? ExcludedBy { get; init; }

    public required string? Requires { get; init; }

    /// <summary>First year it can open in, after decision and lead.</summary>
    public int First => Math.Max(Earliest, (DecidedIn ?? 0) + (LeadYears ?? 0));

    /// <summary>Whether the delivery limit of new schools counts it, else that of bases; null where neither does.</summary>
    public bool? IsSchool => Kind switch
    {
        "new_school" or "post_sixteen_centre" => true,
        "base" or "satellite" => false,
        _ => null,
    };

    /// <summary>Reads one scheme.</summary>
    public static SchemeFacts Read(Inquiry inquiry, string scheme)
    {
        var row = inquiry.Rows("The scheme", $"""
            SELECT s.scheme_id, s.name, s.provider_id, v.name, s.status = 'committed', s.is_generic, coalesce(o.kind, ''), s.opening_year,
                o.earliest_opening, o.decided_in, o.lead_years, s.capital_gbp, o.asset_life_years, o.minimum_viable_roll, s.full_places,
                d.scheme_id IS NOT NULL,
                (SELECT string_agg(other.name, ', ' ORDER BY other.name) FROM 'inputs/scheme_links.parquet' l
                    JOIN {RunSql.Plan("schemes")} other ON other.scheme_id = l.other_scheme_id
                    WHERE l.scheme_id = s.scheme_id AND l.relation = 'excludes' AND other.opening_year IS NOT NULL),
                (SELECT string_agg(other.name, ', ' ORDER BY other.name) FROM 'inputs/scheme_links.parquet' l
                    JOIN {RunSql.Plan("schemes")} other ON other.scheme_id = l.other_scheme_id
                    WHERE l.scheme_id = s.scheme_id AND l.relation = 'requires' AND other.opening_year IS NULL)
            FROM {RunSql.Plan("schemes")} s JOIN 'inputs/scheme_options.parquet' o USING (scheme_id)
            JOIN 'providers.parquet' v ON v.provider_id = s.provider_id
            LEFT JOIN 'inputs/decided_openings.parquet' d ON d.scheme_id = s.scheme_id
            WHERE s.scheme_id = {RunSql.Text(scheme)}
            """, "id", "scheme", "school id", "school", "committed|yes is 1", "proposed by nobody|yes is 1", "kind", "opens|academic year",
            "may open from|academic year", "decided in|academic year", "lead|years", "capital|GBP", "life|years", "least roll|pupils",
            "places once full|places", "decided by the data|yes is 1", "excluded by", "requires")[0];
        return new()
        {
            Id = row.Text(0),
            Name = row.Text(1),
            ProviderId = row.Text(2),
            ProviderName = row.Text(3),
            IsCommitted = row.Is(4),
            IsGeneric = row.Is(5),
            Kind = row.Text(6),
            Opening = row.FindYear(7),
            Earliest = (int)row.Number(8),
            DecidedIn = row.FindYear(9),
            LeadYears = row.FindYear(10),
            CapitalGbp = row.Number(11),
            LifeYears = row.Number(12),
            MinimumRoll = row.FindNumber(13),
            FullPlaces = row.Number(14),
            IsDecided = row.Is(15),
            ExcludedBy = row.FindText(16),
            Requires = row.FindText(17),
        };
    }
}
