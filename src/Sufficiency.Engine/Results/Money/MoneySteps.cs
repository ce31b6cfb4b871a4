using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Results.Money;

/// <summary>Explains the difference of two plans kind by kind, to the penny.</summary>
internal static class MoneySteps
{
    /// <summary>Every kind of money of either plan at base-year prices, all years of the costs together; fees
    /// by how the places are come by.</summary>
    public static IReadOnlyList<MoneyStep> Rows(PlanningDataset dataset, IEnumerable<CostRow> plan, IEnumerable<CostRow> doMinimum)
    {
        var supplies = dataset.Providers.ToDictionary(provider => provider.Id.Value, provider => provider.Supply, StringComparer.Ordinal);
        var (ours, theirs) = (Sums(plan, supplies), Sums(doMinimum, supplies));
        var keys = ours.Keys.Union(theirs.Keys).OrderBy(key => key.Kind, StringComparer.Ordinal).ThenBy(key =>
            key.Supply, StringComparer.Ordinal).ToList();
        var planGbp = LargestRemainder.ToPence([.. keys.Select(key => ours.GetValueOrDefault(key))]);
        var doMinimumGbp = LargestRemainder.ToPence([.. keys.Select(key => theirs.GetValueOrDefault(key))]);
        return [.. keys.Select((key, i) =>
            new MoneyStep(key.Kind, key.Supply, doMinimumGbp[i], planGbp[i], Math.Round(planGbp[i] - doMinimumGbp[i], 2)))];
    }

    private static Dictionary<(string Kind, string? Supply),
        double> Sums(IEnumerable<CostRow> costs, Dictionary<string, Supply> supplies) => costs
        .Where(row => row.CostGbp != 0.0)
        .GroupBy(row =>
            (row.Kind, Supply: string.Equals(row.Kind, "fee", StringComparison.Ordinal) && row.ProviderId is { } id
                ? supplies[id].ToCode() : null))
        .ToDictionary(group => group.Key, group => group.Sum(row => row.CostGbp));
}
