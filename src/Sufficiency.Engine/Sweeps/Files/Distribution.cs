namespace Sufficiency.Engine.Sweeps.Files;

/// <summary>How a random quantity is distributed, by its quantiles.</summary>
internal abstract record Distribution
{
    /// <summary>The value below which it falls with probability <paramref name="u"/>, 0 &lt; u &lt; 1.</summary>
    public abstract double Quantile(double u);
}

/// <summary>Every value between two is equally likely.</summary>
internal sealed record UniformDistribution(double Least, double Most) : Distribution
{
    /// <inheritdoc />
    public override double Quantile(double u) => Least + (u * (Most - Least));
}

/// <summary>Triangular between two values with the most likely one between them.</summary>
internal sealed record TriangularDistribution(double Least, double Mode, double Most) : Distribution
{
    /// <inheritdoc />
    public override double Quantile(double u)
    {
        var (width, left) = (Most - Least, Mode - Least);
        return u * width < left ? Least + Math.Sqrt(u * width * left) : Most - Math.Sqrt((1 - u) * width * (Most - Mode));
    }
}

/// <summary>Normal, cut at bounds where they are given: what lies beyond is drawn again between them.</summary>
internal sealed record NormalDistribution(double Mean, double Deviation, double Least, double Most) : Distribution
{
    /// <inheritdoc />
    public override double Quantile(double u)
    {
        var (from, to) = (StandardNormal.Below((Least - Mean) / Deviation), StandardNormal.Below((Most - Mean) / Deviation));
        return Math.Clamp(Mean + (Deviation * StandardNormal.Quantile(from + (u * (to - from)))), Least, Most);
    }
}

/// <summary>Lognormal, by its median and the standard deviation of its logarithm; cut at bounds if they are given.</summary>
internal sealed record LognormalDistribution(double Median, double Deviation, double Least, double Most) : Distribution
{
    /// <inheritdoc />
    public override double Quantile(double u) =>
        Math.Exp(new NormalDistribution(Math.Log(Median), Deviation, Math.Log(Least), Math.Log(Most)).Quantile(u));
}

/// <summary>One of a few values, each with its probability.</summary>
internal sealed record ChoiceDistribution(IReadOnlyList<(double Value, double Probability)> Choices) : Distribution
{
    /// <inheritdoc />
    public override double Quantile(double u)
    {
        var below = 0.0;
        foreach (var (value, probability) in Choices)
        {
            below += probability;
            if (u < below) return value;
        }

        return Choices[^1].Value;
    }
}
