using Sufficiency.Engine.Domain;

namespace Sufficiency.Benchmarks.Peers;

/// <summary>A county with smaller home areas: each cut into equal parts that stand at the same point, which changes no plan.</summary>
internal static class FinerCounty
{
    /// <summary>Cuts every area into a number of parts.</summary>
    public static PlanningDataset Split(PlanningDataset dataset, int parts) => dataset with
    {
        Areas =
        [
            .. dataset.Areas
                .SelectMany(area => Enumerable.Range(1, parts).Select(part => area with { Code = new($"{area.Code}-{part:00}") }))
                .OrderBy(area => area.Code),
        ],
        Population =
        [
            .. dataset.Population
                .SelectMany(count => Enumerable.Range(1, parts)
                    .Select(part => count with { Area = new($"{count.Area}-{part:00}"), Persons = count.Persons / parts }))
                .OrderBy(count => count.Area).ThenBy(count => count.Year).ThenBy(count => count.Age),
        ],
    };
}
