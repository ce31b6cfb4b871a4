namespace Sufficiency.OpenData.Pupils;

/// <summary>A share counted here, drawn towards England's where few are counted.</summary>
/// <remarks>
/// The mean of the posterior under a beta prior: (count + size × share) ÷ (pupils + size). Several shares have a Dirichlet prior. The
/// prior's mean is England's share, and its sample size is a stated number of pupils. Gelman and others, Bayesian Data Analysis, third
/// edition (2013), sections 2.4 and 3.4.
/// </remarks>
internal static class DrawnShare
{
    /// <summary>One share.</summary>
    /// <param name="count">Pupils counted here to whom it happened.</param>
    /// <param name="pupils">Pupils here to whom it could happen.</param>
    /// <param name="england">England's share.</param>
    /// <param name="size">The prior's sample size, in pupils.</param>
    public static double Of(double count, double pupils, double england, double size) =>
        pupils + size > 0.0 ? (count + (size * england)) / (pupils + size) : england;

    /// <summary>Shares of several kinds that sum to 1.</summary>
    /// <param name="counts">Pupils counted here by kind.</param>
    /// <param name="england">England's shares, which sum to 1.</param>
    /// <param name="size">The prior's sample size, in pupils.</param>
    public static double[] Of(double[] counts, double[] england, double size)
    {
        var pupils = counts.Sum();
        return [.. counts.Select((count, kind) => Of(count, pupils, england[kind], size))];
    }
}
