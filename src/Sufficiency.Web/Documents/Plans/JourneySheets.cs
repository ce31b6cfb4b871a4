using Sufficiency.Engine.Results.Tables;
using Sufficiency.Web.Documents.Model;
using static Sufficiency.Web.Documents.Plans.Columns;

namespace Sufficiency.Web.Documents.Plans;

/// <summary>The sheets of journeys and of mainstream schools.</summary>
internal static class JourneySheets
{
    /// <summary>Journeys by year, phase and kind of place.</summary>
    public static Sheet Journeys(RunData run, Confidential counts) => new()
    {
        Name = "Journeys",
        Title = "Journeys to school, one way",
        Notes =
        [
            "Minutes in the vehicle, as if all were transported. Homes of the counted roll are assumed. Take what is shorter as an ideal.",
            .. counts.Small is not null ? (string[])["Numbers of pupils are left out. Journeys of few pupils are hidden.", .. counts.Notes]
                : [],
        ],
        FrozenColumns = 5,
        Columns =
        [
            Text("Plan", 18), Text("Year", 18), Text("Kind of place"), Text("Phase", 14), Text("Pupils are", 18),
            .. counts.Small is not null ? (SheetColumn[])[] : [Pupils("Pupils")],
            Number("Mean distance", "km"), Number("Mean time", "minutes"), new("Nine in ten within", CellFormat.Whole, 12, "minutes"),
            Share("Beyond guidance"),
        ],
        Rows =
        [
            .. run.Plans.SelectMany(plan => run.Rows(plan.Folder, "journeys").Select(row =>
            {
                var pupils = row.Number("pupils");
                return (IReadOnlyList<Cell>)
                [
                    Cell.Of(plan.Name), Cell.Of(run.Labels.Year(row.Whole("academic_year"))),
                    Cell.Of(CodeLabels.Of(CodeLabels.ProvisionTypes, row.Text("provision_type"))),
                    Cell.Of(CodeLabels.Of(CodeLabels.Phases, row.Text("phase"))),
                    Cell.Of(CodeLabels.Of(CodeLabels.Riders, row.Text("riders"))), .. counts.Small is not null
                        ? (Cell[])[] : [Count(pupils)],
                    counts.About(Tenths(row.Number("mean_kilometres")), pupils), counts.About(Tenths(row.Number("mean_minutes")), pupils),
                    counts.About(Cell.Of(row.Number("p90_minutes")), pupils),
                    Beyond(counts, pupils, row.Number("pupils_beyond_guidance")),
                ];
            })),
        ],
    };

    // Few pupils beyond guidance, or few within, are as telling as few who ride.
    private static Cell Beyond(Confidential counts, double? pupils, double? beyond) =>
        counts.About(counts.About(counts.About(Part(beyond / pupils), beyond), pupils - beyond), pupils);

    /// <summary>Mainstream schools and colleges by year: pupils with a plan, and their share of the roll.</summary>
    public static Sheet Mainstream(RunData run, Confidential counts) => new()
    {
        Name = "Mainstream",
        Title = "Pupils with a plan at mainstream schools and colleges",
        Notes = ["Pupils with a plan as a share of the whole roll, which stays as it was counted.", .. counts.Notes],
        Columns =
        [
            Text("School or college", 44), Text("District", 20), Text("Year", 18), Pupils("Pupils"), Places("Whole roll"),
            Share("Share of the roll"), Share("Share counted"),
        ],
        Rows =
        [
            .. run.Rows("mainstream_pressure").Select(row =>
            {
                var (id, year) = (row.Text("provider_id"), row.Whole("academic_year"));
                return (IReadOnlyList<Cell>)
                [
                    Cell.Of(run.Labels.Provider(id)), Cell.Of(run.Labels.District(id)),
                    Cell.Of(run.Labels.Year(row.Whole("academic_year"))),
                    counts.School(year, id, Count(row.Number("pupils"))), Count(row.Number("school_roll")),
                    counts.School(year, id, Part(row.Number("pressure"))),
                    counts.School(run.YearNumbers[0], id, Part(row.Number("counted_pressure"))),
                ];
            }),
        ],
    };
}
