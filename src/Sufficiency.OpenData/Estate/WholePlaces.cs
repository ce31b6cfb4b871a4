namespace Sufficiency.OpenData.Estate;

/// <summary>Rounds shares of places to whole places.</summary>
internal static class WholePlaces
{
    /// <summary>Each rounded to the nearest. Where that would exceed the total, the smallest remainders are rounded down.</summary>
    public static double[] Within(double[] exact, double total)
    {
        var rounded = exact.Select(places => Math.Round(places, MidpointRounding.AwayFromZero)).ToArray();
        if (rounded.Sum() <= total) return rounded;
        var whole = exact.Select(Math.Floor).ToArray();
        foreach (var i in Enumerable.Range(0, exact.Length).OrderByDescending(i => exact[i] - whole[i]).ThenBy(i => i))
        {
            if (whole.Sum() + 1.0 > total) break;
            whole[i]++;
        }

        return whole;
    }
}
