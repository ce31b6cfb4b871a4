using Sufficiency.Engine.Results.Tables;
using Sufficiency.Web.Documents.Model;
using static Sufficiency.Web.Documents.Plans.Columns;

namespace Sufficiency.Web.Documents.Plans;

/// <summary>The sheet of places that are lacking, with the totals of towns and of the county last.</summary>
internal static class LackSheet
{
    /// <summary>By town, phase and need; where small numbers are hidden, by town, and by phase and need.</summary>
    public static Sheet Create(RunData run, Confidential counts)
    {
        var all = run.Plans.SelectMany(plan => run.Rows(plan.Folder, "places_short")).Where(row => row.Number("pupils") > 0.0)
            .Select(row => new Group(row.Whole("academic_year") ?? 0, row.Text("town_name"), row.Text("phase"), row.Text("need")))
            .ToList();
        var details = InOrder(all.Select(own => counts.Small is not null ? own with { Town = null } : own));
        List<Group> totals =
        [
            .. InOrder(all.Select(own => own with { Phase = null, Need = null })),
            .. InOrder(all.Select(own => new Group(own.Year, null, null, null))),
        ];
        return new()
        {
            Name = "Lack of places",
            Title = counts.Small is not null ? "Lack of places by phase and need, and by town" : "Lack of places by town, phase and need",
            Notes =
            [
                "Pupils in places that the county would rather not buy, and pupils waiting, by the town they live in or nearest to.",
                .. counts.Notes,
            ],
            FrozenColumns = 4,
            TotalRows = totals.Count,
            Columns =
            [
                Text("Year", 18), Text("Town", 20), Text("Phase", 14), Text("Need", 40),
                .. run.Plans.Select(plan => Pupils(plan.Name, 14)),
            ],
            Rows = [.. details.Concat(totals).Select(group => Row(run, counts, group))],
        };
    }

    private static IReadOnlyList<Cell> Row(RunData run, Confidential counts, Group group) =>
    [
        Cell.Of(run.Labels.Year(group.Year)),
        Cell.Of(group.Town ?? "All towns"),
        Cell.Of(group.Phase is { } phase ? CodeLabels.Of(CodeLabels.Phases, phase) : "All phases"),
        Cell.Of(group.Need is { } need ? CodeLabels.Of(CodeLabels.Needs, need) : "All needs"),
        .. run.Plans.Select(plan => counts.Lack(plan.Folder, group.Year, group.Town, group.Need, group.Phase)),
    ];

    private static IEnumerable<Group> InOrder(IEnumerable<Group> groups) => groups.Distinct().OrderBy(group => group.Year)
        .ThenBy(group => group.Town, StringComparer.Ordinal).ThenBy(group => group.Phase, StringComparer.Ordinal)
        .ThenBy(group => group.Need, StringComparer.Ordinal);

    private readonly record struct Group(int Year, string? Town, string? Phase, string? Need);
}
