using Sufficiency.Engine.Packs.Additions;

namespace Sufficiency.Engine.Sweeps.WhatIf;

/// <summary>What is asked of a run: values and schemes that differ from it.</summary>
public sealed record WhatIfChange
{
    /// <summary>Values that replace the run's, each in the text form of <c>--set</c>.</summary>
    public IReadOnlyList<string> Sets { get; init; } = [];

    /// <summary>What is decided of schemes, by code; a scheme without an entry is left to <see cref="ChoosesAgain"/>.</summary>
    public IReadOnlyDictionary<string, SchemeDecision> Schemes { get; init; } =
        new Dictionary<string, SchemeDecision>(StringComparer.Ordinal);

    /// <summary>Whether all other schemes are chosen again; else they open as in the run.</summary>
    public bool ChoosesAgain { get; init; }

    /// <summary>Schemes that the pack does not have.</summary>
    /// <remarks>Where other schemes open as in the run, an added one opens in its first year, unless <see cref="Schemes"/> says otherwise.
    /// </remarks>
    public IReadOnlyList<AddedScheme> Added { get; init; } = [];
}

/// <summary>What is decided of one scheme.</summary>
/// <param name="Opening">Start of the academic year it opens in; null if it stays closed.</param>
public readonly record struct SchemeDecision(int? Opening)
{
    /// <summary>It stays closed.</summary>
    public static SchemeDecision Closed => new(null);

    /// <summary>It opens in a year.</summary>
    public static SchemeDecision OpenIn(int year) => new(year);
}
