using Sufficiency.Engine.Sweeps.Mitigation;
using Sufficiency.Web.Report;

namespace Sufficiency.Web.Mitigation;

/// <summary>What actions do, as one HTML file that opens without a server.</summary>
public static class MitigationReport
{
    /// <summary>Name of the file beside the two runs.</summary>
    public const string FileName = "mitigation.html";

    /// <summary>Renders a study of actions; the same study gives the same text.</summary>
    public static Task<string> RenderAsync(MitigateOutcome outcome) => HtmlReport.DocumentAsync<MitigationPage>(
        new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(MitigationPage.Study)] = outcome });
}
