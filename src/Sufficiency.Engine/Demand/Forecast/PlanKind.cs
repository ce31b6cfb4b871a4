using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.Engine.Demand.Forecast;

/// <summary>Plans told apart by where their pupils are taught: how they are counted, and how they are forecast.</summary>
/// <param name="Code">Its code, such as <c>mainstream</c>.</param>
/// <param name="HasRange">Whether the ranges of the rates decide it, so that its forecast has a range.</param>
/// <param name="IsCounted">Whether counted plans are of it.</param>
/// <param name="IsForecast">Whether a row of the forecast is of it.</param>
internal sealed record PlanKind(string Code, bool HasRange, Func<PlansCount, bool> IsCounted, Func<StockRow, bool> IsForecast)
{
    /// <summary>Every plan.</summary>
    public static PlanKind All { get; } = new("all", true, _ => true, _ => true);

    /// <summary>
    /// Reception to Year 14 by provision. Special schools and out of county are one, since places decide which of the two a pupil goes to.
    /// Pupils without a school place follow from rates without a range.
    /// </summary>
    public static IReadOnlyList<PlanKind> ByProvision { get; } =
    [
        Of("mainstream", true, [Setting.Mainstream], [Tier.Mainstream]),
        Of("resource_base", true, [Setting.ResourceBase], [Tier.Base]),
        Of("special_or_beyond", true, [Setting.SpecialSchool, Setting.OutOfCounty], [Tier.Special, Tier.Beyond]),
        Of("elsewhere", false, [Setting.NoSchoolPlace], []),
    ];

    /// <summary>Reception to Year 14, and mainstream alone does not suit: a base, a special school or more is needed.</summary>
    public static PlanKind Specialist { get; } = Of(
        "specialist", true, [Setting.ResourceBase, Setting.SpecialSchool, Setting.OutOfCounty],
        [Tier.Base, Tier.Enhanced, Tier.Special, Tier.Beyond]);

    private static PlanKind Of(string code, bool hasRange, Setting[] settings, Tier[] tiers) => new(
        code,
        hasRange,
        plans => IsOfSchoolAge(plans.YearGroup) && settings.Contains(plans.Setting),
        row => IsOfSchoolAge(row.YearGroup) && (row.Tier is { } tier ? tiers.Contains(tier) : tiers.Length == 0));

    private static bool IsOfSchoolAge(YearGroup yearGroup) => yearGroup.Value is >= 0 and <= YearGroup.LastPlaced;
}
