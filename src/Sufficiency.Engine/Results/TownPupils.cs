using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Model.Data;

namespace Sufficiency.Engine.Results;

/// <summary>Placed pupils on roll by the town that they live in or near, provider, phase and year.</summary>
internal sealed class TownPupils
{
    private static readonly int PhaseCount = Enum.GetValues<Phase>().Length;
    private readonly int providers;
    private readonly int years;
    private readonly int[] townOf; // [area]
    private readonly double[] pupils; // [town, provider, phase, year]

    public TownPupils(ModelData data)
    {
        (providers, years) = (data.Providers.Count, data.YearCount);
        Towns = [.. data.Dataset.Areas.Select(area => area.PlaceName).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        townOf = [.. data.Dataset.Areas.Select(area => Array.BinarySearch(Towns, area.PlaceName, StringComparer.Ordinal))];
        pupils = new double[Towns.Length * providers * PhaseCount * years];
    }

    /// <summary>The towns by name.</summary>
    public string[] Towns { get; }

    /// <summary>Adds pupils of a home area.</summary>
    public void Add(int area, int provider, Phase phase, int year, double count) =>
        pupils[At(townOf[area], provider, phase, year)] += count;

    /// <summary>Pupils of a town.</summary>
    public double Of(int town, int provider, Phase phase, int year) => pupils[At(town, provider, phase, year)];

    /// <summary>Sums of shares of areas, by town.</summary>
    public double[] ByTown(double[] shares)
    {
        var sums = new double[Towns.Length];
        for (var area = 0; area < shares.Length; area++) sums[townOf[area]] += shares[area];
        return sums;
    }

    private int At(int town, int provider, Phase phase, int year) =>
        (((((town * providers) + provider) * PhaseCount) + (int)phase) * years) + year;
}
