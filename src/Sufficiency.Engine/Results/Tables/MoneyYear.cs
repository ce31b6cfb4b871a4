namespace Sufficiency.Engine.Results.Tables;

/// <summary>The money of a plan in a year, and how each line leads to the next.</summary>
public sealed record MoneyYear
{
    /// <summary>plan, do_minimum or difference.</summary>
    public required string Plan { get; init; }

    /// <summary>The year.</summary>
    public required int AcademicYear { get; init; }

    /// <summary>Money paid at the prices of the year.</summary>
    public required double PaidCashGbp { get; init; }

    /// <summary>The same at base-year prices: the costs table's sum.</summary>
    public required double PaidGbp { get; init; }

    /// <summary>What discounting takes off; negative after the price base.</summary>
    public required double DiscountingGbp { get; init; }

    /// <summary>Paid and discounting.</summary>
    public required double DiscountedGbp { get; init; }

    /// <summary>Penalties, discounted.</summary>
    public required double PenaltiesGbp { get; init; }

    /// <summary>Discounted and penalties: the year's part of the objective.</summary>
    public required double MinimisedGbp { get; init; }
}
