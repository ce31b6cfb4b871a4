namespace Sufficiency.Engine.Domain.Pupils;

/// <summary>A set of phases.</summary>
/// <param name="Bits">Bit <c>i</c> is set where the phase of value <c>i</c> belongs to the set.</param>
public readonly record struct PhaseSet(uint Bits)
{
    /// <summary>The set of the phases given.</summary>
    public static PhaseSet Of(IEnumerable<Phase> phases) => new(phases.Aggregate(0u, (bits, phase) => bits | (1u << (int)phase)));

    /// <summary>Whether a phase belongs.</summary>
    public bool Contains(Phase phase) => (Bits & (1u << (int)phase)) != 0;
}
