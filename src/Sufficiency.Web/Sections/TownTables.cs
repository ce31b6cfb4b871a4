using Sufficiency.Web.Charts;
using Sufficiency.Web.Reading;

namespace Sufficiency.Web.Sections;

/// <summary>What each town gets, and why not more.</summary>
internal static class TownTables
{
    /// <summary>What the table means.</summary>
    public const string Text =
        "A pupil counts in the town nearest home, a scheme in the town nearest its site. Pupils of a town without a scheme go to schools "
        + "around it, so new places in the next town help them too. Those who are short are in places bought from others, in packages for "
        + "one pupil, or waiting. Where a scheme was put forward and not chosen, the tables above say why.";

    /// <summary>Every town: places short in the last year in both plans, what opens there and what was not chosen there.</summary>
    public static ChartTable Of(RunView run) => new(
        ["Town", $"Short, {Words.WithCommitted}, {run.LastYear.Label}", $"Short, plan, {run.LastYear.Label}", "Opens there",
            "Put forward there, not chosen"],
        [
            .. Towns(run).Select(town =>
            {
                var lack = run.LackByTown.FirstOrDefault(one => one.Town == town && one.Year == run.LastYear.Start);
                return (IReadOnlyList<string>)
                [
                    town, Words.Count(lack?.Committed ?? 0.0), Words.Count(lack?.Plan ?? 0.0), Opens(run, town), NotChosen(run, town),
                ];
            }),
            ["All towns", Words.Count(run.Committed.Short[^1]), Words.Count(run.Plan.Short[^1]), "", ""],
        ],
        [3, 4], TotalRows: 1);

    /// <summary>Places that stand in each town now and in the last year, in bases and in special schools.</summary>
    public static ChartTable Places(RunView run)
    {
        var schools = run.Schools.Select(school => (School: school, Town: run.Strategy.Schools.GetValueOrDefault(school.Id)?.Town ?? ""))
            .Where(entry => entry.Town.Length > 0).ToList();
        string Sum(string? town, string kind, int year) => Words.Count(schools
            .Where(entry => (town is null || entry.Town == town) && entry.School.Provision == kind)
            .Sum(entry => entry.School.Places[year] ?? 0.0));
        int[] years = [0, run.Years.Count - 1];
        IReadOnlyList<string> Row(string name, string? town) =>
            [name, .. ((string[])["resource_base", "special_school"]).SelectMany(kind => years.Select(year => Sum(town, kind, year)))];
        return new(
            ["Town", .. ((string[])["Bases", "Special schools"])
                .SelectMany(kind => years.Select(year => $"{kind}, {run.Years[year].Label}"))],
            [
                .. schools.Select(entry => entry.Town).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
                    .Select(town => Row(town, town)),
                Row("All towns", null),
            ],
            TotalRows: 1);
    }

    /// <summary>Towns where nothing opens, in a sentence; empty where there are none.</summary>
    public static string Without(RunView run)
    {
        var towns = Towns(run).Where(town => Opening(run, town).Count == 0).ToLookup(town => Left(run, town).Count == 0);
        return string.Join(' ', ((string[])
        [
            towns[true].Any() ? $"Nothing opens in {Words.List([.. towns[true]])}, because no scheme was put forward there." : "",
            towns[false].Any() ? $"Schemes were put forward in {Words.List([.. towns[false]])}, and none was chosen." : "",
        ]).Where(text => text.Length > 0));
    }

    private static IReadOnlyList<string> Towns(RunView run) =>
    [
        .. run.Map.Values.Select(value => value.Town).Concat(run.LackByTown.Select(lack => lack.Town))
            .Where(town => town.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    private static string Opens(RunView run, string town) => Opening(run, town) is { Count: > 0 } schemes
        ? string.Join("; ", schemes.Select(scheme =>
            $"{scheme.Name} "
            + $"({Words.Many(scheme.Places, "place")}, {Words.Year(scheme.Opening!.Value)}{(scheme.IsCommitted ? ", committed" : "")})"))
        : Nearest(run, town) is { } nearest ? $"nothing; the nearest new places are in {nearest}" : "nothing";

    private static string? Nearest(RunView run, string town)
    {
        if (run.Map.Towns.FirstOrDefault(shape => shape.Key == town) is not { } from) return null;
        return run.Map.Towns.Where(shape => Opening(run, shape.Key).Count > 0)
            .OrderBy(shape => Math.Pow(shape.Home.X - from.Home.X, 2) + Math.Pow(shape.Home.Y - from.Home.Y, 2))
            .Select(shape => shape.Name).FirstOrDefault();
    }

    private static string NotChosen(RunView run, string town) => Left(run, town) is { Count: > 0 } schemes
        ? string.Join("; ", schemes.Select(scheme => scheme.Name)) : "–";

    private static List<SchemeFigures> Opening(RunView run, string town) =>
        [.. In(run, town).Where(scheme => scheme.Opening >= run.Years[0].Start).OrderBy(scheme => scheme.Opening)];

    private static List<SchemeFigures> Left(RunView run, string town) =>
        [.. In(run, town).Where(scheme => scheme is { IsOffered: true, IsGeneric: false, Opening: null })];

    private static IEnumerable<SchemeFigures> In(RunView run, string town) =>
        run.Schemes.Where(scheme => run.Strategy.Schemes.GetValueOrDefault(scheme.Id)?.Town == town);
}
