using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.Engine.Model.Data;

/// <summary>Which places suit whom.</summary>
internal static class Admissibility
{
    private const int LastYearEveryPostSixteenPupilNeeds = 13;

    /// <summary>
    /// Whether a provider suits the tier, teaches from the youngest a pupil can be after the wait to the end of the phase, and takes
    /// pupils one by one.
    /// </summary>
    public static bool Admits(Provider provider, Tier tier, EntryPoint entry, int delay) =>
        provider.Suits(tier) && !provider.MixedPhases.Contains(entry.Phase()) && Teaches(provider, entry, delay);

    /// <summary>Whether a provider teaches from the youngest a pupil can be after the wait to the end of the phase.</summary>
    public static bool Teaches(Provider provider, EntryPoint entry, int delay) =>
        provider.LowestYearGroup.Value <= entry.First().Value + delay
        && provider.HighestYearGroup.Value >= LastYearNeeded(entry);

    private static int LastYearNeeded(EntryPoint entry) => entry.Phase() switch
    {
        Phase.Primary => 6,
        Phase.Secondary => 11,
        _ => LastYearEveryPostSixteenPupilNeeds,
    };
}
