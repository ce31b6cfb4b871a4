using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Drafting;

/// <summary>The high needs block of an authority in a year, before recoupment.</summary>
/// <param name="AcademicYear">The academic year in which the financial year begins its second half, as 2023 of 2023-24.</param>
/// <param name="Pounds">Pounds of the financial year.</param>
internal readonly record struct HighNeedsBlock(int AcademicYear, double Pounds);

/// <summary>Reads the DfE's allocations of the dedicated schools grant: the spreadsheet as published, or a table.</summary>
internal static partial class GrantDraft
{
    private static readonly XNamespace Table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    private static readonly XNamespace Text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
    private static readonly XNamespace Office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";

    /// <summary>Whether a column holds the block before recoupment.</summary>
    public static bool IsBlock(string column) => column.StartsWith("High needs block", StringComparison.OrdinalIgnoreCase)
        || column.StartsWith("high_needs_block", StringComparison.OrdinalIgnoreCase);

    /// <summary>The block of an authority; null where the file has no row of it.</summary>
    public static HighNeedsBlock? Find(SourceProbe probe, string authorityCode)
    {
        var isSheet = Path.GetExtension(probe.Path).Equals(".ods", StringComparison.OrdinalIgnoreCase);
        var rows = isSheet ? Sheet(probe.Path) : Lines(probe.Path);
        var header = rows.FindIndex(row => row.Any(IsBlock));
        if (header < 0) return null;
        var column = Array.FindIndex(rows[header], IsBlock);
        var local = rows.Skip(header + 1).FirstOrDefault(row => row.Length > column
            && row.Any(cell => string.Equals(cell, authorityCode, StringComparison.Ordinal)));
        if (local is null || !double.TryParse(local[column], NumberStyles.Float | NumberStyles.AllowThousands,
            CultureInfo.InvariantCulture, out var pounds)) return null;
        var title = string.Join(' ', rows.Take(header + 1).SelectMany(row => row)) + ' ' + Path.GetFileName(probe.Path);
        return Years().Match(title) is { Success: true } years
            ? new(int.Parse(years.Groups["first"].Value, CultureInfo.InvariantCulture), pounds) : null;
    }

    private static List<string[]> Lines(string path)
    {
        var table = SourceTable.Open(path, Path.GetFileName(path));
        return [[.. table.Header], .. table.Read(row => row.Cells)];
    }

    /// <summary>The rows of the sheet of allocations; repeated cells are written out.</summary>
    private static List<string[]> Sheet(string path)
    {
        const int MostCells = 200;
        using var archive = ZipFile.OpenRead(path);
        using var content = archive.GetEntry("content.xml")!.Open();
        var sheets = XDocument.Load(content).Descendants(Table + "table").ToList();
        var summary = sheets.Find(
            sheet => sheet.Attribute(Table + "name")?.Value.StartsWith("Allocations", StringComparison.OrdinalIgnoreCase)
            == true) ?? sheets.Find(sheet => sheet.Descendants(Text + "p").Any(text => IsBlock(text.Value)));
        return summary is null ? [] : [.. summary.Descendants(Table + "table-row").Select(row =>
            row.Elements().SelectMany(cell => Enumerable.Repeat(
                cell.Attribute(Office + "value")?.Value ?? string.Join(' ', cell.Elements(Text + "p").Select(text => text.Value)),
                Math.Min(MostCells, (int?)cell.Attribute(Table + "number-columns-repeated") ?? 1))).ToArray())];
    }

    [GeneratedRegex("(?<first>20[0-9]{2})( to |-)(20)?[0-9]{2}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Years();
}
