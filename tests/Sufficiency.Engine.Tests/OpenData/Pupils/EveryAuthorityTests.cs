using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Tests.Support;
using Sufficiency.OpenData;
using Sufficiency.OpenData.Pupils;
using Sufficiency.OpenData.Recipe;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.Engine.Tests.OpenData.Pupils;

/// <summary>Plans and rates of all authorities of the releases of 2025 and 2022: the margins are SEN2's, and every rate can be.</summary>
public sealed class EveryAuthorityTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("sufficiency-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [SkippableFact]
    public void EveryAuthorityOfTheReleaseHasPlansAndRates()
    {
        var archives = (new Sen2Archive(RepositoryFiles.Shared("opendata", "sen2", "ehcp_2025.zip")),
            new Sen2Archive(RepositoryFiles.Shared("opendata", "sen2", "ehcp_2022.zip")));
        var table = archives.Item1.Table("caseload.csv");
        var (code, period) = (table.Column("old_la_code"), table.Column("time_period"));
        var codes = table.Read(row => (Code: row.TextOrEmpty(code), Period: row.Text(period)))
            .Where(row => row is { Code.Length: 3, Period: "202425" }).Select(row => row.Code).Distinct(StringComparer.Ordinal).ToArray();
        var faults = new List<string>();
        foreach (var authority in codes)
        {
            try
            {
                faults.AddRange(AllFaults(Sources(authority, archives)).Select(fault => $"{authority}: {fault}"));
            }
            catch (Exception error)
            {
                faults.Add($"{authority}: {error}");
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.Equal(153, codes.Length);
    }

    private static IEnumerable<string> AllFaults(PupilSources sources)
    {
        var rates = new PupilRates(sources);
        var cube = PlansCube.Fit(sources.Release, sources.January, [], sources.England.Release);
        foreach (var fault in MarginFaults(sources, [.. cube.Counts()])) yield return fault;
        foreach (var (yearGroup, share) in rates.Ceasing.All)
        {
            if (!IsShare(share, rates.Ceasing.RangeOf(yearGroup))) yield return $"ceasing {yearGroup}: {share} {rates.Ceasing.RangeOf(yearGroup)}";
        }
    }

    private static IEnumerable<string> MarginFaults(PupilSources sources, PlansCount[] plans)
    {
        foreach (var (age, counts) in sources.Release.PlansByAge(sources.January))
        {
            foreach (var setting in ProvisionCodes.Settings)
            {
                var fitted = plans.Where(row => row.YearGroup == YearGroup.OfAge(age) && row.Setting == setting).Sum(row => row.Plans);
                if (!(Math.Abs(fitted - counts[(int)setting]) < 1e-9)) yield return $"age {age} {setting}: {fitted} for {counts[(int)setting]}";
            }
        }
    }

    private static bool IsShare(double share, (double Low, double High) range) =>
        share is >= 0.0 and <= 1.0 && range.Low >= 0.0 && range.Low <= share && range.High >= share && range.High <= 1.0;

    private PupilSources Sources(string authority, (Sen2Archive, Sen2Archive) archives)
    {
        void Write(string name, string text) => File.WriteAllText(Path.Combine(folder, name), text);
        Write("recipe.yaml", $"authority_code: \"{authority}\"\nauthority_name: Somewhere\npacks:\n  - name: somewhere\n"
            + "    folder: somewhere\n    base_year: 2024\n    last_year: 2034\n");
        Write("sources.csv", "key,folder,path,title,year\nsen2_2025,downloads,sen2/ehcp_2025.zip,Plans 2025,2025-01\n"
            + "sen2_2022,downloads,sen2/ehcp_2022.zip,Plans 2022,2022-01\n");
        File.Copy(RepositoryFiles.At("data", "recipes", "oxfordshire", "pupil_assumptions.csv"), Path.Combine(folder, "pupil_assumptions.csv"), overwrite: true);
        Write("plan_seeds.csv", "need,lowest_year_group,highest_year_group,setting,weight,source,year,certainty\n");
        var recipe = PackRecipe.Read(folder);
        return new PupilSources(new PackContext(new PackBuildRequest(folder, folder, folder, folder), recipe, recipe.Packs[0]), archives);
    }
}
