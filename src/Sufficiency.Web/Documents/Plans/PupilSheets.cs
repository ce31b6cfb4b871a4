using Sufficiency.Engine.Results.Tables;
using Sufficiency.Web.Documents.Model;
using static Sufficiency.Web.Documents.Plans.Columns;

namespace Sufficiency.Web.Documents.Plans;

/// <summary>The sheets that count pupils: the county, schools.</summary>
internal static class PupilSheets
{
    private static readonly string[] Types = ["mainstream", "resource_base", "special_school", "out_of_county"];

    /// <summary>The county by year: pupils, lack of places and money, plan by plan.</summary>
    public static Sheet Summary(RunData run, Confidential counts)
    {
        var plans = Sum(run.Rows("stock"), "pupils");
        var types = Types.Where(type => run.Rows("provider_years")
            .Any(row => row.Text("provision_type").Equals(type, StringComparison.Ordinal))).ToList();
        return new()
        {
            Name = "Summary",
            Title = "The county by year",
            Notes =
            [
                "Places lacking: pupils in places that the county would rather not buy, and pupils waiting.",
                "Paid: at prices of the price base, with transport, and with capital as a yearly charge.",
                "High-needs position: grant less spending, in cash.",
                .. counts.Notes,
            ],
            FrozenColumns = 2,
            Columns =
            [
                Text("Plan", 18), Text("Year", 18), .. types.Select(type => Pupils(CodeLabels.Of(CodeLabels.ProvisionTypes, type), 13)),
                Pupils("All on roll", 13), Pupils("Waiting"),
                Pupils("Places lacking"), Pupils("All EHC plans", 13), Millions("Paid"), Millions("High-needs position"),
            ],
            Rows =
            [
                .. run.Plans.SelectMany(plan =>
                {
                    var waiting = Sum(run.Rows(plan.Folder, "waiting"), "pupils");
                    var lack = run.Rows(plan.Folder, "places_short").Any();
                    var paid = Sum(run.Rows(plan.Folder, "costs"), "cost_gbp");
                    var position = Sum(run.Rows(plan.Folder, "ledger"), "in_year_position_gbp");
                    return run.YearNumbers.Select((year, i) => (IReadOnlyList<Cell>)
                    [
                        Cell.Of(plan.Name), Cell.Of(run.Labels.Year(year)),
                        .. types.Select(type => counts.OnRoll(plan.Folder, year, type)),
                        counts.OnRoll(plan.Folder, year, null),
                        i == 0 ? Cell.Blank : counts.Waiting(year, waiting.GetValueOrDefault(year)),
                        i == 0 || !lack ? Cell.Blank : LackOf(run, counts, plan.Folder, year),
                        counts.AllPlans(year, plans.GetValueOrDefault(year)), Money(paid.TryGetValue(year, out var gbp) ? gbp : null),
                        Money(position.TryGetValue(year, out var balance) ? balance : null),
                    ]);
                }),
            ],
        };
    }

    /// <summary>Each school and base by year: places and roll.</summary>
    public static Sheet Schools(RunData run, Confidential counts)
    {
        var other = run.OtherFolder is { } folder
            ? run.Rows(folder, "provider_years").ToDictionary(Key, row => row.Number("roll")) : [];
        return new()
        {
            Name = "Schools",
            Title = "Schools, bases and bought places by year",
            Notes =
            [
                "Roll: expected pupils with a plan. Places are blank where a place takes any number of pupils.",
                "Over capacity: places used beyond its own and those of schemes.",
                .. counts.Notes,
            ],
            Columns =
            [
                Text("School", 44), Text("Kind of place", 16), Text("District", 20), Text("Year", 18), Places("Own places"),
                Places("Places of schemes"),
                Pupils("Roll"), Pupils("Over capacity"), Pupils($"Roll, {CodeLabels.CommittedOnly.ToLowerInvariant()}", 16),
            ],
            Rows =
            [
                .. run.Rows("provider_years").Select(row =>
                {
                    var (id, type, year) = (row.Text("provider_id"), row.Text("provision_type"), row.Whole("academic_year"));
                    return (IReadOnlyList<Cell>)
                    [
                        Cell.Of(run.Labels.Provider(id)), Cell.Of(CodeLabels.Of(CodeLabels.ProvisionTypes, type)),
                        Cell.Of(run.Labels.District(id)),
                        Cell.Of(run.Labels.Year(row.Whole("academic_year"))),
                        Count(row.Number("places")), Count(row.Number("scheme_places")), counts.School(year, id, Count(row.Number("roll"))),
                        counts.School(year, id, Count(row.Number("over_capacity_places"))),
                        other.TryGetValue(Key(row), out var roll) ? counts.School(year, id, Count(roll)) : Cell.Blank,
                    ];
                }),
            ],
        };
    }

    private static (string Id, int? Year) Key(ResultRow row) => (row.Text("provider_id"), row.Whole("academic_year"));

    private static Cell LackOf(RunData run, Confidential counts, string plan, int year) =>
        run.Plans.Any(own => run.Rows(own.Folder, "places_short").Any(row => row.Whole("academic_year") == year))
            ? counts.Lack(plan, year, null, null, null)
            : Count(0.0);

    private static Dictionary<int, double> Sum(IEnumerable<ResultRow> rows, string column) => rows
        .Where(row => row.Number(column) is not null)
        .GroupBy(row => row.Whole("academic_year") ?? 0)
        .ToDictionary(group => group.Key, group => group.Sum(row => row.Number(column) ?? 0.0));
}
