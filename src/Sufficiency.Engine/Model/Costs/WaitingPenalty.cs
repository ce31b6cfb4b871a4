using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Model.Presolve;
using Sufficiency.Engine.Travel;

namespace Sufficiency.Engine.Model.Costs;

/// <summary>The penalty of a year's wait, derived from what places cost, so that waiting is a delay and never a substitute.</summary>
/// <remarks>
/// P is the dearest stay of all. For each phase, the dearest pupil-year of any admissible place from any home in any year (fee or top-up,
/// journey and minutes beyond guidance) is multiplied by the discounted years of the whole phase. P is the most over the phases.
/// Claim: in an optimal plan nobody waits in a year t while an admissible place stands empty from t to the end of the pupil's stay.
/// Proof: move the pupil there from t on. The move saves the wait of year t at least, δ_t σ_t × P.
/// It costs at most Σ_{u ≥ t} δ_u σ_u × the dearest year. That is less than δ_t σ_t × P, because σ never rises and a phase has no more
/// years than the sum counts. The place has room, and leaving another place frees rows.
/// Only two rows can stand against the move: a minimum roll that the pupil helps to reach, and a policy limit.
/// A higher penalty decides no more. Where a phase has a package without limit nobody waits (see GroupCandidates), and no penalty
/// changes a placement.
/// </remarks>
internal static class WaitingPenalty
{
    /// <summary>The least penalty with that effect, to the next £1,000: £ a pupil a year.</summary>
    public static double Least(PlanningDataset dataset, TravelMatrix travel)
    {
        var most = 0.0;
        foreach (var entry in EntryPoints.All)
        {
            var years = LastYear(entry.Phase()) - FirstYear(entry.Phase()) + 1;
            var discounted = Enumerable.Range(0, years).Sum(year => Math.Pow(1.0 + dataset.Costs.DiscountRate, -year));
            most = Math.Max(most, discounted * DearestYear(dataset, travel, entry));
        }

        return (Math.Floor(most / 1000.0) + 1.0) * 1000.0;
    }

    private static double DearestYear(PlanningDataset dataset, TravelMatrix travel, EntryPoint entry)
    {
        var most = 0.0;
        for (var p = 0; p < dataset.Providers.Count; p++)
        {
            var provider = dataset.Providers[p];
            if (!Enumerable.Range(0, dataset.Penalties.MaximumWaitYears + 1).Any(delay => Admissibility.Teaches(provider, entry, delay)))
                continue;
            var place = Enumerable.Range(0, dataset.Horizon.Count)
                .Max(year => ProvisionCodes.Tiers.Max(tier => PupilCosts.PerPupilYear(dataset, provider, year, tier)));
            for (var a = 0; a < dataset.Areas.Count; a++)
            {
                var ridden = RiddenJourney.OfPlaced(dataset.Travel, provider, travel.Kilometres(a, p), travel.Minutes(a, p));
                var journey = TransportCosts.PerPupilYear(dataset.Travel, ridden.Kilometres, provider.Type, entry);
                most = Math.Max(most, place + journey + TravelPenalty.PerPupilYear(dataset, ridden.Minutes, entry.Phase()));
            }
        }

        return most;
    }

    private static int FirstYear(Phase phase) => EntryPoints.All.First(entry => entry.Phase() == phase).First().Value;

    private static int LastYear(Phase phase) => EntryPoints.All.Last(entry => entry.Phase() == phase).Last().Value;
}
