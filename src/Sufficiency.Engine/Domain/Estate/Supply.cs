namespace Sufficiency.Engine.Domain.Estate;

/// <summary>How an authority comes by places, the most wanted first.</summary>
public enum Supply
{
    /// <summary>Its own schools, bases and colleges.</summary>
    Own,

    /// <summary>Bought from named schools and neighbours, as many as they give it today and what that grows to.</summary>
    Agreed,

    /// <summary>Further places bought at a price that rises with how many are taken.</summary>
    Tranche,

    /// <summary>A package for one pupil: education otherwise than at school, tuition or a residential place;
    /// without limit, and dearest of all.</summary>
    Bespoke,
}

/// <summary>Whose places an authority buys.</summary>
public enum Market
{
    /// <summary>An independent or non-maintained special school inside the county.</summary>
    IndependentInCounty,

    /// <summary>A neighbouring authority's special school.</summary>
    NeighbouringAuthority,

    /// <summary>An independent or non-maintained special school outside the county.</summary>
    FurtherAway,
}

/// <summary>The codes of supply and market in files.</summary>
public static class SupplyCodes
{
    private static readonly string[] Supplies = ["own", "agreed", "tranche", "bespoke"];
    private static readonly string[] Markets = ["independent_in_county", "neighbouring_authority", "further_away"];

    /// <summary>The code, such as <c>tranche</c>.</summary>
    public static string ToCode(this Supply supply) => Supplies[(int)supply];

    /// <summary>The code, such as <c>further_away</c>.</summary>
    public static string ToCode(this Market market) => Markets[(int)market];

    /// <summary>The market of a code, or null.</summary>
    public static Market? FindMarket(string code) => Array.IndexOf(Markets, code) is >= 0 and var i ? (Market)i : null;
}
