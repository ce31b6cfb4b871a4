using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Identifiers;
using Sufficiency.Engine.Domain.Units;

namespace Sufficiency.Engine.Packs;

/// <summary>Merges home areas into the MSOAs they belong to.</summary>
public static class AreaAggregation
{
    /// <summary>
    /// The dataset with an area for each MSOA. Residents are summed. Centroid and deprivation are means weighted by residents aged 0 to 25
    /// in the last year counted. An MSOA is rural where most of its residents live in rural areas. All else stays as it is.
    /// </summary>
    public static PlanningDataset ToMsoa(PlanningDataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        var parentOf = dataset.Areas.ToDictionary(area => area.Code, area => area.ParentCode);
        var lastYear = dataset.Population.Count == 0 ? 0 : dataset.Population.Max(count => count.Year);
        var residents = dataset.Population
            .Where(count => count.Year == lastYear)
            .GroupBy(count => count.Area)
            .ToDictionary(group => group.Key, group => group.Sum(count => count.Persons));
        return dataset with
        {
            Areas = [.. dataset.Areas.GroupBy(area => area.ParentCode).OrderBy(group => group.Key)
                .Select(group => Merge(group.Key, [.. group], residents))],
            Population =
            [
                .. dataset.Population
                    .GroupBy(count => (Parent: parentOf[count.Area], count.Year, count.Age))
                    .OrderBy(group => group.Key.Parent).ThenBy(group => group.Key.Year).ThenBy(group => group.Key.Age)
                    .Select(group => new PopulationCount(group.Key.Parent, group.Key.Year, group.Key.Age,
                        group.Sum(count => count.Persons))),
            ],
        };
    }

    private static HomeArea Merge(AreaCode code, IReadOnlyList<HomeArea> areas, Dictionary<AreaCode, double> residents)
    {
        var total = areas.Sum(area => residents.GetValueOrDefault(area.Code));
        double Weight(HomeArea area) => total > 0 ? residents.GetValueOrDefault(area.Code) / total : 1.0 / areas.Count;
        var largest = areas.MaxBy(Weight)!;
        return new(
            code,
            largest.ParentName,
            code,
            largest.DistrictCode,
            largest.DistrictName,
            new GridPoint(areas.Sum(area => Weight(area) * area.Centroid.EastingMetres),
                areas.Sum(area => Weight(area) * area.Centroid.NorthingMetres)),
            areas.Where(area => area.IsRural).Sum(Weight) > 0.5,
            areas.Sum(area => Weight(area) * area.DeprivationScore))
        {
            ParentName = largest.ParentName,
            TownName = largest.TownName,
        };
    }
}
