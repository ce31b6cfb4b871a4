using System.Globalization;
using Sufficiency.Web.Reading;

namespace Sufficiency.Web.Comparison;

/// <summary>Money in whole pence, so that lines add up to their total exactly.</summary>
public static class Pence
{
    /// <summary>Pounds to the nearest penny.</summary>
    public static long Of(double pounds) => (long)Math.Round(pounds * 100.0, MidpointRounding.AwayFromZero);

    /// <summary>Amounts in pence whose sum is a total that is known: the largest remainders are rounded up.</summary>
    /// <param name="pounds">The amounts.</param>
    /// <param name="total">Their sum in pence.</param>
    public static IReadOnlyList<long> Split(IReadOnlyList<double> pounds, long total)
    {
        ArgumentNullException.ThrowIfNull(pounds);
        var pence = pounds.Select(amount => (long)Math.Floor(amount * 100.0)).ToArray();
        if (pence.Length == 0) return pence;
        var order = Enumerable.Range(0, pence.Length).OrderByDescending(i => (pounds[i] * 100.0) - pence[i]).ThenBy(i => i).ToList();
        var left = total - pence.Sum();
        for (var i = 0; left != 0; i = (i + 1) % order.Count)
        {
            pence[order[i]] += Math.Sign(left);
            left -= Math.Sign(left);
        }

        return pence;
    }

    /// <summary>Pounds and pence: <c>£1,234.56</c>, <c>−£0.04</c>.</summary>
    public static string Text(long pence) =>
        (pence < 0 ? "−" : "") + string.Create(CultureInfo.InvariantCulture, $"£{Math.Abs(pence) / 100m:N2}");

    /// <summary>Pounds and pence more or less: <c>+£1,234.56</c>.</summary>
    public static string More(long pence) => (pence > 0 ? "+" : "") + Text(pence);

    /// <summary>Millions with one decimal; thousands where there is less than a million.</summary>
    public static string Short(double pounds) => Math.Abs(pounds) >= 950_000 ? Words.Millions(pounds)
        : Words.Pounds(Math.Abs(pounds) >= 1000.0 ? Math.Round(pounds / 1000.0) * 1000.0 : pounds);

    /// <summary>The same with a plus where it is more.</summary>
    public static string ShortMore(double pounds) => (pounds >= 0.5 ? "+" : "") + Short(pounds);
}
