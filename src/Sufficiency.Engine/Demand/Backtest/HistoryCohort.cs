using Sufficiency.Engine.Demand.Cohorts;
using Sufficiency.Engine.Demand.Population;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Planning;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Domain.Units;

namespace Sufficiency.Engine.Demand.Backtest;

/// <summary>The cohort progression as it could have been run in an earlier January, from counts up to then alone.</summary>
/// <remarks>
/// The years before 2024 are published by age band only. Plans by single age are therefore carried forward from January 2016, spread evenly
/// over each band. Each year's new plans are spread evenly too, and the result is scaled to each January's bands. The share of plans that
/// leave a band is ceased less moved in: it makes aged plans and new plans meet the count. The ceasing rate is the mean share of the last
/// three years, or of as many as there are. The new-plan rate is the last year's new plans per resident. Needs and tiers play no part: the
/// test is of the engine's progression of totals and ages.
/// </remarks>
internal sealed class HistoryCohort
{
    /// <summary>Years whose leaving shares are pooled: an assumption that steadies single years and
    /// still follows the recent past.</summary>
    private const int PooledYears = 3;

    /// <summary>
    /// First January whose ages compare with later ones. EHC plans, to age 25, began to replace statements in September 2014 (Children and
    /// Families Act 2014, Part 3). The counts of January 2015 therefore do not follow from the counts of 2014.
    /// </summary>
    private const int FirstComparableJanuary = 2016;

    private const int Ages = PopulationProjection.Ages;

    private readonly PlanHistory history;
    private readonly int january;
    private double[] plans = new double[Ages]; // [age]
    private readonly double[] agedByBand = new double[AgeBand.All.Count];
    private readonly double[] stayedByBand = new double[AgeBand.All.Count];

    private HistoryCohort(PlanHistory history, int january)
    {
        this.history = history;
        this.january = january;
    }

    /// <summary>Forecasts the Januaries after a base January: [lead − 1][age band]; null where the history does not reach.</summary>
    /// <param name="history">Published counts; nothing after the base is read.</param>
    /// <param name="population">A dataset whose areas' population is used.</param>
    /// <param name="baseJanuary">The last January known.</param>
    /// <param name="leads">How many years to forecast.</param>
    public static double[][]? FindForecast(PlanHistory history, PlanningDataset population, int baseJanuary, int leads)
    {
        var cohort = new HistoryCohort(history, baseJanuary);
        return cohort.CarryForward() && history.FindNewPlans(baseJanuary - 1) is { } joined
            ? cohort.Project(population, joined, leads) : null;
    }

    private bool CarryForward()
    {
        var first = history.Januaries.FirstOrDefault(year => year >= FirstComparableJanuary, january);
        if (first >= january) return false;
        for (var age = 0; age < Ages; age++)
        {
            var band = AgeBand.PositionOf(age);
            plans[age] = history.FindCaseload(first, band)!.Value / AgeBand.All[band].Span;
        }

        for (var year = first + 1; year <= january; year++)
        {
            if (history.FindCaseload(year, 0) is null || history.FindNewPlans(year - 1) is not { } joined) return false;
            Step(year, joined);
        }

        return true;
    }

    private void Step(int year, IReadOnlyList<double> joined)
    {
        var aged = new double[Ages];
        var sums = new double[AgeBand.All.Count];
        for (var age = 1; age < Ages; age++)
        {
            aged[age] = plans[age - 1];
            sums[AgeBand.PositionOf(age)] += aged[age];
        }

        var next = new double[Ages];
        for (var age = 0; age < Ages; age++)
        {
            var band = AgeBand.PositionOf(age);
            var counted = history.FindCaseload(year, band)!.Value;
            var stayed = Math.Max(0.0, counted - joined[band]);
            var joining = Math.Min(counted, joined[band]) / AgeBand.All[band].Span;
            next[age] = joining + (sums[band] > 0 ? aged[age] * stayed / sums[band] : stayed / AgeBand.All[band].Span);
        }

        plans = next;
        if (year <= january - PooledYears) return;
        for (var band = 0; band < sums.Length; band++)
        {
            agedByBand[band] += sums[band];
            stayedByBand[band] += Math.Max(0.0, history.FindCaseload(year, band)!.Value - joined[band]);
        }
    }

    private double[][] Project(PlanningDataset population, IReadOnlyList<double> joined, int leads)
    {
        var horizon = new Horizon(new(january - 1), new(january), new(january + leads - 1));
        var residents = PopulationProjection.Of(population with { Horizon = horizon });
        var dataset = population with
        {
            Horizon = horizon,
            Plans = [.. plans.Select((count, age) => new PlansCount(Need.Unknown, YearGroup.OfAge(age), Setting.NoSchoolPlace, count))],
            InitialRoll = [],
            InitialWaiting = [],
            EscalationRates = [],
            TierShares = [.. new[] { Phase.Primary, Phase.Secondary,
                Phase.PostSixteen }.Select(phase => new TierShare(Need.Unknown, phase, Tier.Mainstream, 1))],
            CeasingRates = [.. Enumerable.Range(0, Ages).Select(age => new CeasingRate(YearGroup.OfAge(age), Leaving(age + 1)))],
            NewPlanRates = [.. Enumerable.Range(0, Ages).Select(
                age => new NewPlanRate(Need.Unknown, YearGroup.OfAge(age), PerThousand(age, joined, residents, population.Areas.Count)))],
            Demand = population.Demand with
            {
                Growth = GrowthLevel.Central,
                NewPlanFactors =
                    new Dictionary<GrowthLevel, IReadOnlyList<double>> { [GrowthLevel.Central] = [.. Enumerable.Repeat(1.0, leads)] },
            },
        };
        var rates = new DemandRates(dataset);
        var progression = CohortProgression.Run(dataset, rates, InitialRollProjection.Of(dataset, rates), residents.County(dataset));
        return [.. Enumerable.Range(0, leads).Select(lead => ByBand(progression.StateIn(lead)))];
    }

    /// <summary>Ceased less moved in, as a share of those who turn an age; negative where more moved in.</summary>
    private double Leaving(int age)
    {
        var band = AgeBand.PositionOf(age);
        return agedByBand[band] > 0 ? 1.0 - (stayedByBand[band] / agedByBand[band]) : 0.0;
    }

    private double PerThousand(int age, IReadOnlyList<double> joined, PopulationProjection residents, int areas)
    {
        var band = AgeBand.PositionOf(age);
        var persons = 0.0;
        for (var area = 0; area < areas; area++)
            persons += residents.Persons(area, AgeBand.All[band].Youngest, AgeBand.All[band].Oldest, new AcademicYear(january - 1));
        return persons > 0 ? 1000.0 * joined[band] / persons : 0.0;
    }

    private static double[] ByBand(CohortState state)
    {
        var bands = new double[AgeBand.All.Count];
        for (var age = 0; age < Ages; age++)
        {
            var yearGroup = YearGroup.OfAge(age).Value;
            ref var band = ref bands[AgeBand.PositionOf(age)];
            band += state.Untiered((int)Need.Unknown, yearGroup);
            if (YearGroups.IsPlaced(yearGroup)) band += state.Tiered((int)Need.Unknown, yearGroup, (int)Tier.Mainstream);
        }

        return bands;
    }
}
