namespace Sufficiency.Engine.Results.Money;

/// <summary>The money of a plan in a year, and how each line leads to the next.</summary>
/// <param name="Plan">plan, do_nothing or difference.</param>
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

/// <summary>A kind of cost in all years together, to the penny: a step between do-minimum and the plan.</summary>
/// <param name="Kind">Kind of cost.</param>
/// <param name="Supply">How the places are come by, for fees; null for other kinds.</param>
/// <param name="DoMinimumGbp">With committed schemes only.</param>
/// <param name="PlanGbp">In the plan.</param>
/// <param name="DifferenceGbp">Plan less do-minimum.</param>
public sealed record MoneyStep(string Kind, string? Supply, double DoMinimumGbp, double PlanGbp, double DifferenceGbp);

/// <summary>Capital of a scheme in a year of spending, at base-year prices.</summary>
/// <param name="Plan">plan or do_nothing.</param>
/// <param name="SchemeId">The scheme.</param>
/// <param name="AcademicYear">Year of spending; before the planned years where it is spent already.</param>
/// <param name="Funder">Who pays; not_found where the data does not say.</param>
/// <param name="CapitalGbp">What is spent.</param>
public sealed record CapitalYear(string Plan, string SchemeId, int AcademicYear, string Funder, double CapitalGbp);

/// <summary>The year from which a plan has cost less in all than do-minimum, capital counted when it is spent.</summary>
/// <param name="Case">central, best or worst.</param>
/// <param name="FeeFactor">Factor on fees of further places bought.</param>
/// <param name="PackageFactor">Factor on packages for one pupil.</param>
/// <param name="CapitalFactor">Factor on the capital of schemes.</param>
/// <param name="PaybackYear">Null where it does not come within the planned years.</param>
/// <param name="SavingGbp">Saved over the planned years, capital counted when it is spent; negative where it costs more.</param>
public sealed record PaybackCase(string Case, double FeeFactor, double PackageFactor, double CapitalFactor, int? PaybackYear,
    double SavingGbp);
