using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Model.Mix;

namespace Sufficiency.Engine.Model.Costs;

/// <summary>Costs that no scheme changes, each worked out when it is first asked for.</summary>
internal sealed class ModelCosts
{
    private readonly Lazy<double> waitingPenalty;
    private readonly Lazy<PlacementCosts> placement;
    private readonly Lazy<double>[] standingJourneys; // [provider, entry point]

    /// <summary>Costs of some parameters.</summary>
    /// <param name="data">The parameters.</param>
    /// <param name="mix">Where pupils go whom mainstream suits.</param>
    public ModelCosts(ModelData data, LocalMix mix)
    {
        waitingPenalty = new(() =>
            data.Dataset.Penalties.WaitingPerPupilYear?.Value ?? Costs.WaitingPenalty.Least(data.Dataset, data.Travel));
        placement = new(() => new(data, mix, WaitingPenalty));
        standingJourneys =
            [.. Enumerable.Range(0, data.Providers.Count).SelectMany(
                p => EntryPoints.All.Select(entry => new Lazy<double>(() => StandingCosts.TransportPerPupilYear(data, p, entry))))];
    }

    /// <summary>£ for each year a pupil is held below their tier.</summary>
    public double WaitingPenalty => waitingPenalty.Value;

    /// <summary>What placements cost.</summary>
    public PlacementCosts Placement => placement.Value;

    /// <summary>£ a pupil of the initial roll a year for the journey to a provider.</summary>
    public double StandingJourney(int provider, EntryPoint entry) =>
        standingJourneys[(provider * EntryPoints.All.Count) + (int)entry].Value;
}
