using Sufficiency.Engine.Packs.Overrides;
using Sufficiency.Engine.Packs.Schema;

namespace Sufficiency.Engine.Sweeps.Runs;

/// <summary>Keys by which scenarios share what their changes do not touch: the changes that touch it, as one text.</summary>
internal static class ChangeKey
{
    /// <summary>The key of what depends on the values of some effects.</summary>
    /// <param name="changes">All changes of a scenario.</param>
    /// <param name="effects">What is to be shared.</param>
    public static string Of(IEnumerable<AppliedOverride> changes, Effects effects) =>
        Of(changes.Where(change => (PackSchema.Current.EffectsOf(change.Path) & effects) != Effects.None));

    /// <summary>The key of some changes. Their order counts: of relative changes to one path the last figure holds.</summary>
    public static string Of(IEnumerable<AppliedOverride> changes) =>
        string.Join('\n', changes.Select(change => $"{change.Path}={change.NewValue}"));
}
