using System.Globalization;

namespace Sufficiency.Engine.Demand.Backtest;

/// <summary>An age band of the DfE's SEN2 releases, ages at 31 August before the January.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Title">The DfE's wording.</param>
/// <param name="Youngest">Youngest age.</param>
/// <param name="Oldest">Oldest age.</param>
internal sealed record AgeBand(string Code, string Title, int Youngest, int Oldest)
{
    /// <summary>Every band, youngest first; together they cover ages 0 to 25.</summary>
    public static IReadOnlyList<AgeBand> All { get; } =
    [
        new("under_5", "Under 5", 0, 4),
        new("5_to_10", "Age 5 to 10", 5, 10),
        new("11_to_15", "Age 11 to 15", 11, 15),
        new("16_to_19", "Age 16 to 19", 16, 19),
        new("20_to_25", "Age 20 to 25", 20, 25),
    ];

    /// <summary>How many ages it spans.</summary>
    public int Span => Oldest - Youngest + 1;

    /// <summary>Position of the band an age belongs to.</summary>
    public static int PositionOf(int age)
    {
        for (var band = 0; band < All.Count; band++)
        {
            if (age <= All[band].Oldest) return band;
        }

        return All.Count - 1;
    }

    /// <summary>Position of the band of a published category: a band's wording or code, or a single age such as <c>7</c>, <c>age 7</c>, <c>2 and under</c>; −1 where it is none.</summary>
    public static int FindPosition(string category)
    {
        for (var band = 0; band < All.Count; band++)
        {
            if (string.Equals(category, All[band].Title, StringComparison.OrdinalIgnoreCase) || string.Equals(category, All[band].Code, StringComparison.Ordinal)) return band;
        }

        var number = category.AsSpan().Trim();
        if (number.StartsWith("age ", StringComparison.OrdinalIgnoreCase)) number = number[4..];
        var end = 0;
        while (end < number.Length && char.IsAsciiDigit(number[end])) end++;
        var rest = number[end..].Trim();
        var isSingle = rest.IsEmpty || rest is "and under" or "and over";
        return isSingle && int.TryParse(number[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var age) ? PositionOf(age) : -1;
    }
}
