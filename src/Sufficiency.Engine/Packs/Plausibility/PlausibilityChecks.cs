using Sufficiency.Engine.Packs.Checks;
using Sufficiency.Engine.Packs.Issues;

namespace Sufficiency.Engine.Packs.Plausibility;

/// <summary>Every check of plausibility, in the order they are looked at.</summary>
internal static class PlausibilityChecks
{
    /// <summary>The checks.</summary>
    public static IReadOnlyList<IPlausibilityCheck> All { get; } =
    [
        new CellsAreUsual(),
        new PlanValuesAreUsual(),
        new SchemesCostWhatBuildingsCost(),
        new PlacesAreOfASchool(),
        new RollsFitPlaces(),
        new PlansAreLikeEnglands(),
        new RatesAreLikeEnglands(),
        new MoneyIsOfItsSize(),
        new CountsGrowSteadily(),
        new RequestsBecomePlans(),
        new FiguresDiffer(),
        new CellsAreNoDatesOfSpreadsheets(),
        new RowsAreTheAuthoritysOwn(),
    ];

    /// <summary>The warnings of a pack; what is impossible goes to its issues.</summary>
    public static IReadOnlyList<DataWarning> Of(CheckedPack pack)
    {
        var judged = new JudgedPack(pack, new());
        foreach (var check in All) check.Look(judged);
        return judged.Warnings.ToList();
    }
}
