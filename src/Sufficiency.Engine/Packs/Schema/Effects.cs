namespace Sufficiency.Engine.Packs.Schema;

/// <summary>What must be worked out again where a value of a data pack changes: the words of <c>affects</c> in the schema.</summary>
[Flags]
internal enum Effects
{
    /// <summary>Nothing is said.</summary>
    None = 0,

    /// <summary>The demand forecast.</summary>
    Demand = 1,

    /// <summary>The travel matrix.</summary>
    Travel = 2,

    /// <summary>Costs, penalties and need classes of the model.</summary>
    Figures = 4,

    /// <summary>Which schemes can be built, when, and for how much.</summary>
    Schemes = 8,

    /// <summary>Tables and summaries alone.</summary>
    Results = 16,
}
