using Sufficiency.Engine.Demand;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Model;
using Sufficiency.Engine.Model.Costs;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Model.Presolve;
using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Tests.Support;
using Sufficiency.Engine.Travel;

namespace Sufficiency.Engine.Tests.Model.Presolve;

public sealed class DominanceFilterTests
{
    [Fact]
    public void WhatIsCheapestAndWhatIsOfUseIsAsCountedOneByOne()
    {
        var dataset = new DatasetReader().Read(new(RepositoryFiles.At("data", "oxfordshire"), [], AreaLevel.Msoa));
        var basis = new PlanBasis(new(dataset, TravelMatrixBuilder.Build(dataset), DemandForecaster.Forecast(dataset)));
        var (costs, providers, random) = (basis.Costs.Placement, basis.Data.Providers.Count, new Random(4));
        for (var round = 0; round < 40; round++)
        {
            var entry = EntryPoints.All[random.Next(EntryPoints.All.Count)];
            Candidate[] free = [.. Made(random, providers, 12, mayBeKept: false)],
                competing = [.. Made(random, providers, 20, mayBeKept: round % 4 == 0)];
            var (priced, use, isUseful) =
                (new PricedCandidates(costs, entry, free), new DominanceFilter(costs, entry, competing), new bool[competing.Length]);
            for (var area = 0; area < basis.Inputs.Dataset.Areas.Count; area += 3)
            {
                var home = area * providers;
                var each = Array.ConvertAll(free, candidate => CostOf(candidate, home));
                var (at, best) = priced.Cheapest(home);
                Assert.Equal((Array.IndexOf(each, each.Min()), each.Min()), (at, best));
                bool[] cheaper = [.. competing.Select(candidate => candidate.IsKept || CostOf(candidate, home) < best)];
                Assert.Equal(cheaper.Contains(true), use.HasCheaper(best, home));
                for (var k = 0; k < cheaper.Length; k++) isUseful[k] |= cheaper[k];
            }

            Assert.Equal(isUseful, use.IsUseful);

            double CostOf(Candidate candidate, int home) =>
                candidate.To.IsWaiting ? candidate.BaseCost
                : candidate.BaseCost + (candidate.Stay * costs.JourneyPerYear(entry)[home + candidate.To.Provider]);
        }
    }

    // Waiting first, as in every group; few base costs, so that some candidates cost the same.
    private static IEnumerable<Candidate> Made(Random random, int providers, int count, bool mayBeKept) =>
        Enumerable.Range(0, count).Select(k => k == 0
        ? new Candidate(new(-1, 0), 9_000.0, 0.0, -1, false)
        : new Candidate(new(random.Next(providers), 0), 2_000.0 * random.Next(1, 6), random.Next(4), -1, mayBeKept && random.Next(9) == 0));
}
