using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Sufficiency.Workbooks.Sheets;

/// <summary>Reads values of cells with the texts and styles that a workbook shares.</summary>
internal sealed class CellTexts
{
    private readonly List<string> shared;
    private readonly List<bool> isDate;

    public CellTexts(WorkbookPart root)
    {
        shared = [.. root.SharedStringTablePart?.SharedStringTable?.Elements<SharedStringItem>().Select(TextOf) ?? []];
        var styles = root.WorkbookStylesPart?.Stylesheet;
        var codes = (styles?.NumberingFormats?.Elements<NumberingFormat>() ?? [])
            .Where(format => format.NumberFormatId is not null)
            .GroupBy(format => format.NumberFormatId!.Value)
            .ToDictionary(formats => formats.Key, formats => formats.First().FormatCode?.Value ?? "");
        isDate = [.. (styles?.CellFormats?.Elements<CellFormat>() ?? [])
            .Select(format => format.NumberFormatId?.Value ?? 0).Select(id => IsDate(id, codes.GetValueOrDefault(id)))];
    }

    /// <summary>The value of a cell; null if it is empty.</summary>
    public RawCell? Of(Cell cell)
    {
        var value = cell.CellValue?.Text ?? "";
        var type = cell.DataType?.InnerText ?? "n";
        if (type == "inlineStr") return Text(cell.InlineString is null ? "" : TextOf(cell.InlineString));
        if (value.Length == 0) return cell.CellFormula is null ? null : new(RawKind.NotWorkedOut, "");
        return type switch
        {
            "s" => Text(shared[int.Parse(value, CultureInfo.InvariantCulture)]),
            "str" => Text(value),
            "b" => new(RawKind.Truth, value == "1" ? "TRUE" : "FALSE"),
            "e" => new(RawKind.Error, value),
            "d" => new(RawKind.Date, value),
            _ => Number(value, cell.StyleIndex?.Value ?? 0),
        };
    }

    private static RawCell? Text(string text) => text.Length == 0 ? null : new(RawKind.Text, text);

    private RawCell? Number(string value, uint style)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return Text(value);
        if (style < isDate.Count && isDate[(int)style]) return new(RawKind.Date, DateOf(number));
        return new(RawKind.Number, Written(number));
    }

    /// <summary>A number in digits, without an exponent.</summary>
    public static string Written(double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        return text.Contains('E', StringComparison.Ordinal) && Math.Abs(number) is < 1e28 and > 1e-20
            ? ((decimal)number).ToString("0.############################", CultureInfo.InvariantCulture) : text;
    }

    private static string DateOf(double number) => number is >= 1 and < 2_958_466 // 9999-12-31
        ? DateTime.FromOADate(number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : Written(number);

    private static string TextOf(SharedStringItem item) =>
        string.Concat(item.Descendants<Text>().Where(text => text.Parent is not PhoneticRun).Select(text => text.Text));

    private static string TextOf(InlineString item) =>
        string.Concat(item.Descendants<Text>().Where(text => text.Parent is not PhoneticRun).Select(text => text.Text));

    /// <summary>Formats 14 to 22 and 45 to 47 are dates and times (ECMA-376, part 1, 18.8.30); other codes are read.</summary>
    private static bool IsDate(uint id, string? code)
    {
        if (id is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58)) return true;
        if (string.IsNullOrEmpty(code)) return false;
        var inQuotes = false;
        var inBrackets = false;
        for (var i = 0; i < code.Length; i++)
        {
            switch (code[i])
            {
                case '\\' or '_' or '*':
                    i++;
                    break;
                case '"':
                    inQuotes = !inQuotes;
                    break;
                case '[' or ']' when !inQuotes:
                    inBrackets = code[i] == '[';
                    break;
                case 'd' or 'D' or 'm' or 'M' or 'y' or 'Y' or 'h' or 'H' when !inQuotes && !inBrackets:
                    return true;
            }
        }

        return false;
    }
}
