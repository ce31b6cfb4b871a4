namespace Sufficiency.Engine.Solving.Decomposition;

/// <summary>Minima made smooth: over the arcs of a source by entropy, over the range of a column by a logarithmic barrier.</summary>
internal static class SoftMinimum
{
    private const double Negligible = 40.0; // temperatures: exp(−40) of a share is nothing

    /// <summary>Where cost x − h log x − h log(range − x) is least.</summary>
    public static double Inner(double reduced, double range, double heat)
    {
        if (double.IsPositiveInfinity(range)) return heat / reduced; // a slack: its price has a sign, so that its reduced cost is positive
        var near = Near(reduced, range, heat);
        return reduced >= 0 ? near : range - near;
    }

    /// <summary>How far that is from the nearer end.</summary>
    public static double Near(double reduced, double range, double heat)
    {
        var size = Math.Abs(reduced);
        return 2.0 * heat * range / ((size * range) + (2.0 * heat) + Math.Sqrt((size * range * size * range) + (4.0 * heat * heat)));
    }

    /// <summary>What a unit along each arc position earns.</summary>
    public static double[] Earns(SmoothFamily family, double[] prices)
    {
        var earns = new double[family.Rows.Length];
        for (var a = 0; a < earns.Length; a++) earns[a] = SmoothDual.Dot(family.Rows[a], prices);
        return earns;
    }

    /// <summary>Writes the shares of a member and returns its soft minimum a unit.</summary>
    public static double Share(SmoothFamily family, int member, double[] earns, double heat, Span<double> shares)
    {
        var start = family.Start[member];
        var least = double.PositiveInfinity;
        for (var k = 0; k < shares.Length; k++)
        {
            var reduced = family.Cost[start + k] - earns[family.Position[start + k]];
            shares[k] = reduced;
            if (reduced < least) least = reduced;
        }

        var sum = 0.0;
        for (var k = 0; k < shares.Length; k++)
        {
            var distance = (shares[k] - least) / heat;
            sum += shares[k] = distance > Negligible ? 0.0 : Math.Exp(-distance);
        }

        for (var k = 0; k < shares.Length; k++) shares[k] /= sum;
        return least - (heat * Math.Log(sum));
    }
}
