using Sufficiency.Engine.Demand.Population;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Grids;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Domain.Units;

namespace Sufficiency.Engine.Demand.Areas;

/// <summary>How strongly the EHC plans counted at mainstream schools near an area pull its share of the county's plans.</summary>
/// <remarks>
/// Every area's children are spread over the mainstream schools of their stage in proportion to exp(−km / scale). This is a gravity model
/// (Huff 1964, "Defining and estimating a trading area", Journal of Marketing 28(3), 34–38). P is the number of plans a school holds. Q is
/// the number it would hold if plans followed children alone, scaled to the county's count. The ratio of an area is Σ exp(−km / scale)·P
/// over Σ exp(−km / scale)·Q, kept between a half and two. The pull is 1 + weight × (ratio − 1). Splitting an area at one point or renaming
/// it changes nothing, because the ratio is made of sums over residents and schools. A school that spans both stages counts in each by its
/// number of year groups. Early years take the primary pull. Post-16 and adults take the secondary pull.
/// </remarks>
internal static class NearbyPlans
{
    /// <summary>Least ratio of plans counted to plans expected: an assumption that keeps one odd school from emptying an area.</summary>
    public const double LeastRatio = 0.5;

    /// <summary>Greatest ratio of plans counted to plans expected: an assumption that keeps one odd school from filling an area.</summary>
    public const double GreatestRatio = 2.0;

    /// <summary>Pulls of primary: [area].</summary>
    public static double[] OnPrimary(PlanningDataset dataset, PopulationProjection population) => Pulls(dataset, population, 0, 6);

    /// <summary>Pulls from Year 7 on: [area].</summary>
    public static double[] OnSecondary(PlanningDataset dataset, PopulationProjection population) =>
        Pulls(dataset, population, 7, YearGroup.LastPlaced);

    private static double[] Pulls(PlanningDataset dataset, PopulationProjection population, int firstYearGroup, int lastYearGroup)
    {
        var areas = dataset.Areas.Count;
        var pulls = new double[areas];
        Array.Fill(pulls, 1.0);
        var schools = Schools(dataset.Providers, firstYearGroup, lastYearGroup);
        var weight = dataset.Demand.NearbyPlansWeight;
        if (weight == 0 || schools.Count == 0) return pulls;
        var nearness = Nearness(dataset, schools);
        var expected = Expected(dataset, population, nearness, schools, new YearGroup(firstYearGroup).Age,
            new YearGroup(lastYearGroup).Age);
        for (var area = 0; area < areas; area++)
        {
            var countedNearby = 0.0;
            var expectedNearby = 0.0;
            for (var school = 0; school < schools.Count; school++)
            {
                countedNearby += nearness[area, school] * schools[school].Plans;
                expectedNearby += nearness[area, school] * expected[school];
            }

            if (expectedNearby > 0)
                pulls[area] = 1.0 + (weight * (Math.Clamp(countedNearby / expectedNearby, LeastRatio, GreatestRatio) - 1.0));
        }

        return pulls;
    }

    private static List<(GridPoint Location, double Plans)> Schools(IReadOnlyList<Provider> providers,
        int firstYearGroup, int lastYearGroup)
    {
        var schools = new List<(GridPoint Location, double Plans)>();
        foreach (var provider in providers)
        {
            if (provider is not { Type: ProvisionType.Mainstream, Location: { } location, PlansOnRoll: { } plans }) continue;
            var lowest = Math.Max(0, provider.LowestYearGroup.Value);
            var highest = Math.Min(YearGroup.LastPlaced, provider.HighestYearGroup.Value);
            var inStage = Math.Min(highest, lastYearGroup) - Math.Max(lowest, firstYearGroup) + 1;
            if (inStage > 0) schools.Add((location, plans * inStage / (highest - lowest + 1)));
        }

        return schools;
    }

    /// <summary>exp(−km / scale), by area and school.</summary>
    private static Grid Nearness(PlanningDataset dataset, List<(GridPoint Location, double Plans)> schools)
    {
        var nearness = new Grid(new Axis("areas", dataset.Areas.Count), new Axis("schools", schools.Count));
        for (var area = 0; area < dataset.Areas.Count; area++)
        {
            var centroid = dataset.Areas[area].Centroid;
            for (var school = 0; school < schools.Count; school++)
                nearness[area, school] =
                    Math.Exp(-centroid.CrowFlyTo(schools[school].Location).Value / dataset.Demand.NearbyPlansKilometres);
        }

        return nearness;
    }

    /// <summary>Plans each school would hold if they followed children alone: [school].</summary>
    private static double[] Expected(
        PlanningDataset dataset, PopulationProjection population, Grid nearness, List<(GridPoint Location, double Plans)> schools,
        int youngest, int oldest)
    {
        var expected = new double[schools.Count];
        for (var area = 0; area < dataset.Areas.Count; area++)
        {
            var row = nearness.Row(area);
            var sum = 0.0;
            foreach (var value in row) sum += value;
            if (sum == 0) continue;
            var children = population.Persons(area, youngest, oldest, dataset.Horizon.Base);
            for (var school = 0; school < row.Length; school++) expected[school] += children * row[school] / sum;
        }

        var counted = 0.0;
        var spread = 0.0;
        for (var school = 0; school < expected.Length; school++)
        {
            counted += schools[school].Plans;
            spread += expected[school];
        }

        if (spread == 0) return expected;
        for (var school = 0; school < expected.Length; school++) expected[school] *= counted / spread;
        return expected;
    }
}
