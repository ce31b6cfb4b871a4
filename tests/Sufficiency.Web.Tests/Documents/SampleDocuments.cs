using Sufficiency.Web.Documents.Model;

namespace Sufficiency.Web.Tests.Documents;

/// <summary>A workbook and a document that hold one of everything.</summary>
internal static class SampleDocuments
{
    public static Workbook Workbook { get; } = new()
    {
        Title = "Pupils & places",
        Sheets =
        [
            new()
            {
                Name = "Contents",
                Title = "Contents",
                HasFilter = false,
                Columns = [new("Sheet", CellFormat.Text, 20)],
                Rows = [[Cell.LinkTo("Schools", "Schools: all [2025/26]")]],
            },
            new()
            {
                Name = "Schools: all [2025/26]",
                Title = "Schools",
                Notes = ["A note.", string.Join(' ', Enumerable.Repeat("long", 60))],
                TotalRows = 1,
                Columns =
                [
                    new("School", CellFormat.Text, 30), new("Places", CellFormat.Whole, 10),
                    new("Roll", CellFormat.OneDecimal, 10, "pupils"),
                    new("Share", CellFormat.Percent, 10), new("Cost", CellFormat.Pounds, 14),
                ],
                Rows =
                [
                    [Cell.Of("=cmd|' /C calc'!A0"), Cell.Of(1234), Cell.Of(0.1), Cell.Of(0.042), Cell.Of(-1500)],
                    [Cell.Of("St Mary’s\u0001 <school> 𝄞"), Cell.Blank, Cell.Of(12.5), Cell.Of(1.0), Cell.Of(1e9)],
                    [Cell.Of("All"), Cell.Of(1234), Cell.Of(12.6), Cell.Blank, Cell.Of(999_998_500.0)],
                ],
            },
        ],
    };

    public static TextDocument Text { get; } = new()
    {
        Title = "A plan of places",
        Subtitle = "Oxfordshire",
        Blocks =
        [
            new Heading(1, "Summary"),
            new Paragraph("One sentence.\nAnother line."),
            new BulletList(["First point", "Second point"]),
            new Heading(2, "Places"),
            new TableBlock
            {
                Caption = "Places by year",
                Columns = [new("Year"), new("Places", IsNumber: true)],
                Rows = [["2025/26", "1,234"], ["All", "1,234"]],
                TotalRows = 1,
            },
            new PageBreak(),
            new Heading(3, "Map"),
            new Picture
            {
                AlternativeText = "A map of towns & places",
                Caption = "Towns",
                Svg = "<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'><rect width='10' height='10'/></svg>"u8.ToArray(),
                WidthCentimetres = 10,
                HeightCentimetres = 8,
            },
            new AreaMap
            {
                Caption = "Places short",
                AlternativeText = "A map of one square",
                Width = 20,
                Height = 10,
                Areas = [new("Square & town", [[(1, 1), (9, 1), (9, 9), (1, 9)]], "C2DAEC")],
                Texts = [new(5, 5, "Town & land\n12", 13, 8, IsBold: true)],
            },
            SampleChart(ChartForm.Lines),
            SampleChart(ChartForm.StackedColumns),
            SampleChart(ChartForm.Bars),
        ],
    };

    private static Chart SampleChart(ChartForm form) => new()
    {
        Caption = $"Pupils & places as {form}",
        AlternativeText = "Two series over two years",
        Form = form,
        CategoryName = "Year",
        Categories = ["2025/26", "2026/27"],
        Series = [new("With <the> plan", [12.5, null]), new("Without", [20, 30])],
    };

    public static byte[] Bytes(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return stream.ToArray();
    }
}
