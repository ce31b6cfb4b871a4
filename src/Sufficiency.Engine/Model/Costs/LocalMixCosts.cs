using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.Engine.Model.Costs;

/// <summary>
/// A place in the local mix costs the mean of its schools, weighted by the shares in which pupils of the home go to them.
/// </summary>
/// <remarks>Costs are averaged, never distances: transport is not linear in kilometres.</remarks>
internal static class LocalMixCosts
{
    /// <summary>£ a pupil-year of one school of the mix, but for the journey; mainstream prices are
    /// the same in every planned year.</summary>
    public static double PerPupilYear(ModelSets sets, int provider) =>
        PupilCosts.PerPupilYear(sets, sets.Providers[provider], 0, Tier.Mainstream);

    /// <summary>
    /// £ a pupil-year from a home: transport, penalty beyond guidance, top-up and place funding. Nil where the phase's mix takes nobody
    /// of the entry point.
    /// </summary>
    public static double PerPupilYear(ModelSets sets, int area, EntryPoint entry) =>
        sets.Mix.Of(entry) is { } mix ? mix.Transport[area] + mix.MinutesPenalty[area] + mix.PupilCost[area] : 0.0;
}
