using System.Globalization;
using Sufficiency.Engine.Storage;
using Sufficiency.Web.Documents.Model;

namespace Sufficiency.Web.Serving.Tables;

/// <summary>The rows of one page of a table.</summary>
/// <param name="Count">How many rows there are on all pages.</param>
/// <param name="Rows">Cells as texts, in the order of the shown columns.</param>
public sealed record TableRows(long Count, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>Most rows that a workbook takes: Excel's limit less its heading rows.</summary>
    private const int MostWorkbookRows = 1_000_000;

    /// <summary>Pages that hold them.</summary>
    public int Pages => (int)Math.Max(1, (Count + TableQuestion.PageRows - 1) / TableQuestion.PageRows);

    /// <summary>Reads the rows that a question asks for.</summary>
    public static TableRows Read(RunQueries run, TableQuestion question)
    {
        var count = (long)run.Query(question.CountSql(), row => row.Number(0)).Single();
        var shown = question.Table.Columns.Where(column => column.IsShown).ToList();
        var first = (Math.Min(question.Page, Math.Max(1, (count + TableQuestion.PageRows - 1) / TableQuestion.PageRows)) - 1)
            * TableQuestion.PageRows;
        var texts = string.Join(", ", shown.Select(column => column.Type == "yes_no"
            ? $"CASE WHEN {RunQueries.Quote(column.Name)} THEN 'yes' ELSE 'no' END" : $"{RunQueries.Quote(column.Name)}::VARCHAR"));
        var rows = run.Query(
            string.Create(CultureInfo.InvariantCulture,
                $"SELECT {texts} FROM ({question.Sql()} LIMIT {TableQuestion.PageRows} OFFSET {first})"),
            row =>
            {
                var cells = new string[shown.Count];
                for (var i = 0; i < cells.Length; i++) cells[i] = row.FindText(i) ?? "";
                return (IReadOnlyList<string>)cells;
            });
        return new(count, rows);
    }

    /// <summary>The rows as a workbook of one sheet.</summary>
    /// <exception cref="Documents.DocumentException">There are more than a sheet holds.</exception>
    public static Workbook Workbook(RunQueries run, TableQuestion question)
    {
        var count = (long)run.Query(question.CountSql(), row => row.Number(0)).Single();
        if (count > MostWorkbookRows)
            throw new Documents.DocumentException(
                "The table has more rows than a sheet of Excel holds. Filter it, or take CSV or Parquet.");
        var shown = question.Table.Columns.Where(column => column.IsShown).ToList();
        var selected = string.Join(", ", shown.Select(column =>
            RunQueries.Quote(column.Name) + (column.IsNumber ? "::DOUBLE" : "::VARCHAR")));
        var rows = run.Query($"SELECT {selected} FROM ({question.Sql()})", row =>
        {
            var cells = new Cell[shown.Count];
            for (var i = 0; i < cells.Length; i++)
                cells[i] = shown[i].IsNumber ? Cell.Of(row.FindNumber(i)) : Cell.Of(row.FindText(i));
            return (IReadOnlyList<Cell>)cells;
        });
        return new()
        {
            Title = question.Table.Name,
            Sheets =
            [
                new()
                {
                    Name = question.Table.Name,
                    Title = question.Table.Meaning,
                    Columns = [.. shown.Select(column => new SheetColumn(column.Name, FormatOf(column), 18, column.Unit))],
                    Rows = rows,
                },
            ],
        };
    }

    private static CellFormat FormatOf(ColumnSchema column) => column switch
    {
        { Type: "integer" } => CellFormat.Plain,
        { Type: "number" } => CellFormat.TwoDecimals,
        _ => CellFormat.Text,
    };
}
