using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Results.Money;

/// <summary>Sums the costs of two plans into the one table of money.</summary>
internal static class MoneyTable
{
    /// <summary>The plan, do-minimum and their difference, by year.</summary>
    public static IReadOnlyList<MoneyYear> Rows(PlanningDataset dataset, IReadOnlyList<CostRow> plan, IReadOnlyList<CostRow> doMinimum)
    {
        var (ours, theirs) = (Of(dataset, "plan", plan), Of(dataset, "do_minimum", doMinimum));
        return
        [
            .. ours.Zip(theirs, (one, other) => new MoneyYear
            {
                Plan = "difference",
                AcademicYear = one.AcademicYear,
                PaidCashGbp = one.PaidCashGbp - other.PaidCashGbp,
                PaidGbp = one.PaidGbp - other.PaidGbp,
                DiscountingGbp = one.DiscountingGbp - other.DiscountingGbp,
                DiscountedGbp = one.DiscountedGbp - other.DiscountedGbp,
                PenaltiesGbp = one.PenaltiesGbp - other.PenaltiesGbp,
                MinimisedGbp = one.MinimisedGbp - other.MinimisedGbp,
            }),
            .. theirs,
            .. ours,
        ];
    }

    /// <summary>Cash for a pound of base-year prices.</summary>
    public static double CashFactor(PlanningDataset dataset, AcademicYear year) =>
        Math.Pow(1.0 + dataset.Costs.InflationForFunding, year.YearsAfter(dataset.Costs.PriceBase));

    private static List<MoneyYear> Of(PlanningDataset dataset, string plan, IReadOnlyList<CostRow> costs)
    {
        var rows = costs.ToLookup(row => row.AcademicYear);
        return [.. dataset.Horizon.Years.Select(year => Year(dataset, plan, year, [.. rows[year.StartYear]]))];
    }

    private static MoneyYear Year(PlanningDataset dataset, string plan, AcademicYear year, List<CostRow> rows)
    {
        var paid = rows.Sum(row => row.CostGbp);
        var (discounted, penalties) = (rows.Where(row => row.PenaltyGbp == 0.0).Sum(row => row.DiscountedGbp),
            rows.Where(row => row.PenaltyGbp != 0.0).Sum(row => row.DiscountedGbp));
        return new()
        {
            Plan = plan,
            AcademicYear = year.StartYear,
            PaidCashGbp = paid * CashFactor(dataset, year),
            PaidGbp = paid,
            DiscountingGbp = discounted - paid,
            DiscountedGbp = discounted,
            PenaltiesGbp = penalties,
            MinimisedGbp = discounted + penalties,
        };
    }
}
