namespace Sufficiency.Returns.Mapping;

/// <summary>Which age of a pupil a form asks for.</summary>
public enum AgeChoice
{
    /// <summary>Age turned in the school year: Reception is 5.</summary>
    TurnedInYear,

    /// <summary>Age in whole years on 31 August before the school year: Reception is 4.</summary>
    AtEndOfAugust,
}
