using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Model.Mix;

namespace Sufficiency.Engine.Model.Costs;

/// <summary>
/// A place in the local mix costs the mean of its schools, weighted by the shares in which pupils of the home go to them.
/// </summary>
/// <remarks>Costs are averaged, never distances: transport is not linear in kilometres.</remarks>
internal static class LocalMixCosts
{
    /// <summary>£ a pupil-year of one school of the mix, but for the journey; mainstream prices are
    /// the same in every planned year.</summary>
    public static double PerPupilYear(ModelData data, int provider) =>
        PupilCosts.PerPupilYear(data, data.Providers[provider], 0, Tier.Mainstream);

    /// <summary>
    /// £ a pupil-year from a home: transport, penalty beyond guidance, top-up and place funding. Nil where the phase's mix takes nobody
    /// of the entry point.
    /// </summary>
    public static double PerPupilYear(ModelData data, LocalMix mix, int area, EntryPoint entry)
    {
        if (mix.Of(entry) is not { } mixed) return 0.0;
        var (transport, penalty, pupil) = (0.0, 0.0, 0.0);
        for (var member = 0; member < mixed.Members.Length; member++)
        {
            var (p, share) = (mixed.Members[member], mixed.Shares[(area * mixed.Members.Length) + member]);
            transport += share * TransportCosts.PerPupilYear(data, area, p, entry);
            penalty += share * TravelPenalty.PerPupilYear(data.Dataset, MixedEntry.JourneyTo(data, area, p).Minutes, entry.Phase());
            pupil += share * PerPupilYear(data, p);
        }

        return transport + penalty + pupil;
    }
}
