using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Model;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Results;
using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Tests.Cases;
using Sufficiency.Engine.Tests.Support;
using Sufficiency.Engine.Travel;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Tests.Model;

/// <summary>
/// Tier E on paper. A year at the special school costs 18,800, at the base 19,800 (enhanced top-up 16,000, transport 3,800), at the market
/// 67,600; one special place and two base places cost 40,000 in two years.
/// </summary>
public sealed class EnhancedTierCases
{
    private const double Places = (2 * 10_000) + (2 * 2 * 5_000);

    [Fact]
    public async Task WhoFindsTheSpecialSchoolFullGoesToTheEnhancedBase()
    {
        var (objective, tables) = await SolveAsync(EnhancedCounty.Dataset(), enhanced: 2, special: 0);
        Close(Places + (2 * 18_800) + (2 * 19_800), objective);
        Close(2 * 16_000, tables.Costs.Where(row => row is { Kind: "top_up", ProviderId: "base" }).Sum(row => row.CostGbp));
    }

    [Fact]
    public async Task ABaseWithoutTheTopUpTakesNoneOfThem()
    {
        var (objective, tables) = await SolveAsync(EnhancedCounty.Dataset(enhancedTopUp: null), enhanced: 2, special: 0);
        Close(Places + (2 * 18_800) + (2 * 67_600), objective);
        Assert.DoesNotContain(tables.Placements, row => string.Equals(row.ProviderId, "base", StringComparison.Ordinal));
    }

    [Fact]
    public async Task TheSpecialPlaceGoesToThePupilForWhomNoBaseWouldDo()
    {
        var (objective, tables) = await SolveAsync(EnhancedCounty.Dataset(), enhanced: 1, special: 1);
        Close(Places + (2 * 18_800) + (2 * 19_800), objective);
        Assert.All(tables.Placements, row => Assert.Equal(row.Tier == "E" ? "base" : "special", row.ProviderId));
    }

    [Fact]
    public async Task TheMoreAnEnhancedBaseWouldDoForTheMoreAreInBasesAndTheFewerNeedAnotherPlace()
    {
        var found = new List<(double AtBase, double NoSchoolPlace)>();
        foreach (var enhanced in new[] { 0.0, 1.0, 2.0, 3.0 })
        {
            var (_, tables) = await SolveAsync(EnhancedCounty.Dataset(), enhanced, special: 4 - enhanced);
            double At(Func<PlacementRow, bool> where) => Math.Round(tables.Placements.Where(where).Sum(row => row.Pupils), 6);
            found.Add((At(row => row.ProviderId == "base"), At(row => row.ProviderId != "base")));
        }

        Assert.Equal([(0.0, 4.0), (1.0, 3.0), (2.0, 2.0), (2.0, 2.0)], found);
    }

    [Fact]
    public void APlaceForTierECostsTheEnhancedTopUp()
    {
        var dataset = EnhancedCounty.Dataset();
        var inputs = new PlanBasis(new(dataset, TravelMatrixBuilder.Build(dataset), EnhancedCounty.Forecast(dataset, 2, 1)));
        var model = PlanModelBuilder.Build(inputs, SchemeChoice.Choose);
        var (path, text) = (RepositoryFiles.At("tests", "Sufficiency.Engine.Tests", "Model", "Golden", "EnhancedTier.lp"),
            LpText.Write(model.Problem));
        if (Environment.GetEnvironmentVariable("SUFFICIENCY_ACCEPT_GOLDEN") == "1") File.WriteAllText(path, text);
        Assert.Equal(File.ReadAllText(path), text);
    }

    [Theory]
    [InlineData(ProvisionType.ResourceBase, "special")]
    [InlineData(ProvisionType.SpecialSchool, "base")]
    public async Task TheirRollMakesABaseViableAndASpecialSchoolToo(ProvisionType opening, string full)
    {
        var dataset = EnhancedCounty.Dataset();
        var at = opening == ProvisionType.ResourceBase ? "base" : "special";
        dataset = dataset with
        {
            Places = [.. SmallDataset.Places(full, 0, 2)],
            Schemes = [SmallDataset.Scheme("new", at, 1, 1, 0, plannedOpening: 2025) with { MinimumViableRoll = 1, ViableFromYear = 0 }],
        };
        var (_, tables) = await SolveAsync(dataset, enhanced: 1, special: 0);
        Assert.Equal(2025, Assert.Single(tables.Schemes).OpeningYear);
        Assert.Equal(at, Assert.Single(tables.Placements).ProviderId);
    }

    private static async Task<(double Objective, PlanTables Tables)> SolveAsync(PlanningDataset dataset, double enhanced, double special)
    {
        var (travel, forecast) = (TravelMatrixBuilder.Build(dataset), EnhancedCounty.Forecast(dataset, enhanced, special));
        var model = PlanModelBuilder.Build(new PlanBasis(new(dataset, travel, forecast)), SchemeChoice.Choose);
        var solution = await WholeProblem.SolveAsync(NativeSolver.Shared, model.Problem);
        var tables = PlanReader.Read(model, solution);
        Close(solution.Objective!.Value, tables.Costs.Sum(row => row.DiscountedGbp));
        return (solution.Objective.Value, tables);
    }

    private static void Close(double expected, double actual) => Assert.Equal(expected, actual, 1e-6 * Math.Max(1, Math.Abs(expected)));
}
