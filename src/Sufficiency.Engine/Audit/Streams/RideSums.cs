namespace Sufficiency.Engine.Audit.Streams;

/// <summary>Placed pupils by whole minute of their ride, rounded up, with the kilometres that they ride.</summary>
internal sealed class RideSums(AuditRoles roles)
{
    // A damaged table may hold any number; rides longer than a day count as a day.
    private const int LongestMinutes = 24 * 60;
    private readonly RoleGrid<Ridden> rides = new(roles.Phases, roles.Types, roles.Years);

    /// <summary>Adds pupils who ride alike; nobody rides a journey without kilometres.</summary>
    public void Add(int phase, int type, int year, in AuditJourney journey, double pupils)
    {
        if (!double.IsFinite(journey.Minutes) || journey.Kilometres <= 0.0) return;
        ref var ridden = ref rides[rides.PlaceOf(phase, type, year)];
        if (ridden.Minutes is null) ridden = new(new (double, double)[LongestMinutes + 1]);
        ref var ride = ref ridden.Minutes![(int)Math.Ceiling(Math.Clamp(journey.Minutes - 1e-6, 0.0, LongestMinutes))];
        ride.Pupils += pupils;
        ride.Kilometres += pupils * journey.Kilometres;
    }

    /// <summary>The sums as rows.</summary>
    public IEnumerable<RideRow> Rows() =>
        from found in rides.Filled()
        from minute in Enumerable.Range(0, LongestMinutes + 1)
        let ride = found.Value.Minutes![minute]
        where ride != default
        select new RideRow
        {
            Phase = roles.Phases.Names[found.Numbers[0]],
            ProvisionType = roles.Types.Names[found.Numbers[1]],
            AcademicYear = roles.Years.FindYear(found.Numbers[2])!.Value,
            Minute = minute,
            Pupils = ride.Pupils.OrNothing(),
            PupilKilometres = ride.Kilometres.OrNothing(),
        };

    /// <summary>Rides of one phase, provision type and year; null minutes if there are none.</summary>
    private readonly record struct Ridden((double Pupils, double Kilometres)[]? Minutes);
}
