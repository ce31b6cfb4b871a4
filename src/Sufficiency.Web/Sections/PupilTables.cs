using Sufficiency.Web.Charts;
using Sufficiency.Web.Reading;

namespace Sufficiency.Web.Sections;

/// <summary>Where pupils are and what is short, as series and tables.</summary>
internal static class PupilTables
{
    /// <summary>What <see cref="Supply"/> shows.</summary>
    public const string SupplyText = "Expected pupils aged 4 to 18 with the plan, by how the county comes by their places.";

    /// <summary>What <see cref="Short"/> shows.</summary>
    public static string ShortText(RunView run) =>
        $"Pupils in places that the county would rather not buy, and pupils waiting. In {run.LastYear.Label}: "
        + $"{Words.Count(run.Plan.Short[^1])} with the plan, {Words.Count(run.Committed.Short[^1])} {Words.WithCommitted}.";

    /// <summary>The planned years.</summary>
    public static IReadOnlyList<string> Planned(RunView run) => [.. run.Planned.Select(entry => entry.Year.Label)];

    /// <summary>All years.</summary>
    public static IReadOnlyList<string> AllYears(RunView run) => [.. run.Years.Select(year => year.Label)];

    /// <summary>Places short in the planned years, in both plans.</summary>
    public static IReadOnlyList<Series> Short(RunView run) =>
    [
        new("With the plan", [.. run.Planned.Select(entry => (double?)run.Plan.Short[entry.Index])]),
        new(Words.Committed, [.. run.Planned.Select(entry => (double?)run.Committed.Short[entry.Index])]),
    ];

    /// <summary>EHC plans with the range of the forecast, in all years; empty where the run has none.</summary>
    public static IReadOnlyList<Series> Forecast(RunView run) =>
    [
        .. run.AllPlansRange is { } all ? (Series[])[Banded("Every EHC plan", all)] : [],
        .. run.SpecialistRange is { } special ? (Series[])[Banded("Needing a base, a special school or more", special)] : [],
    ];

    /// <summary>Every EHC plan as three lines: the most, the expected and the least; empty where the run has no range.</summary>
    public static IReadOnlyList<Series> ForecastLines(RunView run) => run.AllPlansRange is not { } all ? [] :
        [new("The most", Known(all.High)), new("Expected", Known(all.Central)), new("The least", Known(all.Low))];

    /// <summary>What <see cref="Forecast"/> shows.</summary>
    public static string ForecastText(RunView run) =>
        $"EHC plans of all ages. In {run.LastYear.Label}: {Words.Count(run.AllPlans[^1])} expected"
        + $"{(RangeInLastYear(run) is { Length: > 0 } range ? $", {range}" : "")}. The range takes growth, new plans, "
        + "ceasing and moves at their ends, together as independent.";

    /// <summary>The range of every EHC plan in the last year, such as <c>6,900 to 8,100</c>; empty where none is shown.</summary>
    public static string RangeInLastYear(RunView run) => run.AllPlansRange is { } all && double.IsFinite(all.Low[^1])
        ? $"{Words.Count(all.Low[^1])} to {Words.Count(all.High[^1])}" : "";

    /// <summary>Pupils by how the county comes by their places, in all years.</summary>
    public static IReadOnlyList<Series> Supply(RunView run) =>
    [
        .. new[]
        {
            ("The county's own places", run.Plan.Of("own")), ("Places agreed with others", run.Plan.Of("agreed")),
            ("Further places bought", run.Plan.Of("tranche")), ("Packages for one pupil", run.Plan.Of("bespoke")),
            ("Waiting", run.Plan.Waiting),
        }.Where(part => part.Item2.Any(value => value >= 0.5))
            .Select(part => new Series(part.Item1, [.. part.Item2.Select(value => (double?)value)])),
    ];

    /// <summary>Pupils by kind of place, and every EHC plan, in all years.</summary>
    public static ChartTable Provision(RunView run) => new(
        ["Year", .. run.Plan.ByProvision.Keys.Select(Words.Provision), "Waiting", "Without a place here, or of another age",
            "Every EHC plan"],
        [
            .. run.Years.Select((year, i) => (IReadOnlyList<string>)
            [
                year.LongLabel, .. run.Plan.ByProvision.Values.Select(list => Words.Count(list[i])), Words.Count(run.Plan.Waiting[i]),
                Words.Count(run.AllPlans[i] - run.Plan.Placed[i] - run.Plan.Waiting[i]), Words.Count(run.AllPlans[i]),
            ]),
        ]);

    /// <summary>How far pupils ride in the last year.</summary>
    public static ChartTable Journeys(RunView run) => new(
        [
            "Kind of place", "Phase", "Pupils", "Mean minutes", "Nine in ten within", "Beyond guidance", "Mean km",
            $"Mean km, roll of {run.Years[0].Label}",
        ],
        [
            .. run.Journeys.Select(journey => (IReadOnlyList<string>)
            [
                Words.Provision(journey.Provision), Words.Phase(journey.Phase), Words.Count(journey.Pupils),
                Words.Count(journey.MeanMinutes), $"{Words.Count(journey.NineInTen)} min", Words.Percent(journey.BeyondGuidance),
                Words.Count(journey.MeanKilometres), Words.Count(journey.CountedKilometres),
            ]),
        ],
        [1]);

    /// <summary>What the minutes of journeys are.</summary>
    public static string JourneyText(RunView run) =>
        $"Minutes in the vehicle one way in {run.LastYear.Label}, for pupils whom the plan placed, as if all were transported. "
        + "Homes of the counted roll are assumed.";

    private static Series Banded(string name, PlanRange range) =>
        new(name, Known(range.Central), Known(range.Low), Known(range.High));

    private static IReadOnlyList<double?> Known(IReadOnlyList<double> values) => [.. values.Select(value => (double?)value)];
}
