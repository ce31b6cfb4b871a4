using System.Text.RegularExpressions;
using Sufficiency.Workbooks.Sheets;

namespace Sufficiency.Workbooks.Forms;

/// <summary>Recognises a workbook that holds a row for each child, such as the persons file of SEN2.</summary>
/// <remarks>It names the kind of what it found, and never a value.</remarks>
internal static partial class ChildRows
{
    private const int HeadingRows = 60;
    private const int ManyRows = 100;

    /// <summary>Headings of personal data, as plain letters.</summary>
    private static readonly string[] Personal =
    [
        "upn", "uniquepupilnumber", "formerupn", "uln", "uniquelearnernumber", "nhsnumber", "surname", "familyname", "lastname", "forename",
        "forenames", "firstname", "givenname", "middlename", "middlenames", "preferredsurname", "fullname", "dateofbirth", "dob",
        "birthdate",
        "birthday", "childname", "pupilname", "studentname", "childsname", "pupilsname", "nameofchild", "nameofpupil", "child", "childid",
        "pupilid", "studentid", "personid", "persontableid", "uniquechildid", "clientid", "mosaicid", "homepostcode", "postcodeofhome",
        "pupilpostcode", "childpostcode", "homeaddress", "address", "addressline1", "ethnicity", "genderofchild", "personbirthdate",
        "sex", "gender", "planid", "ehcpid", "ehcpnumber", "requestrecordid", "plandate", "ehcplanstartdate",
    ];

    /// <summary>The reason why a workbook is refused; null where nothing points to single children.</summary>
    public static string? Find(RawWorkbook workbook)
    {
        foreach (var sheet in workbook.Sheets)
        {
            if (HasPersonalHeading(sheet)) return "It has a column of personal data, such as a name, a UPN or a date of birth.";
            if (sheet.Rows.Any(row => row.Cells.Values.Any(cell => cell.Kind == RawKind.Text && IsUpn(cell.Text))))
                return "It holds unique pupil numbers.";
        }

        if (workbook.PivotFields.Any(field => Personal.Contains(CellWords.Plain(field), StringComparer.Ordinal)))
            return "A pivot table in it carries rows of single children with it. Copy the pivot and paste its values alone.";
        return workbook.Sheets.FirstOrDefault(sheet => CellWords.Plain(sheet.Name) == CellWords.Plain(PupilsForm.Sheet.Name)) is { } pupils
            && CountsOneEach(pupils) ? "Its sheet Pupils counts one child a row." : null;
    }

    /// <summary>Whether nearly every row counts a single pupil, and the same school and need stand in row after row.</summary>
    private static bool CountsOneEach(RawSheet sheet)
    {
        var rows = sheet.Rows.Where(row => row.Cells.Values.Any(cell => cell.Kind == RawKind.Number)).ToList();
        if (rows.Count < ManyRows) return false;
        var ones = rows.Count(row => row.Cells.Values.Where(cell => cell.Kind == RawKind.Number).Select(cell => cell.Text)
            .Where(text => text != "0").ToList() is ["1"]);
        var keys = rows.Select(row => string.Join('\u001f', row.Cells.Where(pair => pair.Value.Kind == RawKind.Text)
            .OrderBy(pair => pair.Key).Select(pair => pair.Value.Text))).Distinct(StringComparer.OrdinalIgnoreCase).Count();
        return ones * 10 >= rows.Count * 9 && (keys * 2 <= rows.Count || rows.Count >= 10 * ManyRows);
    }

    private static bool HasPersonalHeading(RawSheet sheet) => sheet.Rows.Take(HeadingRows).Any(row =>
        row.Cells.Values.Any(cell => cell.Kind == RawKind.Text && cell.Text.Length <= 40 && IsPersonal(cell.Text)));

    private static bool IsPersonal(string heading) =>
        Personal.Contains(CellWords.Plain(heading), StringComparer.Ordinal);

    private static bool IsUpn(string text) => Upn().IsMatch(text.Trim());

    // DfE, Unique pupil numbers: a check letter without I, O and S, then twelve digits, the last of which may be a letter.
    [GeneratedRegex("^[A-HJ-NP-RT-Z][0-9]{11}[0-9A-HJ-NP-RT-Z]$", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Upn();
}
