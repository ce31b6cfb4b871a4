using Sufficiency.Engine.Storage;

namespace Sufficiency.Web.Reading;

/// <summary>One value that can be chosen.</summary>
/// <param name="Code">As it stands in an address.</param>
/// <param name="Name">As people read it.</param>
public sealed record MapOption(string Code, string Name);

/// <summary>What can be chosen on the map of one run.</summary>
public sealed record MapOptions
{
    /// <summary>Towns, and the areas that the run knows.</summary>
    public required IReadOnlyList<MapOption> Areas { get; init; }

    /// <summary>Figures to shade by.</summary>
    public required IReadOnlyList<MapOption> Measures { get; init; }

    /// <summary>Planned years.</summary>
    public required IReadOnlyList<MapOption> Years { get; init; }

    /// <summary>All phases, and each that the run places pupils of.</summary>
    public required IReadOnlyList<MapOption> Phases { get; init; }

    /// <summary>All needs, and each that the run places pupils of.</summary>
    public required IReadOnlyList<MapOption> Needs { get; init; }

    /// <summary>The plan, its comparison, and the difference.</summary>
    public IReadOnlyList<MapOption> Plans { get; } =
        [new("plan", "Plan"), new("do_minimum", Words.Committed), new("difference", "Difference the plan makes")];

    internal static MapOptions Of(RunQueries run)
    {
        var isByMsoa = run.Query("SELECT count(*)::INTEGER FROM areas WHERE area_code <> parent_code", row => row.Integer(0))[0] == 0;
        return new()
        {
            Areas =
            [
                new("town", "Towns"), .. HasWards(run) ? Wards : [], new("msoa", "MSOAs (larger areas)"), .. isByMsoa ? [] : SmallAreas,
            ],
            Measures =
            [
                new("lack", "Places short"), new("demand", "Pupils to place in the year"), new("minutes", "Minutes one way"),
                .. run.Has("mainstream_pressure") ? Pressure : [],
            ],
            Years = run.Query(
                "SELECT academic_year FROM years WHERE is_planned ORDER BY academic_year",
                row => new MapOption(Words.YearCode(row.Integer(0)), Words.Year(row.Integer(0)))),
            Phases =
            [
                new("", "All phases"),
                .. run.Query(
                    "SELECT phase FROM phases WHERE phase IN (SELECT DISTINCT phase FROM entry_points) ORDER BY sort_order",
                    row => new MapOption(row.Text(0), Words.Phase(row.Text(0)))),
            ],
            Needs =
            [
                new("", "All needs"),
                .. run.Query(
                    "SELECT need, name FROM needs WHERE need IN (SELECT DISTINCT need FROM demand) ORDER BY sort_order",
                    row => new MapOption(row.Text(0), row.Text(0) == "UNKNOWN" ? "Not stated" : $"{row.Text(0)}: {row.Text(1)}")),
            ],
        };
    }

    /// <summary>The choice with every value one of the run's, and a sentence for each that was not.</summary>
    internal (MapChoice Choice, IReadOnlyList<string> Notices) Check(MapChoice choice)
    {
        var notices = new List<string>();
        var found = new MapChoice
        {
            Areas = Pick("kind of area", choice.Areas, Areas, Areas[0]),
            Measure = Pick("measure", choice.Measure, Measures, Measures[0]),
            Year = Pick("year", choice.Year, Years, Years[^1]),
            Phase = Pick("phase", choice.Phase, Phases, Phases[0]),
            Need = Pick("need", choice.Need, Needs, Needs[0]),
            Plan = Pick("plan", choice.Plan, Plans, Plans[0]),
            Selected = choice.Selected,
        };
        if (found.Measure == "demand" && found.Plan != "plan")
        {
            found = found with { Plan = "plan" };
            notices.Add("Pupils to place are the same in every plan, so the map shows one figure.");
        }

        if (found.Measure == "pressure" && found.Need.Length > 0)
        {
            found = found with { Need = "" };
            notices.Add("Pressure on mainstream schools is not told apart by need. The map shows all needs.");
        }

        return (found, notices);

        string Pick(string what, string code, IReadOnlyList<MapOption> options, MapOption fallback)
        {
            if (code.Length == 0) return fallback.Code;
            if (options.Any(option => option.Code == code)) return code;
            notices.Add($"This run has no {what} “{code}”. The map shows “{fallback.Name}” instead.");
            return fallback.Code;
        }
    }

    private static bool HasWards(RunQueries run) =>
        run.Query(
            "SELECT count(*)::INTEGER FROM information_schema.columns WHERE table_name = 'areas' AND column_name = 'ward_code'",
            row => row.Integer(0))[0] > 0
        && run.Query("SELECT count(*)::INTEGER FROM areas WHERE ward_code IS NULL", row => row.Integer(0))[0] == 0;

    private static IReadOnlyList<MapOption> Wards => [new("ward", "Wards")];

    private static IReadOnlyList<MapOption> SmallAreas => [new("small_area", "Small areas (LSOAs)")];

    private static IReadOnlyList<MapOption> Pressure => [new("pressure", "Pressure on mainstream schools")];
}
