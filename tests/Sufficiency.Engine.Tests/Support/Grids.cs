using Sufficiency.Engine.Domain.Grids;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Travel;

namespace Sufficiency.Engine.Tests.Support;

/// <summary>Grids of a forecast and of journeys from their values by rows.</summary>
internal static class Grids
{
    /// <summary>Journeys by area and provider.</summary>
    public static TravelMatrix Journeys(int areas, int providers, double[] kilometres, double[] minutes) =>
        new(Of(kilometres, ("areas", areas), ("providers", providers)), Of(minutes, ("areas", areas), ("providers", providers)));

    /// <summary>Placings by cell and year.</summary>
    public static Grid Placings(int years, double[] values) => Of(values, ("cells", values.Length / years), ("years", years));

    /// <summary>Shares still on roll by tier, entry point, year and years since.</summary>
    public static Grid Survival(int years, double[] values) =>
        Of(values, ("tiers", ProvisionCodes.Tiers.Count), ("entry points", EntryPoints.All.Count), ("years", years), ("stays", 7));

    /// <summary>The initial roll by provider and year.</summary>
    public static Grid Roll(int years, double[] values) => Of(values, ("providers", values.Length / years), ("years", years));

    /// <summary>The initial roll by provider, need and year.</summary>
    public static Grid RollByNeed(int years, double[] values) =>
        Of(values, ("providers", values.Length / NeedCodes.All.Count / years), ("needs", NeedCodes.All.Count), ("years", years));

    /// <summary>Shares of areas by area, phase and year.</summary>
    public static Grid AreaShares(int areas, int years, double[] values) =>
        Of(values, ("areas", areas), ("phases", Enum.GetValues<Phase>().Length), ("years", years));

    private static Grid Of(double[] values, params (string Name, int Length)[] axes) =>
        new(values, [.. axes.Select(axis => new Axis(axis.Name, axis.Length))]);
}
