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
        var release = sources.Local.Published;
        AddBandsBefore(table, sources);
        foreach (var january in release.Januaries.Where(january => january >= FirstJanuary)) AddPlans(table, sources, january);
        foreach (var year in release.YearsOfNewPlans.Where(year => year >= FirstJanuary)) AddNewPlans(table, sources, year);
        foreach (var year in release.YearsCeased)
            table.Add(Text(year), "ceased", "total", "all", release.Ceased(year), sources.Citation, Certainty.Found);
        foreach (var year in release.YearsCeased)
        {
            foreach (var (age, counts) in release.CeasedByAge(year))
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
            void Add(string date, string measure, double[]? counts)
            {
                for (var band = 0; band < counts?.Length; band++)
                    table.Add(date, measure, "age_band", Sen2Release2022.Bands[band].Code, counts[band],
                        sources.Citation2022, Certainty.Found);
            }

            Add($"{Text(year)}-01", "plans", sources.Local.Release2022.FindPlansByBand(year));
            Add(Text(year), "new_plans", sources.Local.Release2022.FindNewPlansByBand(year));
        }
    }

    private static void AddPlans(PackTable table, PupilSources sources, int january)
    {
        var release = sources.Local.Published;
        var date = $"{Text(january)}-01";
        void Add(string dimension, string category, double value, string source) =>
            table.Add(date, "plans", dimension, category, value, source, Certainty.Found);
        Add("total", "all", release.Plans(january), sources.Citation);
        if (release.HasPlacements(january))
        {
            var bySetting = release.PlansBySetting(january);
            foreach (var setting in ProvisionCodes.Settings) Add("setting", setting.ToCode(), bySetting[(int)setting], sources.Citation);
        }

        foreach (var column in Details)
        {
            if (release.Plans(january, column) is { } plans) Add("placement", column, plans, sources.Citation);
        }

        if (release.JanuariesByAge.Contains(january)) AddAges(Add, release, january, sources.Citation);
        else if (sources.FindPlansByBand(january) is { } bands)
        {
            var (source, certainty) = sources.SourceOfBands(january);
            for (var band = 0; band < bands.Length; band++)
                table.Add(date, "plans", "age_band", Sen2Release2022.Bands[band].Code, bands[band], source, certainty);
        }
    }

    private static void AddAges(Action<string, string, double, string> add, Sen2Release release, int january, string source)
    {
        var byAge = release.PlansByAgeAlone(january);
        foreach (var (age, counts) in byAge) add("year_group", Text(YearGroup.OfAge(age).Value), counts[0], source);
        AddBandsAndPhases(add, byAge, release.HasPlacementsByAge(january) ? release.PlansByAge(january) : null, source);
        if (release.HasNeeds(january)) AddNeeds(add, release, january, source);
    }

    private static void AddBandsAndPhases(Action<string, string, double, string> add,
        IReadOnlyDictionary<int, double[]> byAge, IReadOnlyDictionary<int, double[]>? bySetting, string source)
    {
        foreach (var band in Sen2Release2022.Bands)
            add("age_band", band.Code, byAge.Where(row => row.Key >= band.First && row.Key <= band.Last).Sum(row => row.Value[0]), source);
        foreach (var phase in byAge.GroupBy(row => YearGroup.OfAge(row.Key).Phase))
        {
            add("phase", PupilCodes.Of(phase.Key), phase.Sum(row => row.Value[0]), source);
            if (bySetting is null) continue;
            foreach (var setting in ProvisionCodes.Settings)
                add("phase_by_setting", $"{PupilCodes.Of(phase.Key)}:{setting.ToCode()}",
                    phase.Sum(row => bySetting[row.Key][(int)setting]), source);
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
        var release = sources.Local.Published;
        void Add(string dimension, string category, double value, string source) =>
            table.Add(Text(year), "new_plans", dimension, category, value, source, Certainty.Found);
        Add("total", "all", release.NewPlans(year), sources.Citation);
        if (release.HasNewPlacements(year))
        {
            var bySetting = release.NewPlansBySetting(year);
            foreach (var setting in ProvisionCodes.Settings) Add("setting", setting.ToCode(), bySetting[(int)setting], sources.Citation);
        }

        if (sources.Local.FindStartedByBand(year) is not { } bands) return;
        for (var band = 0; band < bands.Length; band++)
            Add("age_band", Sen2Release2022.Bands[band].Code, bands[band], year <= 2021 ? sources.Citation2022 : sources.Citation);
    }

    private static string Text(int number) => FormattableString.Invariant($"{number}");
}
