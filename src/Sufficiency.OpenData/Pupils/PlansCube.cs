using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Pupils;

/// <summary>EHC plans at a January by age at 31 August before, need and setting.</summary>
internal sealed class PlansCube
{
    private readonly double[] cells; // [age, need, setting]

    private PlansCube(IReadOnlyList<int> ages, double[] cells)
    {
        Ages = ages;
        this.cells = cells;
    }

    /// <summary>The ages, youngest first; the youngest stands for all below it.</summary>
    public IReadOnlyList<int> Ages { get; }

    private static int NeedCount => Sen2Labels.NeedColumns.Count;

    private static int SettingCount => ProvisionCodes.Settings.Count;

    /// <summary>Plans by need, year group and setting, in that order; only cells with plans.</summary>
    public IEnumerable<PlansCount> Counts() =>
        from need in Enumerable.Range(0, NeedCount)
        from age in Enumerable.Range(0, Ages.Count)
        from setting in ProvisionCodes.Settings
        let plans = cells[IndexOf(age, need, (int)setting)]
        where plans > 0.0
        select new PlansCount(Sen2Labels.NeedColumns[need].Need, YearGroup.OfAge(Ages[age]), setting, plans);

    /// <summary>The count of a January with ages, needs and placements, fitted to every two-way margin of SEN2: age by setting, need by
    /// setting, age by need.</summary>
    /// <param name="release">The counts. Where they lack need by setting, the other two margins are met.</param>
    /// <param name="january">The January.</param>
    /// <param name="seeds">Odds to start from.</param>
    /// <param name="pattern">Counts whose need by setting is the start where <paramref name="release"/> has none: England's.</param>
    public static PlansCube Fit(IPlanCounts release, int january, IReadOnlyList<PlanSeed> seeds, IPlanCounts? pattern = null)
    {
        var bySetting = release.PlansByAge(january);
        var byNeed = release.PlansByAgeAndNeed(january);
        int[] ages = [.. bySetting.Keys];
        var cube = new PlansCube(ages, new double[ages.Length * NeedCount * SettingCount]);
        var needOfSetting = release.FindPlansBySettingAndNeed(january);
        FittingMargin[] margins =
        [
            cube.Margin("age by setting", (age, _, setting) => (age * SettingCount) + setting, [.. ages.SelectMany(age => bySetting[age])]),
            .. needOfSetting is null ? Array.Empty<FittingMargin>() : [cube.Margin("setting by need",
                (_, need, setting) => (setting * NeedCount) + need, [.. needOfSetting.SelectMany(row => row)])],
            cube.Margin("age by need", (age, need, _) => (age * NeedCount) + need, [.. ages.SelectMany(age => byNeed[age])]),
        ];
        var start = needOfSetting is null ? pattern?.FindPlansBySettingAndNeed(january) : null;
        return new PlansCube(ages, ProportionalFitting.FitExactly("plans.csv", cube.Seed(margins, seeds, start), margins));
    }

    /// <summary>
    /// The cube with plans of unknown need given in proportion to the known needs of the same age and setting. Where there are none, the
    /// plans go to the known needs of the age. Plans by age and setting stay exact, and plans by need grow by what they are given.
    /// </summary>
    public PlansCube WithUnknownNeedSpread()
    {
        var unknown = NeedCount - 1;
        var spread = (double[])cells.Clone();
        for (var age = 0; age < Ages.Count; age++)
        {
            for (var setting = 0; setting < SettingCount; setting++)
            {
                var plans = cells[IndexOf(age, unknown, setting)];
                if (plans <= 0.0) continue;
                var weights = Enumerable.Range(0, unknown).Select(need => cells[IndexOf(age, need, setting)]).ToArray();
                if (weights.Sum() <= 0.0)
                    weights = [.. Enumerable.Range(0, unknown)
                        .Select(need => Enumerable.Range(0, SettingCount).Sum(other => cells[IndexOf(age, need, other)]))];
                if (weights.Sum() <= 0.0) continue;
                for (var need = 0; need < unknown; need++) spread[IndexOf(age, need, setting)] += plans * weights[need] / weights.Sum();
                spread[IndexOf(age, unknown, setting)] = 0.0;
            }
        }

        return new PlansCube(Ages, spread);
    }

    /// <summary>A count of which only bands of age and settings are known, in the shape of this one.</summary>
    /// <param name="byBand">Plans by the age bands of the 2022 release.</param>
    /// <param name="bySetting">Plans by setting.</param>
    public PlansCube FitShape(double[] byBand, double[] bySetting)
    {
        FittingMargin[] margins =
        [
            Margin("age band", (age, _, _) => BandOf(Ages[age]), byBand),
            Margin("setting", (_, _, setting) => setting, bySetting),
        ];
        return new PlansCube(Ages, ProportionalFitting.FitExactly("plans.csv", cells, margins));
    }

    private static int BandOf(int age) =>
        Enumerable.Range(0, Sen2Release2022.Bands.Count).First(band => age <= Sen2Release2022.Bands[band].Last);

    /// <summary>The odds of the seeds, one where there is none, times the start; zero where a margin allows no plan.</summary>
    private double[] Seed(FittingMargin[] margins, IReadOnlyList<PlanSeed> seeds, double[][]? start)
    {
        var seed = new double[cells.Length];
        for (var cell = 0; cell < seed.Length; cell++)
        {
            if (!Array.TrueForAll(margins, margin => margin.Targets[margin.GroupOfCell[cell]] > 0.0)) continue;
            var setting = (Setting)(cell % SettingCount);
            var need = Sen2Labels.NeedColumns[cell / SettingCount % NeedCount].Need;
            var yearGroup = YearGroup.OfAge(Ages[cell / (SettingCount * NeedCount)]).Value;
            seed[cell] = seeds.Where(known => known.Covers(need, yearGroup, setting))
                .Aggregate(1.0, (odds, known) => odds * known.Weight)
                * Math.Max(1.0, start?[cell % SettingCount][cell / SettingCount % NeedCount] ?? 1.0);
        }

        return seed;
    }

    private FittingMargin Margin(string name, Func<int, int, int, int> group, double[] targets)
    {
        var groups = new int[cells.Length];
        for (var age = 0; age < Ages.Count; age++)
        {
            for (var need = 0; need < NeedCount; need++)
            {
                for (var setting = 0; setting < SettingCount; setting++) groups[IndexOf(age, need, setting)] = group(age, need, setting);
            }
        }

        return new FittingMargin(name, groups, targets);
    }

    private static int IndexOf(int age, int need, int setting) => (((age * NeedCount) + need) * SettingCount) + setting;
}
