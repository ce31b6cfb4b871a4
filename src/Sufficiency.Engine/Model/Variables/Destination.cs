namespace Sufficiency.Engine.Model.Variables;

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
