using System.Globalization;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Tests.Support;
using Sufficiency.OpenData;
using Sufficiency.OpenData.Pupils;
using Sufficiency.OpenData.Recipe;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.Engine.Tests.OpenData.Pupils;

/// <summary>The pupils' tables of all authorities of the release of 2025: margins are SEN2's, and every rate is possible.</summary>
public sealed class EveryAuthorityTests : IDisposable
{
    private const int Authorities = 153;
    private static readonly IPackStep[] Steps =
        [new PlansStep(), new InitialWaitingStep(), new RatesStep(), new TierSharesStep(), new HistoryStep()];
    private readonly string folder = Directory.CreateTempSubdirectory("sufficiency-").FullName;
    private readonly Sen2Archives archives = new();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [SkippableFact]
    public void EveryAuthorityHasPlansWithTheMarginsOfSen2AndRatesThatCanBe()
    {
        var codes = Codes();
        Assert.Equal(Authorities, codes.Length);

        Assert.Empty(codes.SelectMany(code => Faults(code).Select(fault => $"{code}: {fault}")));
    }

    [SkippableTheory]
    [InlineData("931", "")]
    [InlineData("204", "ages of January 2024, placements of January 2024")]
    [InlineData("873", "placements of January 2025, placements of new plans of 2024")]
    [InlineData("936", "needs of January 2025, needs of new plans of 2024")]
    [InlineData("921", "needs of new plans of 2024")]
    public void WhatAnAuthorityDidNotReturnIsEstimatedAndSaid(string code, string gaps)
    {
        var context = Context(code);
        var sources = new PupilSources(context);
        Assert.Equal(gaps, string.Join(", ", sources.Local.Gaps));

        new TierSharesStep().Run(context);
        var rows = Rows("tier_shares.csv");
        Assert.All(rows, row => Assert.Equal(gaps.Length > 0, row["source"].Contains("estimated", StringComparison.Ordinal)));
        Assert.All(rows, row => Assert.Equal(gaps.Length > 0 ? "assumed" : "derived", row["certainty"]));
    }

    [SkippableTheory]
    [InlineData("942", "January 2024 to January 2025", false)]
    [InlineData("940", "January 2022 to January 2025", true)]
    [InlineData("856", "January 2019 to January 2025", true)]
    public void AnAuthorityWithFewYearsIsReadFromThoseThereAre(string code, string years, bool hasOwnRange)
    {
        new RatesStep().Run(Context(code));

        var ceasing = Rows("rates.csv").Where(row => row["rate"] == "ceasing").ToArray();
        Assert.All(ceasing, row => Assert.Equal(years, row["year"]));
        Assert.All(ceasing, row => Assert.Equal(!hasOwnRange, row["source"].Contains("England's too", StringComparison.Ordinal)));
    }

    [SkippableFact]
    public void JanuaryOf2023LiesBetweenItsNeighboursAndSumsToItsTotal()
    {
        var sources = new PupilSources(Context("931"));
        var (before, then, after) = (sources.PlansByBand(2022), sources.PlansByBand(2023), sources.PlansByBand(2024));

        Assert.Equal(5427, then.Sum(), 9);
        Assert.All(Enumerable.Range(0, then.Length), band =>
            Assert.Equal((before[band] / before.Sum() + (after[band] / after.Sum())) / 2.0, then[band] / 5427.0, 12));
        new HistoryStep().Run(Context("931"));
        Assert.All(Rows("history.csv").Where(row => (row["reference_date"], row["dimension"]) == ("2023-01", "age_band")),
            row => Assert.Equal("assumed", row["certainty"]));
    }

