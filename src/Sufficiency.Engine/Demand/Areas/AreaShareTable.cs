using Sufficiency.Engine.Demand.Cohorts;
using Sufficiency.Engine.Demand.Population;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.Engine.Demand.Areas;

/// <summary>Each area's share of the county's plans, by phase or by entry point, in each planned year.</summary>
/// <remarks>
/// Share ∝ residents of those ages × (1 + deprivation weight × (score − 0.5)) × pull of plans counted nearby (<see cref="NearbyPlans"/>),
/// divided by the county's sum. Where nobody of those ages lives in the county, residents of every age stand in.
/// </remarks>
internal sealed class AreaShareTable
{
    private readonly PlanningDataset dataset;
    private readonly PopulationProjection population;
    private readonly double[] primaryWeights; // [area], a resident's
    private readonly double[] secondaryWeights; // [area], a resident's

    public AreaShareTable(PlanningDataset dataset, PopulationProjection population)
    {
        this.dataset = dataset;
        this.population = population;
        primaryWeights = NearbyPlans.OnPrimary(dataset, population);
        secondaryWeights = NearbyPlans.OnSecondary(dataset, population);
        for (var area = 0; area < dataset.Areas.Count; area++)
        {
            var deprivation = 1.0 + (dataset.Demand.DeprivationWeight * (dataset.Areas[area].DeprivationScore - 0.5));
            primaryWeights[area] *= deprivation;
            secondaryWeights[area] *= deprivation;
        }
    }

    /// <summary>[area, phase, year] flattened by rows.</summary>
    public double[] ByPhase()
    {
        var bands = new (int Youngest, int Oldest)[YearGroups.PhaseCount];
        Array.Fill(bands, (int.MaxValue, int.MinValue));
        for (var age = 0; age < PopulationProjection.Ages; age++)
        {
            ref var band = ref bands[(int)YearGroup.OfAge(age).Phase];
            band = (Math.Min(band.Youngest, age), Math.Max(band.Oldest, age));
        }

        return ByBand(bands);
    }

    /// <summary>[area, entry, year] flattened by rows.</summary>
    public double[] ByEntry()
    {
        var bands = new (int Youngest, int Oldest)[EntryPoints.All.Count];
        foreach (var entry in EntryPoints.All) bands[(int)entry] = (entry.First().Age, entry.Last().Age);
        return ByBand(bands);
    }

    private double[] ByBand((int Youngest, int Oldest)[] bands)
    {
        var years = dataset.Horizon.Count;
        var shares = new double[dataset.Areas.Count * bands.Length * years];
        for (var band = 0; band < bands.Length; band++)
        {
            var (youngest, oldest) = bands[band];
            for (var year = 0; year < years; year++)
            {
                var offset = (band * years) + year;
                if (!Fill(shares, offset, bands.Length * years, youngest, oldest, year)
                    && !Fill(shares, offset, bands.Length * years, 0, PopulationProjection.Ages - 1, year))
                    throw new InvalidOperationException(
                        $"No resident up to age 25 lives in any area in {dataset.Horizon.First.Plus(year)}.");
            }
        }

        return shares;
    }

    private bool Fill(double[] shares, int offset, int stride, int youngest, int oldest, int year)
    {
        var weights = youngest >= new YearGroup(7).Age ? secondaryWeights : primaryWeights;
        var academicYear = dataset.Horizon.First.Plus(year);
        var sum = 0.0;
        for (var area = 0; area < weights.Length; area++)
        {
            var weight = population.Persons(area, youngest, oldest, academicYear) * weights[area];
            shares[(area * stride) + offset] = weight;
            sum += weight;
        }

        if (sum <= 0) return false;
        for (var area = 0; area < weights.Length; area++) shares[(area * stride) + offset] /= sum;
        return true;
    }
}
