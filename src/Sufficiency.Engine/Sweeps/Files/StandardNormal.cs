namespace Sufficiency.Engine.Sweeps.Files;

/// <summary>The normal distribution of mean 0 and deviation 1.</summary>
internal static class StandardNormal
{
    // P. J. Acklam's rational approximation of the inverse (2003, relative error below 1.15e-9), sharpened by a step of Halley's method.
    private static readonly double[] A = [-3.969683028665376e+01, 2.209460984245205e+02, -2.759285104469687e+02, 1.383577518672690e+02,
        -3.066479806614716e+01, 2.506628277459239e+00];
    private static readonly double[] B =
        [-5.447609879822406e+01, 1.615858368580409e+02, -1.556989798598866e+02, 6.680131188771972e+01, -1.328068155288572e+01, 1];
    private static readonly double[] C = [-7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838e+00, -2.549732539343734e+00,
        4.374664141464968e+00, 2.938163982698783e+00];
    private static readonly double[] D = [7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00, 3.754408661907416e+00, 1];

    /// <summary>Probability of a value below x.</summary>
    /// <remarks>Series for small |x| and continued fraction for large ones (Abramowitz and Stegun 1964, 26.2.11 and 26.2.14).</remarks>
    public static double Below(double x)
    {
        if (double.IsInfinity(x)) return x > 0 ? 1 : 0;
        var density = Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);
        if (Math.Abs(x) < 3)
        {
            var (term, sum) = (x, x);
            for (var n = 3; n < 200 && Math.Abs(term) > 1e-17; n += 2) sum += term *= x * x / n;
            return 0.5 + (density * sum);
        }

        var fraction = Math.Abs(x);
        for (var n = 60; n >= 1; n--) fraction = Math.Abs(x) + (n / fraction);
        var tail = density / fraction;
        return x > 0 ? 1 - tail : tail;
    }

    /// <summary>The value below which lies a share u.</summary>
    public static double Quantile(double u)
    {
        if (u is <= 0 or >= 1) return u <= 0 ? double.NegativeInfinity : double.PositiveInfinity;
        var x = Approximate(u);
        var error = (Below(x) - u) * Math.Sqrt(2 * Math.PI) * Math.Exp(x * x / 2);
        return x - (error / (1 + (x * error / 2)));
    }

    private static double Approximate(double u)
    {
        const double tail = 0.02425;
        if (u > 1 - tail) return -Approximate(1 - u);
        if (u < tail)
        {
            var q = Math.Sqrt(-2 * Math.Log(u));
            return Polynomial(C, q) / Polynomial(D, q);
        }

        var middle = u - 0.5;
        return middle * Polynomial(A, middle * middle) / Polynomial(B, middle * middle);
    }

    private static double Polynomial(double[] coefficients, double x)
    {
        var value = 0.0;
        foreach (var coefficient in coefficients) value = (value * x) + coefficient;
        return value;
    }
}
