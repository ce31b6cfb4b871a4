using Sufficiency.Engine.Domain.Planning;

namespace Sufficiency.Engine.Packs.Checks;

/// <summary>Speeds lie above 0 and no higher than 130 km/h; a longer journey never costs less.</summary>
internal sealed class SpeedsArePositive : IDatasetCheck
{
    private const double Fastest = 130;

    /// <inheritdoc />
    public void Check(CheckedPack pack)
    {
        foreach (var path in new[] { "travel.urban_speed", "travel.rural_speed" })
        {
            if (pack.Plan.Find<IReadOnlyList<CurvePoint>>(path)?.Any(point => point.Value is <= 0 or > Fastest) == true)
                pack.ReportPlan(path, $"A speed is 0 or above {Fastest} km/h.", "Give average speeds in km/h.");
        }

        const string cost = "travel.daily_cost";
        if (pack.Plan.Find<IReadOnlyList<CurvePoint>>(cost) is { } curve && curve.Zip(curve.Skip(1))
            .Any(pair => pair.Second.Value < pair.First.Value))
            pack.ReportPlan(cost, "A longer journey costs less than a shorter one.", "Give daily costs that do not fall with distance.");
    }
}
