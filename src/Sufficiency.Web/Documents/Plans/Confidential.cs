using Sufficiency.Web.Documents.Model;
using Sufficiency.Web.Reading;

namespace Sufficiency.Web.Documents.Plans;

/// <summary>The counts of a run as its sheets may show them.</summary>
/// <param name="run">The run.</param>
/// <param name="small">What is hidden; null if nothing is.</param>
internal sealed class Confidential(RunData run, SmallNumbers? small)
{
    private readonly Dictionary<(string Plan, string Table), ILookup<int, ResultRow>> years = [];

    /// <summary>What is hidden; null if nothing is.</summary>
    public SmallNumbers? Small => small;

    /// <summary>The rule in words, for notes; none if nothing is hidden.</summary>
    public IReadOnlyList<string> Notes => small is null ? [] : [small.Statement];

    /// <summary>A figure, or the mark of a hidden one.</summary>
    public static Cell Show(bool isHidden, Cell cell) => isHidden ? Cell.Of(Words.Hidden) : cell;

    /// <summary>Pupils of the county on roll in a kind of place; null for all kinds.</summary>
    public Cell OnRoll(string plan, int year, string? kind) => Show(
        small is not null && (kind is null ? small.HidesSupply(year) : small.HidesProvision(year, kind)),
        Columns.Count(Of(plan, "provider_years", year).Where(row => kind is null || row.Text("provision_type") == kind)
            .Sum(row => row.Number("roll") ?? 0.0)));

    /// <summary>Pupils who wait.</summary>
    public Cell Waiting(int year, double pupils) => Show(small?.HidesSupply(year) == true, Columns.Count(pupils));

    /// <summary>Every EHC plan.</summary>
    public Cell AllPlans(int year, double pupils) => Show(small?.HidesAllPlans(year) == true, Columns.Count(pupils));

    /// <summary>A figure of a school's roll.</summary>
    public Cell School(int? year, string id, Cell cell) => Show(small?.HidesSchool(year ?? 0, id) == true, cell);

    /// <summary>A lack of places. Where small numbers are hidden, either the town is null, or the need and the phase are.</summary>
    public Cell Lack(string plan, int year, string? town, string? need, string? phase) => Show(
        small is not null && (town is not null ? small.HidesTown(year, town)
            : need is not null ? small.HidesKind(year, phase ?? "", need) : small.HidesShort(year)),
        Columns.Count(Of(plan, "places_short", year)
            .Where(row => (town ?? row.Text("town_name")) == row.Text("town_name") && (need ?? row.Text("need")) == row.Text("need")
                && (phase ?? row.Text("phase")) == row.Text("phase"))
            .Sum(row => row.Number("pupils") ?? 0.0)));

    /// <summary>A figure about a group of pupils: hidden where the group is small.</summary>
    public Cell About(Cell cell, double? pupils) => Show(pupils is { } count && small?.IsSmall(count) == true, cell);

    private IEnumerable<ResultRow> Of(string plan, string table, int year)
    {
        if (!years.TryGetValue((plan, table), out var rows))
            years[(plan, table)] = rows = run.Rows(plan, table).ToLookup(row => row.Whole("academic_year") ?? 0);
        return rows[year];
    }
}
