namespace Sufficiency.Engine.Packs.Overrides;

/// <summary>A value that replaced the pack's.</summary>
/// <param name="Path">Which one.</param>
/// <param name="OldValue">What the pack says; null where it says nothing.</param>
/// <param name="NewValue">What was used.</param>
public sealed record AppliedOverride(string Path, string? OldValue, string NewValue);
