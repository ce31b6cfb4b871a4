using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.OpenData.Recipe;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Pupils;

/// <summary>Writes requests.csv: requests for assessment, assessments, plans issued and new plans of each calendar year, by age where the
/// release counts them by age.</summary>
internal sealed class RequestsStep : IPackStep
{
    private const string Unknown = "unknown";

    /// <inheritdoc />
    public string Name => "requests for assessment";

    /// <inheritdoc />
    public bool AppliesTo(PackDefinition pack) => pack.IsWhole;

    /// <inheritdoc />
    public void Run(PackContext context)
    {
        var sources = new PupilSources(context);
        var counts = sources.Assessments;
        var table = new PackTable("requests.csv", 2, "calendar_year", "age_band", "requests", "assessments", "plans_issued", "new_plans",
            "source", "year", "certainty");
        var release = sources.Local.Published;
        foreach (var year in counts.Years)
        {
            void Add(string band, double? requests, double? assessments, double? issued, double? plans)
            {
                if ((requests ?? assessments ?? issued ?? plans) is not null)
                    table.Add(year, band, requests, assessments, issued, plans, sources.Citation, FormattableString.Invariant($"{year}"),
                        Certainty.Found);
            }

            Add(RequestCount.AllAges, counts.Requests(year), counts.Assessments(year), counts.Issued(year),
                release.YearsOfNewPlans.Contains(year) ? release.NewPlans(year) : null);
            var plans = release.YearsOfStartAges.Contains(year)
                ? release.NewPlansByStartAgeAlone(year).Select(age => ((int?)age.Key, age.Value[0])).ToArray() : [];
            foreach (var band in Sen2Release2022.Bands.Select(band => band.Code).Append(Unknown))
                Add(band, Of(counts.RequestsByAge(year), band), Of(counts.AssessmentsByAge(year), band), Of(counts.IssuedByAge(year), band),
                    Of(plans, band));
        }

        table.WriteTo(context.OutFolder);
    }

    /// <summary>The count of a band; null where nothing is counted by age, or nobody is of unknown age.</summary>
    private static double? Of(IReadOnlyList<(int? Age, double Count)> byAge, string band)
    {
        var own = byAge.Where(row => BandOf(row.Age) == band).Select(row => row.Count).ToArray();
        return byAge.Count == 0 || (band == Unknown && own.Sum() == 0.0) ? null : own.Sum();
    }

    private static string BandOf(int? age) => age is { } years ? Sen2Release2022.Bands[Sen2Area.BandOf(years)].Code : Unknown;
}
