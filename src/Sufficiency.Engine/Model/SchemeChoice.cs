namespace Sufficiency.Engine.Model;

/// <summary>Who decides on optional schemes; committed ones open in their planned year in every plan.</summary>
public enum SchemeChoice
{
    /// <summary>The model decides whether and when each opens.</summary>
    Choose,

    /// <summary>Each opens in its planned year.</summary>
    AsPlanned,

    /// <summary>None opens: do-nothing.</summary>
    None,
}
