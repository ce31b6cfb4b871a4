using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Packs.Tables;

namespace Sufficiency.Engine.Packs.Readers;

/// <summary>rates → <see cref="NewPlanRate"/>, <see cref="CeasingRate"/>, <see cref="EscalationRate"/>, <see cref="NoSchoolPlaceRate"/> and
/// <see cref="StayOnRate"/>.</summary>
internal static class RatesReader
{
    /// <summary>New plans by need and year group.</summary>
    public static IReadOnlyList<NewPlanRate> ReadNewPlans(Table table) =>
    [
        .. RowsOf(table, "new_plans")
            .Select(row => new NewPlanRate(row.Get<Need>("need"), row.YearGroup("year_group"), row.Number("value"), RangeOf(row)))
            .OrderBy(rate => rate.Need).ThenBy(rate => rate.YearGroup),
    ];

    /// <summary>Ceasing by year group.</summary>
    public static IReadOnlyList<CeasingRate> ReadCeasing(Table table) =>
        [.. RowsOf(table, "ceasing").Select(row => new CeasingRate(row.YearGroup("year_group"), row.Number("value"), RangeOf(row)))
            .OrderBy(rate => rate.YearGroup)];

    /// <summary>Escalation by year group and tiers.</summary>
    public static IReadOnlyList<EscalationRate> ReadEscalation(Table table) =>
    [
        .. RowsOf(table, "escalation")
            .Select(row => new EscalationRate(row.YearGroup("year_group"), row.Get<Tier>("from_tier"), row.Get<Tier>("to_tier"),
                row.Number("value"), RangeOf(row)))
            .OrderBy(rate => rate.Into).ThenBy(rate => rate.From).ThenBy(rate => rate.To),
    ];

    /// <summary>Pupils who come to hold no school place by year group.</summary>
    public static IReadOnlyList<NoSchoolPlaceRate> ReadNoSchoolPlace(Table table) =>
        [.. RowsOf(table, "elsewhere").Select(row => new NoSchoolPlaceRate(row.YearGroup("year_group"), row.Number("value")))
            .OrderBy(rate => rate.Into)];

    /// <summary>Pupils who stay at a school that teaches on, by year group and tier.</summary>
    public static IReadOnlyList<StayOnRate> ReadStayOn(Table table) =>
        [.. RowsOf(table, "stay_on").Select(row => new StayOnRate(row.YearGroup("year_group"), row.Get<Tier>("from_tier"),
            row.Number("value"))).OrderBy(rate => rate.Into).ThenBy(rate => rate.Tier)];

    private static RateRange? RangeOf(TableRow row) =>
        row.Find<double>("low") is { } low && row.Find<double>("high") is { } high ? new RateRange(low, row.Number("value"), high) : null;

    private static IEnumerable<TableRow> RowsOf(Table table, string rate) => table.Rows.Where(row => row.Get<string>("rate") == rate);
}
