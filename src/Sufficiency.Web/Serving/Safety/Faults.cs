using Microsoft.AspNetCore.Http;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Storage;
using Sufficiency.Web.Documents;
using Sufficiency.Web.Serving.Endpoints;
using Sufficiency.Web.Serving.Runs;

namespace Sufficiency.Web.Serving.Safety;

/// <summary>Turns what a page throws into a page that says so: a fault of the input with its advice, or a fault of ours.</summary>
internal sealed class Faults(RequestDelegate next)
{
    /// <summary>Passes the request on.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
            if (!context.Response.HasStarted && PageOf(context.Response.StatusCode) is { } page) await page.ExecuteAsync(context);
        }
        catch (Exception fault) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            await PageOf(fault).ExecuteAsync(context);
        }
    }

    /// <summary>The page for an address or a query that no page takes; null for what was answered.</summary>
    private static IResult? PageOf(int status) => status switch
    {
        StatusCodes.Status404NotFound => Reply.NotFound(),
        StatusCodes.Status400BadRequest =>
            Reply.Message("The address cannot be read", ["A part of it is not of the form that the page takes, such as a number."], status),
        StatusCodes.Status405MethodNotAllowed =>
            Reply.Message("This address takes no such request", ["Nothing was changed. Go back to the page and use its buttons."], status),
        _ => null,
    };

    private static IResult PageOf(Exception fault) => fault switch
    {
        BadHttpRequestException bad => Reply.Message("The request cannot be read", [bad.Message], bad.StatusCode),
        RunFolderException or DocumentException or ArchiveException or DataIssueException =>
            Reply.Message("This cannot be shown", fault.Message.Split('\n'), StatusCodes.Status422UnprocessableEntity),
        OperationCanceledException =>
            Reply.Message("The program is ending", ["What was asked is not done. Nothing is half written."],
                StatusCodes.Status503ServiceUnavailable),
        IOException or UnauthorizedAccessException =>
            Reply.Message("The disk refuses", [fault.Message, "Nothing is half written."], StatusCodes.Status500InternalServerError),
        _ => Reply.Message("The program met a fault of its own",
            [$"{fault.GetType().Name}: {fault.Message}", "Your runs are as they were. Please report it."],
            StatusCodes.Status500InternalServerError),
    };
}
