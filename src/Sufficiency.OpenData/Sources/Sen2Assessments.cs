using System.Globalization;
using Sufficiency.Engine.Packs.Issues;

namespace Sufficiency.OpenData.Sources;

/// <summary>How a request for an assessment becomes a plan, as the release counts it for one authority or England.</summary>
/// <remarks>Requests are by age at the request, assessments by age at the assessment, new plans by age when the plan started.</remarks>
internal sealed class Sen2Assessments
{
    private const string RequestsFile = "requests.csv";
    private const string AssessmentsFile = "assessments.csv";
    private const string AllRequests = "All requests for EHC needs assessments";
    private const string AllAssessments = "All EHC needs assessments";
    private const string Age = "Child or young persons age";
    private readonly Sen2File? requests;
    private readonly Sen2File? assessments;

    /// <summary>The counts of an area.</summary>
    /// <param name="archive">The release's zip; one without the two files gives nothing.</param>
    /// <param name="authorityCode">Three-digit DfE code of the authority; null for England.</param>
    public Sen2Assessments(Sen2Archive archive, string? authorityCode)
    {
        Sen2File? Find(string file) => archive.Has(file)
            ? Sen2File.FindRows(archive, file, authorityCode, "breakdown_topic", "breakdown") : null;
        (requests, assessments) = (Find(RequestsFile), Find(AssessmentsFile));
    }

    /// <summary>Calendar years with a count, in order.</summary>
    public IReadOnlyList<int> Years =>
        [.. (requests?.Years(AllRequests) ?? []).Union(assessments?.Years(AllAssessments) ?? []).Order()];

    /// <summary>Requests received in a calendar year; null where the release writes x or nothing.</summary>
    public double? Requests(int year) => Total(requests, year, AllRequests, "requests_received_in_year");

    /// <summary>Requests by age, key null for an age not recorded; empty where the release gives none by age.</summary>
    public IReadOnlyList<(int? Age, double Count)> RequestsByAge(int year) => ByAge(requests, year, "requests_received_in_year");

    /// <summary>Assessments of a calendar year; null where the release writes x or nothing.</summary>
    public double? Assessments(int year) => Total(assessments, year, AllAssessments, "assess_in_year");

    /// <summary>Assessments by age.</summary>
    public IReadOnlyList<(int? Age, double Count)> AssessmentsByAge(int year) => ByAge(assessments, year, "assess_in_year");

    /// <summary>Assessments of a calendar year after which a plan was issued; null where the release writes x or nothing.</summary>
    public double? Issued(int year) => Total(assessments, year, AllAssessments, "assess_issued");

    /// <summary>Assessments after which a plan was issued, by age.</summary>
    public IReadOnlyList<(int? Age, double Count)> IssuedByAge(int year) => ByAge(assessments, year, "assess_issued");

    private static double? Total(Sen2File? file, int year, string topic, string column) =>
        file?.Find(Text(year), topic) is { Count: > 0 } found ? found[0].OptionalCount(column) : null;

    private static IReadOnlyList<(int? Age, double Count)> ByAge(Sen2File? file, int year, string column)
    {
        var rows = file?.Find(Text(year), Age) ?? [];
        var counted = rows.Select(row => (Age: Sen2Labels.FindAge(row), Count: row.OptionalCount(column))).ToArray();
        return Array.Exists(counted, row => row.Count is null) ? [] : [.. counted.Select(row => (row.Age, row.Count!.Value))];
    }

    private static string Text(int year) => year.ToString(CultureInfo.InvariantCulture);
}
