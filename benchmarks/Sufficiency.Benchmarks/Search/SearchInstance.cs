using System.Globalization;
using Sufficiency.Engine.Demand;
using Sufficiency.Engine.Model;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Planning;
using Sufficiency.Engine.Travel;

namespace Sufficiency.Benchmarks.Search;

/// <summary>An instance that the search is measured on.</summary>
/// <param name="Name">Its name in tables.</param>
/// <param name="Sites">Sites a town that the menu adds.</param>
/// <param name="HasMinimumRolls">Whether the added schools need a least roll.</param>
/// <param name="IsByPhase">Whether schools are split into phases.</param>
internal sealed record SearchInstance(string Name, int Sites, bool HasMinimumRolls, bool IsByPhase)
{
    /// <summary>The most capital in millions of pounds that a year may see; null for any amount.</summary>
    public int? Budget { get; init; }

    /// <summary>Every instance: 26, 68 and 110 optional schemes, budgets of capital, schools by phase, and both.</summary>
    public static IReadOnlyList<SearchInstance> All { get; } =
    [
        new("default", 0, false, false),
        new("menu", 1, true, false),
        new("menu without minimum rolls", 1, false, false),
        new("menu of two sites a town", 2, true, false),
        new("menu under £5m a year", 1, true, false) { Budget = 5 },
        new("menu under £15m a year", 1, true, false) { Budget = 15 },
        new("phases-of-school", 0, false, true),
        new("menu and phases-of-school", 1, true, true),
    ];

    /// <summary>The models of building nothing more and of the plan.</summary>
    public (PlanModel DoMinimum, PlanModel Plan) Build(AreaLevel areas)
    {
        var read = new DatasetReader().Load(new(RepositoryFolder.At("data", "oxfordshire"), Budgets(), areas));
        var dataset = RichMenu.AddTo(read.Dataset, Sites, HasMinimumRolls);
        if (IsByPhase) dataset = SchoolsByPhase.Split(dataset);
        var travel = TravelMatrixBuilder.Build(dataset);
        dataset = SettledPenalty.Of(read with { Dataset = dataset }, travel).Dataset;
        var basis = new PlanBasis(new(dataset, travel, DemandForecaster.Forecast(dataset)));
        return (PlanModelBuilder.Build(basis, SchemeChoice.None), PlanModelBuilder.Build(basis, SchemeChoice.Named));
    }

    private string[] Budgets()
    {
        if (Budget is not { } millions) return [];
        var years = Enumerable.Range(2025, 10)
            .Select(year => string.Create(CultureInfo.InvariantCulture, $"{{year: {year}, maximum_gbp: {millions}000000}}"));
        return [$"capital.budgets=[{string.Join(", ", years)}]"];
    }
}
