using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.OpenData.Recipe;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Pupils;

/// <summary>Writes history.csv: what SEN2 counted from January 2016 (by age band; by placement from 2019) on, against which
/// a backtest holds the forecast.</summary>
internal sealed class HistoryStep : IPackStep
{
    private const int FirstJanuaryWithBands = 2016;
    private const int FirstJanuary = 2019;
    private static readonly string[] Details = ["fe_total", "nm_early_years", "ap_pru_total", "ed_elsewhere", "placement_unknown"];

    /// <inheritdoc />
    public string Name => "plans counted since January 2016";

    /// <inheritdoc />
    public bool AppliesTo(PackDefinition pack) => pack.IsWhole;

    /// <inheritdoc />
    public void Run(PackContext context)
    {
        var sources = new PupilSources(context);
        var table = new PackTable("history.csv", 4, "reference_date", "measure", "dimension", "category", "value", "source", "certainty");
        AddBandsBefore(table, sources);
        foreach (var january in sources.Release.Januaries.Where(january => january >= FirstJanuary)) AddPlans(table, sources, january);
        for (var year = FirstJanuary; year <= sources.Release.LastYear; year++) AddNewPlans(table, sources, year);
        foreach (var year in sources.Release.YearsCeased)
            table.Add(Text(year), "ceased", "total", "all", sources.Release.Ceased(year), sources.Citation, Certainty.Found);
        foreach (var year in sources.Release.YearsCeased.Skip(1))
        {
            foreach (var (age, counts) in sources.Release.CeasedByAge(year))
                table.Add(Text(year), "ceased", "age_when_ceased", FormattableString.Invariant($"{age:00}"), counts[0],
                    sources.Citation, Certainty.Found);
        }

        table.WriteTo(context.OutFolder);
    }

    /// <summary>The first Januaries of EHC plans to age 25 and the new plans between them, so that
    /// January 2019 can be forecast too.</summary>
    private static void AddBandsBefore(PackTable table, PupilSources sources)
    {
        for (var year = FirstJanuaryWithBands; year < FirstJanuary; year++)
        {
            var (plans, started) = (sources.PlansByBand(year), sources.Local.StartedByBand(year));
            for (var band = 0; band < plans.Length; band++)
            {
                table.Add($"{Text(year)}-01", "plans", "age_band", Sen2Release2022.Bands[band].Code, plans[band],
                    sources.Citation2022, Certainty.Found);
                table.Add(Text(year), "new_plans", "age_band", Sen2Release2022.Bands[band].Code, started[band],
                    sources.Citation2022, Certainty.Found);
            }
        }
    }

    private static void AddPlans(PackTable table, PupilSources sources, int january)
    {
        var release = sources.Release;
        var date = $"{Text(january)}-01";
        void Add(string dimension, string category, double value, string source) =>
            table.Add(date, "plans", dimension, category, value, source, Certainty.Found);
        var bySetting = release.PlansBySetting(january);
        Add("total", "all", bySetting.Sum(), sources.Citation);
        foreach (var setting in ProvisionCodes.Settings) Add("setting", setting.ToCode(), bySetting[(int)setting], sources.Citation);
        foreach (var column in Details)
        {
            if (release.Plans(january, column) is { } plans) Add("placement", column, plans, sources.Citation);
        }

        if (!release.JanuariesByAge.Contains(january))
        {
            var bands = sources.PlansByBand(january);
            for (var band = 0; band < bands.Length; band++)
                Add("age_band", Sen2Release2022.Bands[band].Code, bands[band],
                    january <= 2022 ? sources.Citation2022 : "DfE, SEN2 age profile of January 2023");
            return;
        }

        foreach (var (age, counts) in release.PlansByAge(january))
            Add("year_group", Text(YearGroup.OfAge(age).Value), counts.Sum(), sources.Citation);
        AddBandsAndPhases(Add, release.PlansByAge(january), sources.Citation);
        if (release.HasNeeds(january)) AddNeeds(Add, release, january, sources.Citation);
    }

    private static void AddBandsAndPhases(Action<string, string, double, string> add,
        IReadOnlyDictionary<int, double[]> byAge, string source)
    {
        foreach (var band in Sen2Release2022.Bands)
            add("age_band", band.Code,
                byAge.Where(row => row.Key >= band.First && row.Key <= band.Last).Sum(row => row.Value.Sum()), source);
        foreach (var phase in byAge.GroupBy(row => YearGroup.OfAge(row.Key).Phase))
        {
            add("phase", PupilCodes.Of(phase.Key), phase.Sum(row => row.Value.Sum()), source);
            foreach (var setting in ProvisionCodes.Settings)
                add("phase_by_setting", $"{PupilCodes.Of(phase.Key)}:{setting.ToCode()}",
                    phase.Sum(row => row.Value[(int)setting]), source);
        }
    }

    private static void AddNeeds(Action<string, string, double, string> add, Sen2Release release, int january, string source)
    {
        var table = release.PlansBySettingAndNeed(january);
        for (var need = 0; need < Sen2Labels.NeedColumns.Count; need++)
        {
            var plans = table.Sum(row => row[need]);
            if (plans > 0.0 || Sen2Labels.NeedColumns[need].Need != Need.Ds)
                add("need", Sen2Labels.NeedColumns[need].Need.ToCode(), plans, source);
        }
    }

    private static void AddNewPlans(PackTable table, PupilSources sources, int year)
    {
        var bySetting = sources.Release.NewPlansBySetting(year);
        void Add(string dimension, string category, double value, string source) =>
            table.Add(Text(year), "new_plans", dimension, category, value, source, Certainty.Found);
        Add("total", "all", bySetting.Sum(), sources.Citation);
        foreach (var setting in ProvisionCodes.Settings) Add("setting", setting.ToCode(), bySetting[(int)setting], sources.Citation);
        var bands = sources.Local.StartedByBand(year);
        for (var band = 0; band < bands.Length; band++)
            Add("age_band", Sen2Release2022.Bands[band].Code, bands[band], year <= 2021 ? sources.Citation2022 : sources.Citation);
    }

    private static string Text(int number) => FormattableString.Invariant($"{number}");
}
