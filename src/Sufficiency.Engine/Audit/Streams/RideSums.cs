namespace Sufficiency.Engine.Audit.Streams;

/// <summary>Placed pupils by whole minute of their ride, rounded up, with the kilometres they ride.</summary>
internal sealed record RideRow(int AcademicYear, string Phase, string ProvisionType, int Minute, double? Pupils, double? PupilKilometres);

/// <summary>Rides summed up by phase, provision type and year while placements are read.</summary>
internal sealed class RideSums(AuditRoles roles)
{
    // A damaged table may hold any number; longer rides than a day count as a day.
    private const int LongestMinutes = 24 * 60;
    // [phase, provision type, year][minute]
    private readonly (double Pupils, double Kilometres)[]?[] rides =
        new (double, double)[roles.Phases.Count * roles.Types.Count * roles.Years.Count][];

    /// <summary>Adds pupils who ride alike; where no way is given nobody rides.</summary>
    public void Add(int phase, int type, int year, in AuditJourney journey, double pupils)
    {
        if (!double.IsFinite(journey.Minutes) || journey.Kilometres <= 0.0) return;
        var minutes = rides[(((phase * roles.Types.Count) + type) * roles.Years.Count) + year] ??= new (double, double)[LongestMinutes + 1];
        ref var ride = ref minutes[(int)Math.Ceiling(Math.Clamp(journey.Minutes - 1e-6, 0.0, LongestMinutes))];
        ride = (ride.Pupils + pupils, ride.Kilometres + (pupils * journey.Kilometres));
    }

    /// <summary>The sums as rows.</summary>
    public IEnumerable<RideRow> Rows()
    {
        for (var at = 0; at < rides.Length; at++)
        {
            if (rides[at] is not { } minutes) continue;
            var (rest, year) = Math.DivRem(at, roles.Years.Count);
            var (phase, type) = Math.DivRem(rest, roles.Types.Count);
            for (var minute = 0; minute < minutes.Length; minute++)
            {
                if (minutes[minute] == default) continue;
                yield return new(
                    roles.Years.FindYear(year)!.Value, roles.Phases.Names[phase], roles.Types.Names[type], minute,
                    minutes[minute].Pupils.OrNothing(), minutes[minute].Kilometres.OrNothing());
            }
        }
    }
}
