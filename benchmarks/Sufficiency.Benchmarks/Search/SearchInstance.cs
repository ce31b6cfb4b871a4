using Sufficiency.Engine.Data;
using Sufficiency.Engine.Demand;
using Sufficiency.Engine.Geography;
using Sufficiency.Engine.Model;

namespace Sufficiency.Benchmarks.Search;

/// <summary>An instance that the search is measured on.</summary>
/// <param name="Name">Its name in tables.</param>
/// <param name="Sites">Sites a town that the menu adds.</param>
/// <param name="HasMinimumRolls">Whether the added schools need a least roll.</param>
/// <param name="IsByPhase">Whether schools are split into phases.</param>
internal sealed record SearchInstance(string Name, int Sites, bool HasMinimumRolls, bool IsByPhase)
{
    private static readonly string[] Overrides = ["penalties.waiting_gbp=300000"];

    /// <summary>Every instance: 26, 68 and 110 optional schemes, schools by phase, and both.</summary>
    public static IReadOnlyList<SearchInstance> All { get; } =
    [
        new("default", 0, false, false),
        new("menu", 1, true, false),
        new("menu without minimum rolls", 1, false, false),
        new("menu of two sites a town", 2, true, false),
        new("phases-of-school", 0, false, true),
        new("menu and phases-of-school", 1, true, true),
    ];

    /// <summary>The models of building nothing more and of the plan.</summary>
    public (PlanModel DoNothing, PlanModel Plan) Build(AreaLevel areas)
    {
        var dataset = RichMenu.AddTo(new DatasetReader().Load(new(RepositoryFolder.At("data", "oxfordshire"), Overrides, areas)).Dataset,
            Sites, HasMinimumRolls);
        if (IsByPhase) dataset = SchoolsByPhase.Split(dataset);
        var sets = new ModelSets(dataset, TravelMatrixBuilder.Build(dataset), DemandForecaster.Forecast(dataset));
        return (PlanModelBuilder.Build(sets, SchemeChoice.None, null), PlanModelBuilder.Build(sets, SchemeChoice.Choose, null));
    }
}
