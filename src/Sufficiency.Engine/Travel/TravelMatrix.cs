namespace Sufficiency.Engine.Travel;

/// <summary>Road distance and journey time from every home area to every provider.</summary>
/// <remarks>Areas and providers stand in the dataset's order; arrays are [area, provider], flattened by rows.</remarks>
public sealed class TravelMatrix
{
    private readonly double[] kilometres; // [area, provider]
    private readonly double[] minutes; // [area, provider]

    /// <summary>Takes both arrays, each of areas × providers values.</summary>
    /// <exception cref="ArgumentException">A length does not match.</exception>
    public TravelMatrix(int areaCount, int providerCount, double[] kilometres, double[] minutes)
    {
        ArgumentNullException.ThrowIfNull(kilometres);
        ArgumentNullException.ThrowIfNull(minutes);
        if (kilometres.Length != areaCount * providerCount || minutes.Length != kilometres.Length)
            throw new ArgumentException($"A matrix of {areaCount} areas and {providerCount} providers "
                + $"needs {areaCount * providerCount} values.", nameof(kilometres));
        AreaCount = areaCount;
        ProviderCount = providerCount;
        this.kilometres = kilometres;
        this.minutes = minutes;
    }

    /// <summary>Number of home areas.</summary>
    public int AreaCount { get; }

    /// <summary>Number of providers.</summary>
    public int ProviderCount { get; }

    /// <summary>One-way road distance.</summary>
    public double Kilometres(int area, int provider) => kilometres[(area * ProviderCount) + provider];

    /// <summary>One-way journey time.</summary>
    public double Minutes(int area, int provider) => minutes[(area * ProviderCount) + provider];
}
