using Sufficiency.Engine.Domain.Planning;
using Sufficiency.Engine.Packs.Readers;

namespace Sufficiency.Engine.Packs.Checks;

/// <summary>Each path of new plans has one factor for each year after the base, below ten.</summary>
internal sealed class GrowthPathsSpanTheHorizon : IDatasetCheck
{
    private const double LargestFactor = 10;

    /// <inheritdoc />
    public void Check(CheckedPack pack)
    {
        foreach (var path in Enum.GetValues<GrowthLevel>().Select(AssumptionsReader.PathOf))
        {
            if (pack.Plan.Find<IReadOnlyList<double>>(path) is not { } factors) continue;
            if (pack.Plan.Horizon is { } horizon && factors.Count != horizon.Count)
            {
                pack.ReportPlan(
                    path, $"The path has {factors.Count} factors, the plan {horizon.Count} years after the base year {horizon.Base}.",
                    $"Give one factor for each year from {horizon.First} to {horizon.Last}.");
            }

            if (factors.Any(factor => factor > LargestFactor))
                pack.ReportPlan(path, $"A factor is more than {LargestFactor}.",
                    "Give factors on the base year's rate: 1.05 for 5% more.");
        }
    }
}
