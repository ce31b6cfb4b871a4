using Sufficiency.Engine.Domain.Grids;

namespace Sufficiency.Engine.Travel;

/// <summary>Road distance and journey time from every home area to every provider, in the dataset's order.</summary>
public sealed class TravelMatrix
{
    private readonly Grid kilometres;
    private readonly Grid minutes;

    /// <summary>Takes both figures by area and provider.</summary>
    /// <exception cref="ArgumentException">The grids differ in their axes.</exception>
    public TravelMatrix(Grid kilometres, Grid minutes)
    {
        ArgumentNullException.ThrowIfNull(kilometres);
        ArgumentNullException.ThrowIfNull(minutes);
        if (kilometres.Axes.Count != 2 || !kilometres.Axes.SequenceEqual(minutes.Axes))
            throw new ArgumentException("Distance and time need the same areas and providers.", nameof(minutes));
        (this.kilometres, this.minutes) = (kilometres, minutes);
    }

    /// <summary>Number of home areas.</summary>
    public int AreaCount => kilometres.Axes[0].Length;

    /// <summary>Number of providers.</summary>
    public int ProviderCount => kilometres.Axes[1].Length;

    /// <summary>One-way road distance.</summary>
    public double Kilometres(int area, int provider) => kilometres[area, provider];

    /// <summary>One-way journey time.</summary>
    public double Minutes(int area, int provider) => minutes[area, provider];
}
