using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Domain.Identifiers;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Packs.Tables;

namespace Sufficiency.Engine.Packs.Readers;

/// <summary>schemes and scheme_places → <see cref="Scheme"/>.</summary>
internal static class SchemeReader
{
    /// <summary>Status of a scheme that this plan does without.</summary>
    public const string Withdrawn = "withdrawn";

    /// <summary>The schemes by identifier; withdrawn ones are left out.</summary>
    public static IReadOnlyList<Scheme> Read(Table schemes, Table places, AcademicYear? decidedIn)
    {
        var placesByScheme = places.Rows
            .OrderBy(row => row.Get<int>("years_since_opening"))
            .ToLookup(row => row.Get<string>("scheme_id"), row => (Phase: row.Find<Phase>("phase"), Places: row.Number("places")),
                StringComparer.Ordinal);
        var withdrawn = schemes.Rows.Where(IsWithdrawn).Select(row => new SchemeId(row.Get<string>("scheme_id"))).ToHashSet();
        return
        [
            .. schemes.Rows.Where(row => !IsWithdrawn(row))
                .Select(row => Read(row, placesByScheme[row.Get<string>("scheme_id")], decidedIn))
                .Select(scheme => scheme with { Excludes = [.. scheme.Excludes.Where(id => !withdrawn.Contains(id))] })
                .OrderBy(scheme => scheme.Id),
        ];
    }

    /// <summary>Whether this plan does without the scheme.</summary>
    public static bool IsWithdrawn(TableRow row) => row.Get<string>("status") == Withdrawn;

    /// <summary>The identifiers joined in a cell, in their order.</summary>
    public static IReadOnlyList<SchemeId> Others(TableRow row, string column) =>
    [
        .. (row.FindText(column) ?? "")
            .Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Order(StringComparer.Ordinal)
            .Select(id => new SchemeId(id)),
    ];

    /// <summary>The year its decision is taken in: its own, or the plan's; null where neither says.</summary>
    public static AcademicYear? DecisionOf(TableRow row, AcademicYear? decidedIn) => row.Find<AcademicYear>("decided_in") ?? decidedIn;

    private static Scheme Read(TableRow row, IEnumerable<(Phase? Phase, double Places)> places, AcademicYear? decidedIn) => new()
    {
        Id = new(row.Get<string>("scheme_id")),
        Name = row.Get<string>("name"),
        Provider = new(row.Get<string>("provider_id")),
        Status = row.Get<string>("status") == "committed" ? SchemeStatus.Committed : SchemeStatus.Optional,
        EarliestOpening = row.Year("earliest_opening"),
        PlannedOpening = row.Year("planned_opening"),
        LatestOpening = row.Find<AcademicYear>("latest_opening"),
        PlacesByYearSinceOpening = [.. places.Where(year => year.Phase is null).Select(year => year.Places)],
        Capital = row.Pounds("capital_gbp"),
        AssetLifeYears = row.Get<int>("asset_life_years"),
        MinimumViableRoll = row.Find<double>("minimum_viable_roll"),
        ViableFromYear = row.Get<int>("viable_from_year"),
        Excludes = Others(row, "excludes"),
        Requires = Others(row, "requires"),
        Provenance = new(row.Get<string>("source"), row.Get<string>("year"), row.Get<Certainty>("certainty")),
        Kind = row.FindText("kind") is { } kind ? SchemeKinds.Find(kind) : null,
        DecidedIn = row.Get<string>("status") == "committed" ? null : DecisionOf(row, decidedIn),
        LeadYears = row.Find<int>("lead_years"),
        PlacesByPhase = places.Where(year => year.Phase is not null).GroupBy(year => year.Phase!.Value)
            .ToDictionary(years => years.Key, years => (IReadOnlyList<double>)[.. years.Select(year => year.Places)]),
    };
}
