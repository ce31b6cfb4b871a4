using System.IO.Compression;
using System.Text;

namespace Sufficiency.Workbooks.Sheets;

/// <summary>Takes the bytes of a file and refuses what is no plain XLSX workbook, before anything in it is read.</summary>
internal static class WorkbookFile
{
    /// <summary>A workbook of 30,000 rows takes 2 MB.</summary>
    public const long LargestBytes = 20L * 1024 * 1024;

    /// <summary>Unpacked, such a workbook takes 40 MB; a file that unpacks to more is made to harm.</summary>
    public const long LargestUnpackedBytes = 256L * 1024 * 1024;

    private const int MostParts = 2_000;
    private const string SaveAsXlsx = "Open it in Excel or LibreOffice and save it as Excel Workbook (*.xlsx).";

    /// <summary>The bytes of a workbook that may be read.</summary>
    /// <exception cref="WorkbookRefusedException">It is missing, too large, or of another format.</exception>
    public static byte[] Read(string path)
    {
        var bytes = ReadBytes(path);
        if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0])) throw OldOrLocked(bytes);
        if (!bytes.AsSpan().StartsWith("PK"u8)) throw new WorkbookRefusedException("This is not an Excel workbook.", SaveAsXlsx);
        CheckParts(bytes);
        return bytes;
    }

    private static byte[] ReadBytes(string path)
    {
        try
        {
            if (Directory.Exists(path)) throw new WorkbookRefusedException("This is a folder.", "Name the workbook inside it.");
            if (!File.Exists(path)) throw new WorkbookRefusedException("There is no such file.", "Check the name and the folder.");
            var length = new FileInfo(path).Length;
            if (length == 0) throw new WorkbookRefusedException("The file is empty.", "Copy it again.");
            if (length > LargestBytes)
                throw new WorkbookRefusedException($"The file is larger than {LargestBytes / 1024 / 1024} MB.",
                    "Delete pictures and sheets that are not part of the workbook, and save it again.");
            return File.ReadAllBytes(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new WorkbookRefusedException("The file cannot be read.", "Close it in other programs and try again.");
        }
    }

    private static WorkbookRefusedException OldOrLocked(byte[] bytes) =>
        bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0
            ? new("The workbook is locked with a password.", "Save it without a password (File, Info, Protect Workbook).")
            : new("This is a workbook of the old format (*.xls).", SaveAsXlsx);

    private static void CheckParts(byte[] bytes)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            if (zip.Entries.Count > MostParts) throw TooMuch();
            if (zip.Entries.Any(entry => entry.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
                throw new WorkbookRefusedException("The workbook holds macros.",
                    "Save it as Excel Workbook (*.xlsx), which leaves the macros out.");
            if (zip.GetEntry("xl/workbook.bin") is not null)
                throw new WorkbookRefusedException("This is a binary workbook (*.xlsb).", SaveAsXlsx);
            if (zip.GetEntry("xl/workbook.xml") is null && zip.GetEntry("[Content_Types].xml") is null)
                throw new WorkbookRefusedException("This is not an Excel workbook.", SaveAsXlsx);
            CheckSize(zip);
        }
        catch (InvalidDataException)
        {
            throw new WorkbookRefusedException("The file is damaged.", "Copy it again, or open it in Excel and save it.");
        }
    }

    /// <summary>Unpacks every part and counts: what the file says of its sizes may be untrue.</summary>
    private static void CheckSize(ZipArchive zip)
    {
        var buffer = new byte[81_920];
        var unpacked = 0L;
        foreach (var entry in zip.Entries)
        {
            using var stream = entry.Open();
            while (stream.Read(buffer) is > 0 and var read)
            {
                unpacked += read;
                if (unpacked > LargestUnpackedBytes) throw TooMuch();
            }
        }
    }

    private static WorkbookRefusedException TooMuch() => new(
        $"The file unpacks to more than {LargestUnpackedBytes / 1024 / 1024} MB or {MostParts} parts.",
        "No workbook of this program is that large. Copy your rows into a fresh template.");
}
