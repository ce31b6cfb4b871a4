using Sufficiency.Engine.Packs.Overrides;
using Sufficiency.Engine.Packs.Schema;

namespace Sufficiency.Engine.Packs.Additions;

/// <summary>A scheme that was added to a pack for one run.</summary>
/// <param name="Scheme">The scheme as it was asked for.</param>
/// <param name="TakenFromPack">Sentences that name the figures it left to the pack.</param>
public sealed record AppliedAddition(AddedScheme Scheme, IReadOnlyList<string> TakenFromPack)
{
    /// <summary>The addition as a change of the pack, whose path says what it affects.</summary>
    /// <remarks>An expansion names a school <c>at</c> which places grow, and affects schemes alone. Others bring a provider.</remarks>
    public AppliedOverride AsChange() =>
        new($"{PackSchema.Current.Additions.Name}[{Scheme.SchemeId}].{(Scheme.OpensProvider ? "name" : "at")}", null,
            AddedSchemeText.WriteInline(Scheme));
}
