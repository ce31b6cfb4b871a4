namespace Sufficiency.Web.Reading;

/// <summary>How the plans of England divide, to stand beside an authority's.</summary>
/// <param name="January">The January in which they were counted, such as <c>2025-01</c>.</param>
/// <param name="Source">Where the counts stand.</param>
/// <param name="Plans">All plans of England.</param>
/// <param name="Shares">Shares of all plans by way and code of the group.</param>
public sealed record EnglandShares(
    string January, string Source, double Plans, IReadOnlyDictionary<(string Way, string Code), double> Shares)
{
    /// <summary>The counts that the engine embeds; null if it embeds none.</summary>
    public static EnglandShares? Embedded => null;

    /// <summary>Share of a group; null if England's counts do not tell it apart.</summary>
    public double? Find(string way, string code) => Shares.TryGetValue((way, code), out var share) ? share : null;
}
