using Sufficiency.Web.Documents.Model;

namespace Sufficiency.Web.Documents.Plans;

/// <summary>Columns and cells as the sheets of a plan use them.</summary>
internal static class Columns
{
    public static SheetColumn Text(string header, double width = 16) => new(header, CellFormat.Text, width);

    public static SheetColumn Pupils(string header, double width = 12) => new(header, CellFormat.OneDecimal, width);

    public static SheetColumn Places(string header, double width = 12) => new(header, CellFormat.Whole, width);

    public static SheetColumn Millions(string header, double width = 14) => new(header, CellFormat.TwoDecimals, width, "£m");

    public static SheetColumn Share(string header, double width = 12) => new(header, CellFormat.Percent, width);

    public static SheetColumn Number(string header, string unit = "", double width = 12) => new(header, CellFormat.OneDecimal, width, unit);

    /// <summary>Expected pupils or places, to one decimal.</summary>
    public static Cell Count(double? value) => Cell.Of(Rounded(value, 1));

    /// <summary>Pounds as millions, to a thousand pounds.</summary>
    public static Cell Money(double? pounds) => Cell.Of(Rounded(pounds / 1e6, 3));

    /// <summary>A share, to a tenth of a per cent.</summary>
    public static Cell Part(double? share) => Cell.Of(Rounded(share, 3));

    /// <summary>Any other number, to one decimal.</summary>
    public static Cell Tenths(double? value) => Cell.Of(Rounded(value, 1));

    private static double? Rounded(double? value, int decimals) =>
        value is { } number ? Math.Round(number, decimals, MidpointRounding.AwayFromZero) : null;
}
