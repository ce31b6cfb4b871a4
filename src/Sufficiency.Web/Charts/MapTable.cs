using Sufficiency.Web.Reading;

namespace Sufficiency.Web.Charts;

/// <summary>The report's map as tables.</summary>
internal static class MapTable
{
    /// <summary>Places short by town and year, and the other measures of the last year.</summary>
    public static ChartTable Of(MapFigures map, IReadOnlyList<RunYear> years, IReadOnlyList<string> phases)
    {
        var last = years[^1];
        var figures = map.Values.ToDictionary(value => (value.Town, value.Year));
        var byPhase = map.ByPhase.ToDictionary(value => (value.Town, value.Year, value.Phase));
        return new(
            [
                "Town", .. years.Select(year => $"Places short, {year.Label}"), $"{Words.Committed}, {last.Label}",
                .. phases.Select(phase => $"{Words.Phase(phase)} places short, {last.Label}"),
                $"Pupils to place, {last.Label}", $"Minutes one way, {last.Label}",
            ],
            [.. map.Towns.Select(town => Row(town.Name, figures[(town.Name, last.Start)]))]);

        IReadOnlyList<string> Row(string town, TownValue at) =>
        [
            town, .. years.Select(year => Words.Count(figures[(town, year.Start)].Lack)), Words.Count(at.CommittedLack),
            .. phases.Select(phase => Words.Count(byPhase[(town, last.Start, phase)].Lack)),
            Words.Count(at.Demand), Words.Count(at.Minutes),
        ];
    }

    /// <summary>Where pupils of special schools live: a row a school, a column a town.</summary>
    public static ChartTable Rides(MapFigures map)
    {
        var pupils = map.Rides.ToDictionary(ride => (ride.SchoolId, ride.Town), ride => ride.Pupils);
        var schools = map.Schools.Where(at => map.Rides.Any(ride => ride.SchoolId == at.School.Id));
        return new(
            ["School", .. map.Towns.Select(town => town.Name)],
            [
                .. schools.Select(at => (IReadOnlyList<string>)
                [
                    at.School.Name, .. map.Towns.Select(town => Words.Count(pupils.GetValueOrDefault((at.School.Id, town.Name), 0.0))),
                ]),
            ]);
    }
}