    private string[] Codes()
    {
        var table = archives.Of(RepositoryFiles.Shared("opendata", "sen2", "ehcp_2025.zip")).Table("caseload.csv");
        var (code, period, level) = (table.Column("old_la_code"), table.Column("time_period"), table.Column("geographic_level"));
        return [.. table.Read(row => (Code: row.TextOrEmpty(code), Period: row.Text(period), Level: row.Text(level)))
            .Where(row => (row.Period, row.Level) == ("202425", "Local authority"))
            .Select(row => row.Code).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private IEnumerable<string> Faults(string code)
    {
        var context = Context(code);
        try
        {
            foreach (var step in Steps) step.Run(context);
        }
        catch (DataIssueException error)
        {
            return [error.Message];
        }

        return [.. MarginFaults(new PupilSources(context)), .. RateFaults(), .. ShareFaults(), .. WaitingFaults()];
    }

    private IEnumerable<string> MarginFaults(PupilSources sources)
    {
        var plans = Rows("plans.csv");
        foreach (var row in plans.Where(row => !(Value(row, "plans") > 0.0))) yield return $"plans.csv has {row["plans"]}";
        foreach (var (age, counts) in sources.Release.PlansByAge(sources.January))
        {
            foreach (var setting in ProvisionCodes.Settings)
            {
                var fitted = plans.Where(row => row["year_group"] == Text(YearGroup.OfAge(age).Value) && row["setting"] == setting.ToCode())
                    .Sum(row => Value(row, "plans"));
                if (!(Math.Abs(fitted - counts[(int)setting]) < 1e-8))
                    yield return $"age {age}, {setting}: {fitted}, not {counts[(int)setting]}";
            }
        }

        // The table before unknown needs are shared out meets what is counted by need too.
        var cube = PlansCube.Fit(sources.Release, sources.January, [], sources.England.Release).Counts().ToArray();
        foreach (var (age, counts) in sources.Release.PlansByAgeAndNeed(sources.January))
        {
            for (var need = 0; need < counts.Length; need++)
            {
                var fitted = cube.Where(row => row.YearGroup == YearGroup.OfAge(age) && row.Need == Sen2Labels.NeedColumns[need].Need)
                    .Sum(row => row.Plans);
                if (!(Math.Abs(fitted - counts[need]) < 1e-8)) yield return $"age {age}, need {need}: {fitted}, not {counts[need]}";
            }
        }

        var settings = sources.Release.FindPlansBySettingAndNeed(sources.January);
        foreach (var setting in ProvisionCodes.Settings)
        {
            for (var need = 0; need < settings?[(int)setting].Length; need++)
            {
                var fitted = cube.Where(row => row.Setting == setting && row.Need == Sen2Labels.NeedColumns[need].Need)
                    .Sum(row => row.Plans);
                if (!(Math.Abs(fitted - settings[(int)setting][need]) < 1e-8)) yield return $"{setting}, need {need}: {fitted}";
            }
        }
    }

    private IEnumerable<string> RateFaults()
    {
        var rates = Rows("rates.csv");
        foreach (var row in rates)
        {
            var (value, most) = (Value(row, "value"), row["rate"] == "new_plans" ? 1_000.0 : 1.0);
            if (!(value >= 0.0 && value <= most)) yield return $"{row["rate"]} {row["year_group"]} is {row["value"]}";
            if (row["low"].Length == 0) continue;
            if (!(Value(row, "low") >= 0.0 && Value(row, "low") <= value && Value(row, "high") >= value))
                yield return $"{row["rate"]} {row["year_group"]} is {row["value"]} in {row["low"]} to {row["high"]}";
        }

        foreach (var name in new[] { "new_plans", "ceasing", "escalation", "elsewhere", "stay_on" })
        {
            if (rates.All(row => row["rate"] != name)) yield return $"no {name}";
        }

        var elsewhere = rates.Where(row => row["rate"] == "elsewhere").ToDictionary(row => row["year_group"], row => Value(row, "value"),
            StringComparer.Ordinal);
        foreach (var group in rates.Where(row => row["rate"] == "escalation").GroupBy(row => (row["year_group"], row["from_tier"])))
        {
            var sum = elsewhere[group.Key.Item1] + group.Sum(row => Value(row, row["high"].Length > 0 ? "high" : "value"));
            if (!(sum <= 1.0 + 1e-9)) yield return $"{sum} of tier {group.Key} leave";
        }
    }

    private IEnumerable<string> ShareFaults() => Rows("tier_shares.csv").GroupBy(row => (row["need"], row["phase"]))
        .Where(group => group.Any(row => !(Value(row, "share") >= 0.0)) || !(Math.Abs(group.Sum(row => Value(row, "share")) - 1.0) < 1e-9))
        .Select(group => $"tier shares of {group.Key} are none");

    private IEnumerable<string> WaitingFaults()
    {
        var elsewhere = Rows("plans.csv").Where(row => row["setting"] == "elsewhere").Sum(row => Value(row, "plans"));
        var waiting = Rows("initial_waiting.csv").Sum(row => Value(row, "pupils"));
        return waiting >= 0.0 && waiting <= elsewhere ? [] : [$"{waiting} wait of {elsewhere} elsewhere"];
    }

    private PackContext Context(string code)
    {
        Write("recipe.yaml", $"authority_code: \"{code}\"\nauthority_name: Somewhere\npacks:\n  - name: somewhere\n"
            + "    folder: somewhere\n    base_year: 2024\n    last_year: 2034\n");
        Write("sources.csv", "key,folder,path,title,year\nsen2_2025,downloads,ehcp_2025.zip,Plans 2025,2025-01\n"
            + "sen2_2022,downloads,ehcp_2022.zip,Plans 2022,2022-01\n");
        Write("pupil_assumptions.csv", "pack,key,value\n,out_of_county.special_tier_share,0.5\n,waiting.special_share,0.8\n"
            + ",tier_share.prior_plans,50\n,pooling.prior_plans,100\n,plans.spread_unknown_need,1\n,plans.share_out_unrecorded,0\n");
        Write("plan_seeds.csv", "need,lowest_year_group,highest_year_group,setting,weight\n");
        Write("plan_values.csv", "pack,path,value,unit,source,year,certainty\n,demand.population_growth,0,a year,t,2020,assumed\n"
            + ",demand.births_growth,0,a year,t,2020,assumed\n");
        Write("somewhere/population.csv", "area_code,year,age,persons\n"
            + string.Concat(Enumerable.Range(0, 26).Select(age => $"E01000001,2020,{age},20000\n")));
        var recipe = PackRecipe.Read(folder);
        var downloads = Path.GetDirectoryName(RepositoryFiles.Shared("opendata", "sen2", "ehcp_2025.zip"))!;
        return new PackContext(new PackBuildRequest(downloads, folder, folder, folder), recipe, recipe.Packs[0], archives);
    }

    private void Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private IReadOnlyList<IReadOnlyDictionary<string, string>> Rows(string name)
    {
        var table = SourceTable.Open(Path.Combine(folder, "somewhere", name), name);
        var columns = table.Header.Select(header => table.Column(header)).ToArray();
        return table.Read<IReadOnlyDictionary<string, string>>(
            row => columns.ToDictionary(column => column.Name, column => row.TextOrEmpty(column), StringComparer.Ordinal));
    }

    private static double Value(IReadOnlyDictionary<string, string> row, string column) =>
        double.Parse(row[column], CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
