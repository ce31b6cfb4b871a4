using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Packs.Plausibility;

/// <summary>One way to make the small pack odd, and the warning that must be given.</summary>
/// <param name="Name">The kind of oddity.</param>
/// <param name="Do">Makes the pack odd.</param>
/// <param name="Check">The check that warns.</param>
/// <param name="File">The file told.</param>
/// <param name="Line">The line told.</param>
/// <param name="Column">The column told.</param>
/// <param name="Words">Part of the warning.</param>
internal sealed record Oddity(string Name, Func<SmallPack, SmallPack> Do, string Check, string File, int? Line, string? Column,
    string Words);
