namespace Sufficiency.Engine.Storage;

/// <summary>A value set for this run.</summary>
/// <param name="Path">Path of the assumption.</param>
/// <param name="OldValue">Value in the data pack.</param>
/// <param name="NewValue">Value used.</param>
public sealed record AppliedOverride(string Path, string OldValue, string NewValue);
