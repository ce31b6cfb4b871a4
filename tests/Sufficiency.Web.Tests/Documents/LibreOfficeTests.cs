using System.Diagnostics;
using Sufficiency.Web.Documents.Spreadsheets;
using Sufficiency.Web.Documents.Word;

namespace Sufficiency.Web.Tests.Documents;

public sealed class LibreOfficeTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("sufficiency-documents-");

    public void Dispose() => folder.Delete(recursive: true);

    [SkippableFact]
    public void LibreOfficeReadsAllThreeFormats()
    {
        var office = Find();
        Skip.If(office is null, "soffice is not on the PATH, so no other program has opened the documents.");
        Write("a.xlsx", stream => XlsxWriter.Write(SampleDocuments.Workbook, stream));
        Write("b.ods", stream => OdsWriter.Write(SampleDocuments.Workbook, stream));
        Write("c.docx", stream => DocxWriter.Write(SampleDocuments.Text, stream));
        const string AllSheets = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1";
        Convert(office!, AllSheets, "a.xlsx", "b.ods");
        Convert(office!, "txt:Text (encoded):UTF8", "c.docx");
        Convert(office!, "pdf", "c.docx");
        Assert.Equal("%PDF"u8.ToArray(), File.ReadAllBytes(Path.Combine(folder.FullName, "c.pdf"))[..4]);
        foreach (var name in (string[])["a", "b"])
        {
            var text = File.ReadAllText(folder.EnumerateFiles($"{name}-Schools*.csv").Single().FullName);
            foreach (var shown in (string[])["=cmd|' /C calc'!A0", ",1234,0.1,4.2%,-1500", "St Mary’s"])
                Assert.True(text.Contains(shown, StringComparison.Ordinal), $"{name} does not show {shown}: {text}");
        }

        var words = File.ReadAllText(Path.Combine(folder.FullName, "c.txt"));
        Assert.Contains("Places by year", words, StringComparison.Ordinal);
        Assert.Contains("Second point", words, StringComparison.Ordinal);
    }

    private static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(path => Path.Combine(path, "soffice")).FirstOrDefault(File.Exists);

    private void Write(string name, Action<Stream> write) =>
        File.WriteAllBytes(Path.Combine(folder.FullName, name), SampleDocuments.Bytes(write));

    private void Convert(string office, string format, params string[] names)
    {
        string[] arguments = [$"-env:UserInstallation=file://{folder.FullName}/profile", "--headless", "--convert-to", format, "--outdir",
            folder.FullName];
        var start = new ProcessStartInfo(office)
        {
            WorkingDirectory = folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false
        };
        foreach (var argument in arguments.Concat(names)) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors.GetAwaiter().GetResult());
    }
}
