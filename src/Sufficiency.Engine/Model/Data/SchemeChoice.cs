namespace Sufficiency.Engine.Model.Data;

/// <summary>Who decides on optional schemes; committed ones open in their planned year in every plan.</summary>
public enum SchemeChoice
{
    /// <summary>The model decides whether and when each opens, generic schemes among them.</summary>
    Choose,

    /// <summary>The model decides on the authority's named schemes; no generic scheme opens.</summary>
    Named,

    /// <summary>Each named scheme opens in its planned year; no generic scheme opens.</summary>
    AsPlanned,

    /// <summary>None opens: do-minimum.</summary>
    None,
}

/// <summary>What the choices have in common.</summary>
public static class SchemeChoices
{
    /// <summary>Whether the model decides on some schemes.</summary>
    public static bool IsFree(this SchemeChoice choice) => choice is SchemeChoice.Choose or SchemeChoice.Named;
}
