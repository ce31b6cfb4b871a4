using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.Engine.Model.Data;

/// <summary>The pools of a provider's places: those in all, and where given those for the pupils of one phase.</summary>
internal static class PlacePools
{
    /// <summary>How many there can be.</summary>
    public const int Count = 4;

    /// <summary>The pool of all its places.</summary>
    public const int Whole = 0;

    /// <summary>Pools of single phases.</summary>
    public static IReadOnlyList<int> OfPhases { get; } = [(int)Phase.Primary, (int)Phase.Secondary, (int)Phase.PostSixteen];

    /// <summary>The phase whose pupils alone a pool counts; null for the whole.</summary>
    public static Phase? PhaseOf(int pool) => pool == Whole ? null : (Phase)pool;
}
