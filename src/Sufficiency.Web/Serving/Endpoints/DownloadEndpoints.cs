using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using Sufficiency.Returns.Files;
using Sufficiency.Returns.Forms;
using Sufficiency.Web.Documents.Plans;
using Sufficiency.Web.Documents.Spreadsheets;
using Sufficiency.Web.Serving.Pages;
using Sufficiency.Web.Serving.Runs;

namespace Sufficiency.Web.Serving.Endpoints;

/// <summary>Documents and whole folders of runs, out and in.</summary>
internal static class DownloadEndpoints
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["html"] = "text/html; charset=utf-8",
        ["docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ["xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ["ods"] = "application/vnd.oasis.opendocument.spreadsheet",
        ["csv"] = "text/csv; charset=utf-8",
    };

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/runs/{run}/downloads", (string run, RunStore store) => store.TryRead(run, out var view)
            ? Reply.Page<DownloadsPage>((nameof(DownloadsPage.Name), run), (nameof(DownloadsPage.View), view)) : Reply.NoRun(run));
        routes.MapGet("/runs/{run}/document", async (string run, string? format, string? suppress, RunStore store, ServeOptions options) =>
        {
            if (store.Find(run) is not { } folder) return Reply.NoRun(run);
            if (format is null or "csv" || !Types.TryGetValue(format, out var type))
                return Reply.NotFound("Documents are given as html, docx, xlsx or ods.");
            if (!TryUnder(suppress, out var under))
                return NoNumber();
            return Results.File(await options.MakeDocument(folder, format, under), type, $"{run}.{format}");
        });
        routes.MapGet("/runs/{run}/return", (string run, string? form, string? file, string? suppress, RunStore store) =>
            Return(run, store.Find(run), form, file, suppress));
        routes.MapGet("/runs/{run}/archive", (string run, RunStore store, HttpContext context) => Archive(run, store.Find(run), context));
        routes.MapGet("/sweeps/{sweep}/archive", (string sweep, RunStore store, HttpContext context) =>
            Archive(sweep, store.Find(sweep), context));
        routes.MapPost("/import", async (HttpRequest request, RunStore store, IHostApplicationLifetime life, CancellationToken gone) =>
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(gone, life.ApplicationStopping);
            var cancellation = either.Token;
            var form = await request.ReadFormAsync(cancellation);
            if (form.Files.Count != 1 || form.Files[0].Length == 0)
                return Reply.Message("No file was chosen", ["Choose the zip of a run, then import it."], StatusCodes.Status400BadRequest);
            await using var zip = form.Files[0].OpenReadStream();
            var name = RunArchive.Read(zip, store, cancellation);
            return Reply.GoTo(File.Exists(Path.Combine(store.Find(name)!, "sweep.json")) ? Addresses.Sweep(name) : Addresses.Run(name));
        });
    }

    private static IResult Return(string run, string? folder, string? form, string? file, string? suppress)
    {
        if (folder is null) return Reply.NoRun(run);
        if (form is null || !ReturnMaker.Names.Contains(form, StringComparer.Ordinal) || file is not ("xlsx" or "csv"))
            return Reply.NotFound($"Returns are {string.Join(", ", ReturnMaker.Names)}, as xlsx or csv.");
        if (!TryUnder(suppress, out var under)) return NoNumber();
        var book = ReturnMaker.Make(new(form, [folder]) { SuppressUnder = (int?)under });
        if (file is "csv") return Results.File(Encoding.UTF8.GetBytes(LongFile.Write(book)), Types[file], $"{run}-{form}.csv");
        using var bytes = new MemoryStream();
        XlsxWriter.Write(ReturnWorkbook.Build(book), bytes);
        return Results.File(bytes.ToArray(), Types[file], $"{run}-{form}.xlsx");
    }

    private static IResult NoNumber() => Reply.Message("The number cannot be read",
        ["Counts are hidden under a whole number from 2 to 1000, such as 5. Leave it empty to hide nothing."],
        StatusCodes.Status400BadRequest);

    private static IResult Archive(string name, string? folder, HttpContext context)
    {
        if (folder is null || !RunStore.IsRunOrSweep(folder)) return Reply.NoRun(name);
        // A zip is written as it is made: its writer knows no asynchronous form.
        context.Features.Get<IHttpBodyControlFeature>()!.AllowSynchronousIO = true;
        return Results.Stream(stream =>
        {
            RunArchive.Write(folder, stream);
            return Task.CompletedTask;
        }, "application/zip", $"{name}.zip");
    }

    private static bool TryUnder(string? text, out double? under)
    {
        under = null;
        if (string.IsNullOrWhiteSpace(text)) return true;
        if (!int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) || number is < 2 or > 1000) return false;
        under = number;
        return true;
    }
}
