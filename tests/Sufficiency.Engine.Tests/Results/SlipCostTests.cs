using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Model;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Results;
using Sufficiency.Engine.Results.Summary;
using Sufficiency.Engine.Tests.Cases;
using Sufficiency.Engine.Tests.Support;
using Sufficiency.Engine.Travel;

namespace Sufficiency.Engine.Tests.Results;

/// <summary>
/// Delays worked out on paper. Two pupils need a special school from 2025 on; two places at £40,000 a year of capital are planned for 2025
/// and open in 2026. A year at the special school costs 18,800 and 10,000 of place funding a place, at the
/// market 67,600, waiting 20,000 and a penalty.
/// </summary>
public sealed class SlipCostTests
{
    [Fact]
    public async Task WherePupilsCannotWaitTheDelayIsPaidOutOfCounty()
    {
        var cost = await CostAsync(hasMarket: true);

        // As planned 2 × 18,800 + 20,000 + 40,000 a year. Delayed 2 × 67,600 a year, since pupils stay until the
        // phase ends, and the new places stand empty.
        Close([37_600, 97_600], cost.Years.Select(year => year.CostMore.Value));
        Close([2, 2], cost.Years.Select(year => year.PupilsOutOfCountyMore));
        Close([0, 0], cost.Years.Select(year => year.PupilsWaitingMore));
        Close([135_200, 4, 0], [cost.CostMore.Value, cost.OutOfCountyPupilYearsMore, cost.WaitingPupilYearsMore]);
        // The grant pays fees, top-up and place funding, without transport (19,000 × 0.4 at the market, 3,800 at the special school) and
        // capital; the second year in cash of two per cent more.
        Close([50_000 - 120_000, (50_000 - 140_000) * 1.02], cost.Years.Select(year => year.HighNeedsPositionChange!.Value.Value));
    }

    [Fact]
    public async Task WherePupilsWaitTheDelaySavesMoneyAndCostsTime()
    {
        var cost = await CostAsync(hasMarket: false);

        // Without a market both wait a year at 20,000 and a penalty of 60,000: 2 × 20,000 instead of 97,600 in
        // the first year, no change in the second.
        Close([-57_600, 0], cost.Years.Select(year => year.CostMore.Value));
        Close([2, 0], cost.Years.Select(year => year.PupilsWaitingMore));
        Close([0, 0], cost.Years.Select(year => year.PupilsOutOfCountyMore));
        // Penalties included the delay is no saving: 2 × 80,000 against 97,600.
        Close([62_400, 62_400], [cost.ProvenLeast!.Value.Value, cost.ProvenMost!.Value.Value]);
    }

    [Fact]
    public async Task PlacesLostFollowTheBuildUp()
    {
        var cost = await CostAsync(hasMarket: false);

        Close([2, 0], cost.Years.Select(year => year.PlacesFewer));
        var scheme = Assert.Single(cost.Schemes);
        Assert.Equal(("extension", 1), (scheme.Id, scheme.YearsLate));
        Close([2], [scheme.PlaceYearsFewer]);
    }

    private async Task<SlipCost> CostAsync(bool hasMarket)
    {
        var paper = PaperCounty.Dataset(places: 0);
        var scheme = SmallDataset.Scheme("extension", "special", 2, 2, 1_600_000, plannedOpening: 2025);
        var dataset = paper with
        {
            Schemes = [scheme],
            DelayedOpenings = [new DelayedOpening(scheme.Id, new(2026), new("made up", "2025", Certainty.Assumed))],
            Providers = [.. paper.Providers.Where(provider => hasMarket || provider.Id.Value != "market")],
        };
        return SlipCostBuilder.Build(dataset, await SolveAsync(dataset), await SolveAsync(dataset.WithDelaysAsPlans()));
    }

    private async Task<ComparedPlan> SolveAsync(PlanningDataset dataset)
    {
        var (travel, forecast) = (TravelMatrixBuilder.Build(dataset), PaperCounty.Forecast(dataset, 2));
        var model = PlanModelBuilder.Build(new PlanBasis(new(dataset, travel, forecast)), SchemeChoice.AsPlanned);
        var solution = await WholeProblem.SolveAsync(NativeSolver.Shared, model.Problem);
        return new(PlanReader.Read(model, solution), solution.Objective!.Value, solution.Bound);
    }

    private static void Close(IEnumerable<double> expected, IEnumerable<double> actual)
    {
        var found = actual.ToList();
        Assert.All(expected.Select((value, i) => (value, i)), pair => Assert.Equal(pair.value, found[pair.i], 1e-3));
        Assert.Equal(expected.Count(), found.Count);
    }
}
