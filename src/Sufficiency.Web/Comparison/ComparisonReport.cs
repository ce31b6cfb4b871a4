using Sufficiency.Web.Report;

namespace Sufficiency.Web.Comparison;

/// <summary>A comparison of runs as one HTML file that opens without a server.</summary>
public static class ComparisonReport
{
    /// <summary>Name of the file where none is named.</summary>
    public const string FileName = "comparison.html";

    /// <summary>Renders a comparison; the same tables give the same text.</summary>
    public static Task<string> RenderAsync(ComparisonView view) => HtmlReport.DocumentAsync<ComparisonPage>(
        new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(ComparisonPage.View)] = view });
}
