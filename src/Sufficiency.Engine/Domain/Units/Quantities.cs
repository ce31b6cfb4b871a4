namespace Sufficiency.Engine.Domain.Units;

/// <summary>Pounds sterling at base-year prices unless a name says otherwise; positive is a cost.</summary>
public readonly record struct Pounds(double Value);

/// <summary>Road or straight-line distance in kilometres, one way.</summary>
public readonly record struct Kilometres(double Value);

/// <summary>Journey time in minutes, one way.</summary>
public readonly record struct Minutes(double Value);

/// <summary>A point on the British National Grid (EPSG:27700), in metres.</summary>
public readonly record struct GridPoint(double EastingMetres, double NorthingMetres)
{
    /// <summary>Straight-line distance to another point.</summary>
    public Kilometres CrowFlyTo(GridPoint other)
    {
        var east = EastingMetres - other.EastingMetres;
        var north = NorthingMetres - other.NorthingMetres;
        return new(Math.Sqrt((east * east) + (north * north)) / 1000.0);
    }
}
