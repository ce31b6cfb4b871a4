using Sufficiency.Web.Charts;
using Sufficiency.Web.Reading;

namespace Sufficiency.Web.Sections;

/// <summary>Schools as bars and tables.</summary>
internal static class SchoolTables
{
    /// <summary>What <see cref="Values"/> shows.</summary>
    public const string ValueText =
        "One more place in every planned year, discounted. Its own cost is not taken off. The first saves most.";

    private const int MostValues = 10;

    /// <summary>What <see cref="Pressure"/> shows.</summary>
    public static string PressureText(RunView run) =>
        $"Pupils with a plan as a share of the school's roll in {run.LastYear.Label}. "
        + $"Rolls are taken to stay as they were in {run.Years[0].Label}, and families to choose as they did then.";

    /// <summary>Kinds of schools that the run shows.</summary>
    public static IReadOnlyList<string> Kinds(RunView run) =>
        [.. run.Schools.Select(school => school.Provision).Distinct(StringComparer.Ordinal)];

    /// <summary>Schools of a kind in a sentence.</summary>
    public static string Plural(string kind) => kind == "special_school" ? "special schools" : "resource bases";

    /// <summary>What one more place would save, the most first.</summary>
    public static IReadOnlyList<Bar> Values(RunView run) =>
    [
        .. run.Schools.Where(school => school.ValueOfAPlace >= 500.0).OrderByDescending(school => school.ValueOfAPlace).Take(MostValues)
            .Select(school =>
                new Bar(school.Name, school.ValueOfAPlace, Words.Pounds(Math.Round(school.ValueOfAPlace / 1000.0) * 1000.0))),
    ];

    /// <summary>Mainstream schools where the share of pupils with a plan rises most.</summary>
    public static IReadOnlyList<Bar> PressureBars(RunView run) => [.. run.Pressures.Select(school =>
        new Bar(school.Name, school.ExpectedShare, $"{Words.Percent(school.ExpectedShare)}, from {Words.Percent(school.CountedShare)}"))];

    /// <summary>The same as a table.</summary>
    public static ChartTable Pressure(RunView run) => new(
        ["School", $"Pupils, {run.Years[0].Label}", $"Pupils, {run.LastYear.Label}", $"Share of roll, {run.Years[0].Label}",
            $"Share of roll, {run.LastYear.Label}"],
        [
            .. run.Pressures.Select(school => (IReadOnlyList<string>)
                [school.Name, Words.Count(school.Counted), Words.Count(school.Expected), Words.Percent(school.CountedShare),
                    Words.Percent(school.ExpectedShare)]),
        ]);

    /// <summary>Places and pupils of one kind of school, in all years.</summary>
    public static ChartTable Rolls(RunView run, string kind) => new(
        ["School", "Figure", .. run.Years.Select(year => year.Label)],
        [
            .. run.Schools.Where(school => school.Provision == kind).SelectMany(school => new[]
            {
                (IReadOnlyList<string>)[school.Name, "Places", .. school.Places.Select(Words.Count)],
                [school.Name, "Pupils", .. school.Roll.Select(pupils => Words.Count(pupils))],
                [school.Name, $"Pupils, {Words.WithCommitted}", .. school.CommittedRoll.Select(pupils => Words.Count(pupils))],
            }),
        ],
        [1]);

    /// <summary>Places and pupils of one kind of school in the counted and in the last year.</summary>
    public static ChartTable Short(RunView run, string kind)
    {
        IReadOnlyList<int> years = [0, run.Years.Count - 1];
        return new(
            ["School", .. years.SelectMany(year => new[] { $"Places, {run.Years[year].Label}", $"Pupils, {run.Years[year].Label}" })],
            [
                .. run.Schools.Where(school => school.Provision == kind).Select(school => (IReadOnlyList<string>)
                    [school.Name, .. years.SelectMany(year => new[] { Words.Count(school.Places[year]), Words.Count(school.Roll[year]) })]),
            ]);
    }

    /// <summary>Places and pupils of every school by phase in the last year.</summary>
    public static ChartTable Phases(RunView run) => new(
        ["School", "Phase", "Places", "Pupils"],
        [
            .. run.Schools.SelectMany(school => school.Phases.Where(phase => phase.Roll >= 0.5 || phase.Places is > 0.0).Select(phase =>
                (IReadOnlyList<string>)[school.Name, Words.Phase(phase.Phase), Words.Count(phase.Places), Words.Count(phase.Roll)])),
        ],
        [1]);
}
