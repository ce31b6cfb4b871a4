using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Model;
using Sufficiency.Engine.Model.Costs;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Model.Mix;

namespace Sufficiency.Engine.Results;

/// <summary>Pupils placed in local mixes, gathered by home and then shared out over the schools of the mix.</summary>
internal sealed class MixedPupils(PlanBasis basis)
{
    private readonly ModelData data = basis.Data;

    // [entry point, area, year]
    private readonly double[] pupils = new double[EntryPoints.All.Count * basis.Data.Dataset.Areas.Count * basis.Data.YearCount];

    /// <summary>Adds pupils of an area on roll in a year.</summary>
    public void Add(int area, EntryPoint entry, int year, double count) => pupils[At(entry, area, year)] += count;

    /// <summary>Adds them to the rolls and journeys of the schools.</summary>
    public void AddTo(PlanTotals totals)
    {
        foreach (var entry in EntryPoints.All)
        {
            if (basis.Mix.Of(entry) is not { } mix) continue;
            for (var area = 0; area < data.Dataset.Areas.Count; area++)
            {
                var own = pupils.AsSpan(At(entry, area, 0), data.YearCount);
                if (own.ContainsAnyExcept(0.0)) Share(totals, mix, entry, area, own);
            }
        }
    }

    private void Share(PlanTotals totals, MixedEntry mix, EntryPoint entry, int area, ReadOnlySpan<double> own)
    {
        for (var member = 0; member < mix.Members.Length; member++)
        {
            var (p, share) = (mix.Members[member], mix.Shares[(area * mix.Members.Length) + member]);
            var ridden = MixedEntry.JourneyTo(data, area, p);
            var isBeyond = ridden.Minutes > RiddenJourney.GuidanceMinutes(data.Dataset.Travel, entry.Phase());
            var (transport, penalty) = (TransportCosts.PerPupilYear(data, area, p, entry),
                TravelPenalty.PerPupilYear(data.Dataset, ridden.Minutes, entry.Phase()));
            for (var t = 0; t < own.Length; t++)
            {
                var (at, here) = ((p * data.YearCount) + t, own[t] * share);
                totals.RollPlaced[at] += here;
                totals.RollPlacedByPhase[(((p * PlacePools.Count) + (int)entry.Phase()) * data.YearCount) + t] += here;
                totals.Transport[at] += here * transport;
                totals.MinutesPenalty[at] += here * penalty;
                totals.Towns.Add(area, p, entry.Phase(), t, here);
                if (ridden.Kilometres > 0.0 && here > 0.0)
                    totals.Journeys.Of(t, entry.Phase(), ProvisionType.Mainstream).Add(ridden, here, isBeyond);
            }
        }
    }

    private int At(EntryPoint entry, int area, int year) => ((((int)entry * data.Dataset.Areas.Count) + area) * data.YearCount) + year;
}
