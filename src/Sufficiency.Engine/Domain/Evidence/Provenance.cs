namespace Sufficiency.Engine.Domain.Evidence;

/// <summary>How sure a figure is.</summary>
public enum Certainty
{
    /// <summary>The value stands in the named source.</summary>
    Found,

    /// <summary>Arithmetic on found values.</summary>
    Derived,

    /// <summary>A working figure with a reason; replace it before relying on it.</summary>
    Assumed,
}

/// <summary>Where a figure comes from.</summary>
/// <param name="Source">Publication, release or reason.</param>
/// <param name="Year">The year, date or period it speaks of, as text.</param>
/// <param name="Certainty">How sure it is.</param>
public sealed record Provenance(string Source, string Year, Certainty Certainty);
