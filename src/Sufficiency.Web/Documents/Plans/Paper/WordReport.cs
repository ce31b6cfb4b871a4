using System.Globalization;
using Sufficiency.Web.Documents.Model;
using Sufficiency.Web.Documents.Word;
using Sufficiency.Web.Reading;

namespace Sufficiency.Web.Documents.Plans.Paper;

/// <summary>The report of a run as a committee's Word document, in the order of a sufficiency strategy: one file a chapter.</summary>
public static class WordReport
{
    /// <summary>Its name in a run folder.</summary>
    public const string FileName = "report.docx";

    /// <summary>Writes it; the same run gives the same bytes.</summary>
    /// <param name="run">The run.</param>
    /// <param name="target">Where the file goes; it stays open.</param>
    public static void Write(RunView run, Stream target) => DocxWriter.Write(Build(run), target);

    /// <summary>Builds it.</summary>
    /// <param name="run">The run.</param>
    /// <param name="date">Date to show; null for none, so that the document depends on the run alone.</param>
    public static TextDocument Build(RunView run, DateOnly? date = null)
    {
        ArgumentNullException.ThrowIfNull(run);
        return new()
        {
            Title = $"{run.Record.Title}: sufficiency of places for pupils with EHC plans",
            Subtitle = $"{run.FirstPlanned.Label} to {run.LastYear.Label}"
                + (date is { } day ? $", {day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}" : ""),
            Blocks =
            [
                .. SummaryChapter.Of(run), .. DutyChapter.Of(run), .. PlansChapter.Of(run), .. ProvisionChapter.Of(run),
                .. ForecastChapter.Of(run), .. GapChapter.Of(run), .. OptionsChapter.Of(run), .. MoneyChapter.Of(run),
                .. RisksChapter.Of(run), .. GovernanceChapter.Of(run), .. EqualitiesChapter.Of(run), .. Appendices.Of(run),
            ],
        };
    }
}
