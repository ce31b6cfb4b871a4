namespace Sufficiency.Engine.Results.Tables;

/// <summary>The money of a plan in a year, and how each line leads to the next.</summary>
/// <param name="Plan">plan, do_minimum or difference.</param>
/// <param name="AcademicYear">The year.</param>
/// <param name="PaidCashGbp">Money paid at the prices of the year.</param>
/// <param name="PaidGbp">The same at base-year prices: the costs table's sum.</param>
/// <param name="DiscountingGbp">What discounting takes off; negative after the price base.</param>
/// <param name="DiscountedGbp">Paid and discounting.</param>
/// <param name="PenaltiesGbp">Penalties, discounted.</param>
/// <param name="MinimisedGbp">Discounted and penalties: the year's part of the objective.</param>
public sealed record MoneyYear(
    string Plan, int AcademicYear, double PaidCashGbp, double PaidGbp, double DiscountingGbp, double DiscountedGbp, double PenaltiesGbp,
    double MinimisedGbp);
