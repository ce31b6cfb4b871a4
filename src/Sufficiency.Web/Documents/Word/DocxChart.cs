using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Drawing.Charts;
using DocumentFormat.OpenXml.Packaging;
using Sufficiency.Web.Documents.Model;
using Sufficiency.Web.Documents.Spreadsheets;
using Chart = Sufficiency.Web.Documents.Model.Chart;

namespace Sufficiency.Web.Documents.Word;

/// <summary>A chart of a DOCX document: Word draws it, and holds its figures as a small workbook that can be edited.</summary>
internal static class DocxChart
{
    private const double UnitsPerCentimetre = 567; // twentieths of a point
    private const string BookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const string ChartNamespace = "http://schemas.openxmlformats.org/drawingml/2006/chart";

    /// <summary>The caption and the chart.</summary>
    /// <param name="part">The document, which takes the files.</param>
    /// <param name="chart">The chart.</param>
    /// <param name="number">Its number among the drawings of the document, from 1.</param>
    /// <param name="width">Width of the text area in twentieths of a point.</param>
    public static IEnumerable<OpenXmlElement> Create(MainDocumentPart part, Chart chart, int number, int width)
    {
        if (chart.Series.Any(series => series.Values.Count != chart.Categories.Count))
            throw new ArgumentException($"A series of the chart {chart.Caption} does not have a value for each category.", nameof(chart));
        var id = $"chart{number}";
        var own = part.AddNewPart<ChartPart>(id);
        using (var bytes = new MemoryStream(Encoding.UTF8.GetBytes(ChartXml.Of(chart).ToString(SaveOptions.DisableFormatting))))
            own.FeedData(bytes);
        using (var book = new MemoryStream())
        {
            XlsxWriter.Write(Figures(chart), book);
            book.Position = 0;
            own.AddNewPart<EmbeddedPackagePart>(BookType, ChartXml.WorkbookId).FeedData(book);
        }

        yield return DocxText.Paragraph(chart.Caption, DocxStyles.Caption);
        yield return DocxFrame.Create(chart.AlternativeText, width / UnitsPerCentimetre, chart.HeightCentimetres, number, ChartNamespace,
            _ => new ChartReference { Id = id });
    }

    private static Workbook Figures(Chart chart) => new()
    {
        Title = chart.Caption,
        Sheets =
        [
            new()
            {
                Name = ChartXml.SheetName,
                Title = chart.Caption,
                HasFilter = false,
                Columns = [new(chart.CategoryName, CellFormat.Text, 30),
                    .. chart.Series.Select(series => new SheetColumn(series.Name, CellFormat.OneDecimal, 18))],
                Rows = [.. chart.Categories.Select((category, i) => (IReadOnlyList<Cell>)
                    [Cell.Of(category), .. chart.Series.Select(series => Cell.Of(series.Values[i]))])],
            },
        ],
    };
}
