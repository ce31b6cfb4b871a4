using Sufficiency.Engine.Domain.Planning;

namespace Sufficiency.Engine.Packs.Plausibility;

/// <summary>Assumptions of plan.yaml lie in the range that is named after their path; of a curve or list every number does.</summary>
internal sealed class PlanValuesAreUsual : IPlausibilityCheck
{
    private const string Prefix = "plan.";
    private const double KilometresAMile = 1.609344;
    private const double LeastKilometres = 5.0;

    /// <inheritdoc />
    public void Look(JudgedPack pack)
    {
        foreach (var range in PlausibleRanges.All.Where(range => range.Check.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            var path = range.Check[Prefix.Length..];
            var odd = NumbersOf(pack, path).Where(value => !range.Holds(value)).OrderByDescending(range.WeightOf).ToList();
            if (odd.Count > 0) pack.JudgePlan(range, odd[0], path);
        }

        LookAtMiles(pack);
    }

    private static IEnumerable<double> NumbersOf(JudgedPack pack, string path) =>
        pack.Pack.Plan.Leaves.GetValueOrDefault(path)?.Value switch
        {
            double number => [number],
            int number => [number],
            IReadOnlyList<double> numbers => numbers,
            IReadOnlyList<CurvePoint> curve => curve.Select(point => point.Value),
            _ => [],
        };

    /// <summary>On short ways the driver's hour weighs more than the miles, so only longer ones are judged by the mile.</summary>
    private static void LookAtMiles(JudgedPack pack)
    {
        const string path = "travel.daily_cost";
        if (pack.Pack.Plan.Leaves.GetValueOrDefault(path)?.Value is not IReadOnlyList<CurvePoint> curve) return;
        var range = PlausibleRanges.Get("transport_per_mile");
        foreach (var point in curve.Where(point => point.Kilometres >= LeastKilometres))
        {
            var aMile = point.Value / (2.0 * point.Kilometres / KilometresAMile);
            if (range.Holds(aMile)) continue;
            pack.JudgePlan(range, aMile, path);
            return;
        }
    }
}
