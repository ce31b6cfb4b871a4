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
            if (context.Response is { StatusCode: StatusCodes.Status404NotFound, HasStarted: false })
                await Reply.NotFound().ExecuteAsync(context);
        }
        catch (Exception fault) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            await PageOf(fault).ExecuteAsync(context);
        }
    }

    private static IResult PageOf(Exception fault) => fault switch
    {
        BadHttpRequestException bad => Reply.Message("The request cannot be read", [bad.Message], bad.StatusCode),
        RunFolderException or DocumentException or ArchiveException or DataIssueException =>
            Reply.Message("This cannot be shown", fault.Message.Split('\n'), StatusCodes.Status422UnprocessableEntity),
        IOException or UnauthorizedAccessException =>
            Reply.Message("The disk refuses", [fault.Message, "Nothing is half written."], StatusCodes.Status500InternalServerError),
        _ => Reply.Message("The program met a fault of its own",
            [$"{fault.GetType().Name}: {fault.Message}", "Your runs are as they were. Please report it."],
            StatusCodes.Status500InternalServerError),
    };
}
