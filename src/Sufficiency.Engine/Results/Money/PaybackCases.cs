using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Results.Money;

/// <summary>
/// When a plan has paid for itself, with the schemes and placements of the plan kept and prices at the ends of their ranges.
/// </summary>
internal static class PaybackCases
{
    private const string FeesPath = "tranches[*].fee_gbp";
    private const string PackagesPath = "bespoke_packages[*].price_gbp";
    private const string CapitalPath = "schemes[*].capital_gbp";

    /// <summary>
    /// The central case; best (high fees, low capital) and worst (low fees, high capital) where the data gives ranges. None where the
    /// plan spends no capital of its own.
    /// </summary>
    public static IReadOnlyList<PaybackCase> Rows(PlanningDataset dataset, PlanTables plan, PlanTables doMinimum)
    {
        var flows = Flows(dataset, plan, doMinimum);
        if (flows.All(flow => flow.Capital == 0.0)) return [];
        var (low, high) = (Factors(dataset, isHigh: false), Factors(dataset, isHigh: true));
        var rows = new List<PaybackCase> { Of("central", flows, 1.0, 1.0, 1.0) };
        if (low is { } least && high is { } most)
        {
            rows.Insert(0, Of("best", flows, most.Fees, most.Packages, least.Capital));
            rows.Add(Of("worst", flows, least.Fees, least.Packages, most.Capital));
        }

        return rows;
    }

    /// <summary>The first year from which what is saved in all stays above nil, to the last year; null where that never comes.</summary>
    public static int? FirstYear(IEnumerable<(int Year, double SavedGbp)> years)
    {
        var saved = 0.0;
        int? since = null;
        foreach (var (year, gbp) in years.OrderBy(one => one.Year))
        {
            saved += gbp;
            since = saved <= 0 ? null : since ?? year;
        }

        return since;
    }

    private static PaybackCase Of(string name, IReadOnlyList<Flow> flows, double fees, double packages, double capital)
    {
        var saved = flows.Select(flow =>
            (flow.Year, -(flow.Other + (fees * flow.Fees) + (packages * flow.Packages) + (capital * flow.Capital)))).ToList();
        return new()
        {
            Case = name,
            FeeFactor = fees,
            PackageFactor = packages,
            CapitalFactor = capital,
            PaybackYear = FirstYear(saved),
            SavingGbp = saved.Sum(year => year.Item2),
        };
    }

    private static (double Fees, double Packages, double Capital)? Factors(PlanningDataset dataset, bool isHigh) =>
        Factor(dataset, FeesPath, isHigh) is { } fees && Factor(dataset, CapitalPath, isHigh) is { } capital
            ? (fees, Factor(dataset, PackagesPath, isHigh) ?? 1.0, capital) : null;

    private static double? Factor(PlanningDataset dataset, string path, bool isHigh) =>
        dataset.AssumptionRanges.FirstOrDefault(range => string.Equals(range.Path, path, StringComparison.Ordinal))?.Factor(isHigh);

    /// <summary>Plan less do-minimum by year; capital that is spent before the planned years counts in the first.</summary>
    private static List<Flow> Flows(PlanningDataset dataset, PlanTables plan, PlanTables doMinimum)
    {
        var supplies = dataset.Providers.ToDictionary(provider => provider.Id.Value, provider => provider.Supply, StringComparer.Ordinal);
        var capital = CapitalSpending.Rows(dataset, plan, doMinimum);
        var (first, last) = (dataset.Horizon.First.StartYear, dataset.Horizon.Last.StartYear);
        return [.. dataset.Horizon.Years.Select(year => new Flow(
            year.StartYear, Difference(year.StartYear, null), Difference(year.StartYear, Supply.Tranche),
            Difference(year.StartYear, Supply.Bespoke),
            capital.Where(row => Math.Clamp(row.AcademicYear, first, last) == year.StartYear).Sum(row =>
            row.Plan == "plan" ? row.CapitalGbp : -row.CapitalGbp)))];

        double Difference(int year, Supply? supply) => Sum(plan.Costs, year, supply) - Sum(doMinimum.Costs, year, supply);

        double Sum(IReadOnlyList<CostRow> costs, int year, Supply? supply) =>
            costs.Where(row => row.AcademicYear == year && row.Kind != "capital" && SupplyOf(row) == supply).Sum(row => row.CostGbp);

        Supply? SupplyOf(CostRow row) =>
            row is { Kind: "fee", ProviderId: { } id } && supplies[id] is Supply.Tranche or Supply.Bespoke ? supplies[row.ProviderId!]
            : null;
    }

    private sealed record Flow(int Year, double Other, double Fees, double Packages, double Capital);
}
