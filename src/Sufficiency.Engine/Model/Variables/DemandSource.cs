using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.Engine.Model.Variables;

/// <summary>Pupils of one class of needs who need a place of one kind, live in one area and need it in one year.</summary>
/// <param name="Tier">Tier.</param>
/// <param name="Entry">Entry point.</param>
/// <param name="Year">Position in the horizon of the year of need.</param>
/// <param name="NeedClass">Position among the need classes of the tier and entry point.</param>
/// <param name="Area">Index of the home area.</param>
/// <param name="Pupils">How many, positive.</param>
internal readonly record struct DemandSource(Tier Tier, EntryPoint Entry, int Year, int NeedClass, int Area, double Pupils);

/// <summary>The sources that differ only in area; [From, To) among all sources.</summary>
internal readonly record struct DemandGroup(Tier Tier, EntryPoint Entry, int Year, int NeedClass, int From, int To);

/// <summary>Where one placed pupil goes and when.</summary>
/// <param name="Provider">Index of the provider; −1 for waiting to the end of the phase.</param>
/// <param name="Delay">Years waited before.</param>
internal readonly record struct Destination(int Provider, int Delay)
{
    /// <summary>Never placed in the phase.</summary>
    public static Destination Waiting => new(-1, 0);

    /// <summary>Whether the pupil is never placed.</summary>
    public bool IsWaiting => Provider < 0;
}
