using System.Text;
using Sufficiency.Engine.Planning;
using Sufficiency.Engine.Sweeps.Mitigation;
using Sufficiency.Returns.Books;
using Sufficiency.Runner.Settings;
using Sufficiency.Runner.Terminal;
using Sufficiency.Web.Comparison;
using Sufficiency.Web.Documents.Model;
using Sufficiency.Web.Documents.Plans;
using Sufficiency.Web.Documents.Plans.Paper;
using Sufficiency.Web.Documents.Spreadsheets;
using Sufficiency.Web.Documents.Word;
using Sufficiency.Web.Mitigation;
using Sufficiency.Web.Reading;
using Sufficiency.Web.Report;

namespace Sufficiency.Runner.Documents;

/// <summary>Makes the files of a run that people open: report, workbook and page.</summary>
internal static class RunDocuments
{
    /// <summary>Name of the printed page in a run folder.</summary>
    public const string PageName = "page.txt";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Name of a document in a run folder.</summary>
    public static string NameOf(ReportFormat format) => format switch
    {
        ReportFormat.Html => HtmlReport.FileName,
        ReportFormat.Docx => WordReport.FileName,
        ReportFormat.Xlsx => PlanWorkbook.FileName,
        _ => Path.ChangeExtension(PlanWorkbook.FileName, ".ods"),
    };

    /// <summary>Makes a document from the tables of a run alone.</summary>
    /// <param name="run">Folder of the run.</param>
    /// <param name="format">Its form.</param>
    /// <param name="suppressUnder">Counts of pupils under it are hidden; null hides nothing.</param>
    public static async Task<byte[]> MakeAsync(string run, ReportFormat format, double? suppressUnder = null)
    {
        if (format == ReportFormat.Html) return Utf8.GetBytes(await HtmlReport.RenderAsync(run, suppressUnder: suppressUnder));
        if (format == ReportFormat.Docx)
        {
            var view = RunReader.Read(run, suppressUnder);
            return Bytes(stream => WordReport.Write(view, stream));
        }

        return BytesOf(PlanWorkbook.Build(run, suppressUnder), format);
    }

    /// <summary>Makes a document by the ending of its file: html, xlsx or ods.</summary>
    public static Task<byte[]> MakeAsync(string run, string ending, double? suppressUnder) =>
        MakeAsync(run, Enum.GetValues<ReportFormat>().First(format => NameOf(format).EndsWith(ending, StringComparison.Ordinal)),
            suppressUnder);

    /// <summary>Adds report, workbook and page to a plan that passed its check.</summary>
    public static async Task<IReadOnlyList<string>> AddAsync(PlanningOutcome outcome, PlanningRequest request) =>
        outcome is { Summary: { } summary, RunFolder: { } folder, AuditFindings: null or { Count: 0 } }
            ? await AddAsync(folder, screen => PlanPage.Write(screen, summary, outcome, request))
            : [];

    /// <summary>Name of a comparison of several runs where none is named.</summary>
    public static string NameOfComparison(ReportFormat format) => Path.ChangeExtension("comparison", Path.GetExtension(NameOf(format)));

    /// <summary>Makes a comparison of two to four runs from their tables alone.</summary>
    public static async Task<byte[]> CompareAsync(IReadOnlyList<string> runs, ReportFormat format) => format switch
    {
        ReportFormat.Html => Utf8.GetBytes(await ComparisonReport.RenderAsync(ComparisonReader.Read(runs))),
        ReportFormat.Docx => Bytes(stream => DocxWriter.Write(ComparisonDocument.Build(ComparisonReader.Read(runs)), stream)),
        _ => BytesOf(ComparisonWorkbook.Build(ComparisonReader.Read(runs)), format),
    };

    /// <summary>Adds the page of steps and its HTML to a study of actions.</summary>
    public static async Task<IReadOnlyList<string>> AddAsync(MitigateOutcome outcome)
    {
        List<string> failed = [];
        await TryAsync(failed, outcome.Folder, MitigationReport.FileName,
            async () => Utf8.GetBytes(await MitigationReport.RenderAsync(outcome)));
        await TryAsync(failed, outcome.Folder, PageName, () => Task.FromResult(Printed(screen => MitigatePage.Write(screen, outcome))));
        return failed;
    }

    /// <summary>Adds report, workbook and page to a run that stands; a file that cannot be made costs none of the others.</summary>
    /// <param name="run">Folder of the run.</param>
    /// <param name="page">Prints the page.</param>
    /// <returns>A sentence for every file that could not be made.</returns>
    public static async Task<IReadOnlyList<string>> AddAsync(string run, Action<Screen> page)
    {
        List<string> failed = [];
        foreach (var format in (ReportFormat[])[ReportFormat.Html, ReportFormat.Xlsx])
            await TryAsync(failed, run, NameOf(format), () => MakeAsync(run, format));
        await TryAsync(failed, run, PageName, () => Task.FromResult(Printed(page)));
        return failed;
    }

    private static async Task TryAsync(List<string> failed, string folder, string name, Func<Task<byte[]>> make)
    {
        try
        {
            await WriteAsync(Path.Combine(folder, name), await make());
        }
        catch (Exception fault)
        {
            failed.Add($"{name} was not made. The plan and its tables are whole. ({fault.Message})");
        }
    }

    /// <summary>Writes a new file, which appears whole or not at all.</summary>
    /// <exception cref="IOException">The file exists, or the disk refuses.</exception>
    public static async Task WriteAsync(string path, byte[] content)
    {
        var partial = path + ".partial";
        try
        {
            await File.WriteAllBytesAsync(partial, content);
            File.Move(partial, path, overwrite: false);
        }
        finally
        {
            File.Delete(partial);
        }
    }

    /// <summary>A text as the bytes of a file.</summary>
    public static byte[] BytesOf(string text) => Utf8.GetBytes(text);

    /// <summary>A return as a workbook for Excel.</summary>
    public static byte[] BytesOf(ReturnBook book) => BytesOf(ReturnWorkbook.Build(book), ReportFormat.Xlsx);

    private static byte[] BytesOf(Workbook workbook, ReportFormat format) => Bytes(stream =>
    {
        if (format == ReportFormat.Xlsx) XlsxWriter.Write(workbook, stream);
        else OdsWriter.Write(workbook, stream);
    });

    private static byte[] Bytes(Action<Stream> write)
    {
        using var bytes = new MemoryStream();
        write(bytes);
        return bytes.ToArray();
    }

    private static byte[] Printed(Action<Screen> page)
    {
        using var text = new StringWriter();
        page(new Screen(text));
        return Utf8.GetBytes(text.ToString().ReplaceLineEndings("\n"));
    }
}
