using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Sufficiency.Web.Documents.Model;
using Paragraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;

namespace Sufficiency.Web.Documents.Word;

/// <summary>A table of a DOCX document: its header stands again on each page, and no row is torn by one.</summary>
internal static class DocxTable
{
    /// <summary>The caption and the table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="width">Width of the text area in twentieths of a point.</param>
    public static IEnumerable<OpenXmlElement> Create(TableBlock table, int width)
    {
        if (table.Rows.Any(row => row.Count != table.Columns.Count))
            throw new ArgumentException($"A row of the table {table.Caption} does not have a text for each column.", nameof(table));
        yield return DocxText.Paragraph(table.Caption, DocxStyles.Caption);
        var weights = table.Columns.Sum(column => column.Weight);
        var widths = table.Columns.Select(column => (int)(width * column.Weight / weights)).ToList();
        var grid = new Table(
            new TableProperties(
                new TableStyle { Val = DocxStyles.Grid },
                new TableWidth { Width = $"{width}", Type = TableWidthUnitValues.Dxa },
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableLook
                {
                    FirstRow = true,
                    LastRow = table.TotalRows > 0,
                    FirstColumn = false,
                    LastColumn = false,
                    NoHorizontalBand = true,
                    NoVerticalBand = true
                },
                new TableCaption { Val = PlainText.Clean(table.Caption) }),
            new TableGrid(widths.Select(own => new GridColumn { Width = $"{own}" })),
            Row(table, table.Columns.Select(column => column.Header), widths, isHeader: true, isBold: true));
        grid.Append(table.Rows.Select((row, i) =>
            Row(table, row, widths, isHeader: false, isBold: i >= table.Rows.Count - table.TotalRows)));
        yield return grid;
        yield return new Paragraph(new ParagraphProperties(new SpacingBetweenLines { After = "0" })); // two tables would else become one
    }

    private static TableRow Row(TableBlock table, IEnumerable<string> texts, List<int> widths, bool isHeader, bool isBold)
    {
        var properties = new TableRowProperties(new CantSplit());
        if (isHeader) properties.Append(new TableHeader());
        var row = new TableRow(properties);
        row.Append(texts.Select((text, i) => new TableCell(
            new TableCellProperties(new TableCellWidth { Width = $"{widths[i]}", Type = TableWidthUnitValues.Dxa }),
            DocxText.Paragraph(
                text, table.IsSmall ? DocxStyles.SmallTableText : DocxStyles.TableText, isBold, table.Columns[i].IsNumber))));
        return row;
    }
}
