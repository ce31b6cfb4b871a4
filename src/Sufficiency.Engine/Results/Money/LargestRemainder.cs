namespace Sufficiency.Engine.Results.Money;

/// <summary>Rounds the lines of a sum so that the shown lines add up to the shown total.</summary>
public static class LargestRemainder
{
    /// <summary>
    /// Each amount in whole units of a size; the lines with the largest remainders are rounded up, the first of equals first.
    /// </summary>
    /// <param name="amounts">The lines.</param>
    /// <param name="unit">The unit that is shown, such as £100,000.</param>
    /// <returns>Whole units by line; their sum is the rounded total.</returns>
    public static IReadOnlyList<long> Units(IReadOnlyList<double> amounts, double unit)
    {
        ArgumentNullException.ThrowIfNull(amounts);
        var total = (long)Math.Round(amounts.Sum() / unit, MidpointRounding.AwayFromZero);
        var units = amounts.Select(amount => (long)Math.Floor(amount / unit)).ToArray();
        var left = (int)(total - units.Sum());
        var first = Enumerable.Range(0, units.Length).OrderByDescending(i => (amounts[i] / unit) - units[i]).ThenBy(i =>
            i).Take(Math.Max(0, left));
        foreach (var i in first) units[i]++;
        return units;
    }

    /// <summary>Each amount in pounds to the penny.</summary>
    public static IReadOnlyList<double> ToPence(IReadOnlyList<double> amounts) => [.. Units(amounts, 0.01).Select(pence => pence / 100.0)];
}
