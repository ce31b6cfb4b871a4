using Sufficiency.Engine.Demand.Cohorts;
using Sufficiency.Engine.Demand.Population;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Grids;
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

    /// <summary>Shares by area, phase and year.</summary>
    public Grid ByPhase()
    {
        var bands = new (int Youngest, int Oldest)[YearGroups.PhaseCount];
        Array.Fill(bands, (int.MaxValue, int.MinValue));
        for (var age = 0; age < PopulationProjection.Ages; age++)
        {
            ref var band = ref bands[(int)YearGroup.OfAge(age).Phase];
            band = (Math.Min(band.Youngest, age), Math.Max(band.Oldest, age));
        }

        return ByBand("phases", bands);
    }

    /// <summary>Shares by area, entry point and year.</summary>
    public Grid ByEntry()
    {
        var bands = new (int Youngest, int Oldest)[EntryPoints.All.Count];
        foreach (var entry in EntryPoints.All) bands[(int)entry] = (entry.First().Age, entry.Last().Age);
        return ByBand("entry points", bands);
    }

    private Grid ByBand(string name, (int Youngest, int Oldest)[] bands)
    {
        var years = dataset.Horizon.Count;
        var shares = new Grid(new Axis("areas", dataset.Areas.Count), new Axis(name, bands.Length), new Axis("years", years));
        for (var band = 0; band < bands.Length; band++)
        {
            var (youngest, oldest) = bands[band];
            for (var year = 0; year < years; year++)
            {
                if (!Fill(shares, band, youngest, oldest, year) && !Fill(shares, band, 0, PopulationProjection.Ages - 1, year))
                    throw new InvalidOperationException(
                        $"No resident up to age 25 lives in any area in {dataset.Horizon.First.Plus(year)}.");
            }
        }

        return shares;
    }

    private bool Fill(Grid shares, int band, int youngest, int oldest, int year)
    {
        var weights = youngest >= new YearGroup(7).Age ? secondaryWeights : primaryWeights;
        var academicYear = dataset.Horizon.First.Plus(year);
        var sum = 0.0;
        for (var area = 0; area < weights.Length; area++)
        {
            var weight = population.Persons(area, youngest, oldest, academicYear) * weights[area];
            shares[area, band, year] = weight;
            sum += weight;
        }

        if (sum <= 0) return false;
        for (var area = 0; area < weights.Length; area++) shares[area, band, year] /= sum;
        return true;
    }
}
