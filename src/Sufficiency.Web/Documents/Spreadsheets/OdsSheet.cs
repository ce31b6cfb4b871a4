using System.Globalization;
using System.Xml.Linq;
using Sufficiency.Web.Documents.Model;
using static Sufficiency.Web.Documents.Spreadsheets.OdsNames;

namespace Sufficiency.Web.Documents.Spreadsheets;

/// <summary>One sheet of an ODS file.</summary>
/// <param name="layout">Where its parts stand.</param>
/// <param name="name">Its name in the workbook.</param>
/// <param name="nameOf">The name that the workbook gives to a sheet, for links.</param>
internal sealed class OdsSheet(SheetLayout layout, string name, Func<string, string> nameOf)
{
    private readonly Sheet sheet = layout.Sheet;

    /// <summary>Its table, whose rows are made while they are written.</summary>
    public XStreamingElement Content() => new(
        Table + "table",
        new XAttribute(Table + "name", name),
        new XAttribute(Table + "style-name", "sheet"),
        sheet.Columns.Select(column => new XElement(Table + "table-column", new XAttribute(Table + "style-name", OdsStyles.OfWidth(column.Width)))),
        Row([TextCell(sheet.Title, "Title")]),
        layout.Notes.Select(note => Row([TextCell(note, "Note")])),
        new XElement(Table + "table-header-rows", Row(sheet.Columns.Select(column => TextCell(column.FullHeader, "Header")))),
        sheet.Rows.Select((row, i) => Row(row.Select((cell, column) => CellOf(cell, sheet.Columns[column].Format, layout.IsTotal(i))))));

    /// <summary>The range of its filter; null for none.</summary>
    public XElement? Filter(int index) => !sheet.HasFilter || layout.LastFilteredRow == layout.HeaderRow ? null : new(
        Table + "database-range",
        new XAttribute(Table + "name", string.Create(CultureInfo.InvariantCulture, $"filter{index + 1}")),
        new XAttribute(
            Table + "target-range-address",
            $"{Address(0, layout.HeaderRow)}:{Address(sheet.Columns.Count - 1, layout.LastFilteredRow)}"),
        new XAttribute(Table + "display-filter-buttons", "true"));

    /// <summary>What stays in view when one scrolls.</summary>
    public XElement View() => new(
        Config + "config-item-map-entry",
        new XAttribute(Config + "name", name),
        Item("HorizontalSplitMode", "short", sheet.FrozenColumns > 0 ? 2 : 0),
        Item("HorizontalSplitPosition", "int", sheet.FrozenColumns),
        Item("VerticalSplitMode", "short", 2),
        Item("VerticalSplitPosition", "int", layout.HeaderRow),
        Item("ActiveSplitRange", "short", sheet.FrozenColumns > 0 ? 3 : 2),
        Item("PositionRight", "int", sheet.FrozenColumns),
        Item("PositionBottom", "int", layout.HeaderRow));

    private string Address(int column, int row) => $"{XlsxSheet.Quoted(name)}.{SheetLayout.Address(column, row)}";

    private static XElement Item(string item, string type, int value) =>
        new(Config + "config-item", new XAttribute(Config + "name", item), new XAttribute(Config + "type", type), value);

    private static XElement Row(IEnumerable<XElement> cells) => new(Table + "table-row", cells);

    private XElement CellOf(Cell cell, CellFormat format, bool isTotal) => cell.Kind switch
    {
        CellKind.Number => NumberCell(cell.Value, format, isTotal),
        CellKind.Text => TextCell(cell.Text, OdsStyles.Of(CellFormat.Text, isTotal)),
        CellKind.Link => LinkCell(cell),
        _ => new(Table + "table-cell", isTotal ? new XAttribute(Table + "style-name", OdsStyles.Of(CellFormat.Text, isTotal)) : null),
    };

    private static XElement NumberCell(double value, CellFormat format, bool isTotal) => new(
        Table + "table-cell",
        new XAttribute(Table + "style-name", OdsStyles.Of(format, isTotal)),
        new XAttribute(Office + "value-type", format switch
        {
            CellFormat.Percent => "percentage",
            CellFormat.Pounds => "currency",
            _ => "float",
        }),
        format == CellFormat.Pounds ? new XAttribute(Office + "currency", "GBP") : null,
        new XAttribute(Office + "value", value.ToString("R", CultureInfo.InvariantCulture)));

    private static XElement TextCell(string text, string style) => StringCell(style, SheetLayout.Text(text).Split('\n').Select(line => new XElement(Text + "p", line)));

    private XElement LinkCell(Cell cell) => StringCell(
        OdsStyles.Of(CellFormat.Text, false),
        new XElement(Text + "p", new XElement(
            Text + "a",
            new XAttribute(Link + "type", "simple"),
            new XAttribute(Link + "href", $"#{XlsxSheet.Quoted(nameOf(cell.Target))}.A1"),
            SheetLayout.Text(cell.Text))));

    private static XElement StringCell(string style, object content) => new(
        Table + "table-cell",
        new XAttribute(Table + "style-name", style),
        new XAttribute(Office + "value-type", "string"),
        content);
}
