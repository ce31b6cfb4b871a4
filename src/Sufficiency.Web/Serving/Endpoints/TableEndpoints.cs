using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sufficiency.Engine.Storage;
using Sufficiency.Web.Documents.Spreadsheets;
using Sufficiency.Web.Serving.Pages;
using Sufficiency.Web.Serving.Runs;
using Sufficiency.Web.Serving.Tables;

namespace Sufficiency.Web.Serving.Endpoints;

/// <summary>Tables of a run: seen, sorted, filtered, taken away.</summary>
internal static class TableEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/runs/{run}/tables", (string run, RunStore store) => store.Find(run) is { } folder
            ? Reply.Page<TablesPage>((nameof(TablesPage.Name), run), (nameof(TablesPage.Tables), TableSchema.Read(folder)))
            : Reply.NoRun(run));
        routes.MapGet("/runs/{run}/tables/{table}", async (string run, string table, string? sort, string? order, string? filter,
            string? value, int? page, RunStore store, CancellationToken cancellation) =>
        {
            if (store.Find(run) is not { } folder) return Reply.NoRun(run);
            var tables = TableSchema.Read(folder);
            if (tables.FirstOrDefault(one => one.Name == table) is { } found)
                return Show(run, folder, TableQuestion.Parse(found, sort, order, filter, value, page));
            var ending = Path.GetExtension(table);
            return tables.FirstOrDefault(one => one.Name == Path.ChangeExtension(table, null)) is { } taken
                ? await TakeAsync(folder, TableQuestion.Parse(taken, sort, order, filter, value, page), ending, cancellation)
                : Reply.NotFound($"The run has no table \"{table}\".");
        });
    }

    private static IResult Show(string name, string folder, TableQuestion question)
    {
        using var run = new RunQueries(folder);
        var rows = TableRows.Read(run, question);
        return Reply.Page<TablePage>((nameof(TablePage.Name), name), (nameof(TablePage.Rows), rows),
            (nameof(TablePage.Question), question with { Page = Math.Min(question.Page, rows.Pages) }));
    }

    private static async Task<IResult> TakeAsync(string folder, TableQuestion question, string ending, CancellationToken cancellation)
    {
        var (format, type) = ending switch
        {
            ".csv" => (ExportFormat.Csv, "text/csv"),
            ".parquet" => (ExportFormat.Parquet, "application/vnd.apache.parquet"),
            ".xlsx" => ((ExportFormat?)null, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            _ => (null, ""),
        };
        if (type.Length == 0) return Reply.NotFound($"Tables are given as csv, xlsx or parquet, not as {ending}.");
        using var run = new RunQueries(folder);
        var name = question.Table.Name + ending;
        if (format is not { } form)
        {
            using var bytes = new MemoryStream();
            XlsxWriter.Write(TableRows.Workbook(run, question), bytes);
            return Results.File(bytes.ToArray(), type, name);
        }

        var place = Directory.CreateTempSubdirectory("sufficiency-");
        try
        {
            var file = Path.Combine(place.FullName, name);
            run.Export(question.Sql(), file, form);
            return Results.File(await File.ReadAllBytesAsync(file, cancellation), type, name);
        }
        finally
        {
            place.Delete(recursive: true);
        }
    }
}
