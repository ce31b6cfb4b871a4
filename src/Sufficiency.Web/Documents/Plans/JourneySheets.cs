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
            .. counts.HidesSmallNumbers ? (string[])["Numbers of pupils are left out. Journeys of few pupils are hidden.", .. counts.Notes]
                : [],
        ],
        FrozenColumns = 5,
        Columns =
        [
            Text("Plan", 18), Text("Year", 18), Text("Kind of place"), Text("Phase", 14), Text("Pupils are", 18),
            .. counts.HidesSmallNumbers ? (SheetColumn[])[] : [Pupils("Pupils")],
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
                    Cell.Of(run.Labels.Of(row.Text("provision_type"))),
                    Cell.Of(run.Labels.Of(row.Text("phase"))), Cell.Of(run.Labels.Of(row.Text("riders"))), .. counts.HidesSmallNumbers
                        ? (Cell[])[] : [Count(pupils)],
                    counts.About(Tenths(row.Number("mean_kilometres")), pupils), counts.About(Tenths(row.Number("mean_minutes")), pupils),
                    counts.About(Cell.Of(row.Number("p90_minutes")), pupils),
                    counts.About(counts.About(Part(row.Number("pupils_beyond_guidance") / pupils), row.Number("pupils_beyond_guidance")),
                        pupils),
                ];
            })),
        ],
    };

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
                var (id, year, first) = (row.Text("provider_id"), Confidential.Year(row.Whole("academic_year")),
                    Confidential.Year(run.YearNumbers[0]));
                return (IReadOnlyList<Cell>)
                [
                    Cell.Of(run.Labels.Provider(id)), Cell.Of(run.Labels.District(id)),
                    Cell.Of(run.Labels.Year(row.Whole("academic_year"))),
                    counts.Show(Confidential.MainstreamSchools, "", year, id, null), Count(row.Number("school_roll")),
                    counts.Beside(Part(row.Number("pressure")), Confidential.MainstreamSchools, "", year, id, null),
                    counts.Beside(Part(row.Number("counted_pressure")), Confidential.MainstreamSchools, "", first, id, null),
                ];
            }),
        ],
    };
}
