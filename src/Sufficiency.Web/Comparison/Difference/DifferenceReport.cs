using Sufficiency.Engine.Sweeps.Differences;
using Sufficiency.Web.Report;

namespace Sufficiency.Web.Comparison.Difference;

/// <summary>Why two runs differ, as one HTML file that opens without a server.</summary>
public static class DifferenceReport
{
    /// <summary>Name of the file in the folder of the explanation.</summary>
    public const string FileName = "difference.html";

    /// <summary>Renders an explained difference; the same figures give the same text.</summary>
    public static Task<string> RenderAsync(RunDifference difference) => HtmlReport.DocumentAsync<DifferencePage>(
        new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(DifferencePage.Difference)] = difference });
}
