using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Packs;

/// <summary>One way to damage the small pack, and the fault that must be told.</summary>
/// <param name="Name">The kind of damage.</param>
/// <param name="Do">Damages the pack.</param>
/// <param name="File">The file told.</param>
/// <param name="Line">The line told.</param>
/// <param name="Column">The column told.</param>
/// <param name="Value">The value told.</param>
/// <param name="Words">Part of problem and advice.</param>
internal sealed record Damage(string Name, Func<SmallPack, SmallPack> Do, string File, int? Line, string? Column,
    string? Value, string Words);
