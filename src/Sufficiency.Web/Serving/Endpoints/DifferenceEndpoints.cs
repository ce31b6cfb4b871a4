using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sufficiency.Engine.Sweeps.Differences;
using Sufficiency.Web.Serving.Differences;
using Sufficiency.Web.Serving.Jobs;
using Sufficiency.Web.Serving.Pages;
using Sufficiency.Web.Serving.Runs;

namespace Sufficiency.Web.Serving.Endpoints;

/// <summary>Which change of the inputs made the difference of two runs.</summary>
internal static class DifferenceEndpoints
{
    private const string Gone = "This explanation is not of this session. Its page lies among the runs, or explain the runs again.";

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/compare/explain", async (HttpRequest request, RunStore store, JobList jobs, DifferenceShelf shelf) =>
        {
            var form = await request.ReadFormAsync();
            var (from, to) = (form["from"].ToString(), form["to"].ToString());
            if (store.Find(from) is not { } first) return Reply.NoRun(from);
            if (store.Find(to) is not { } second) return Reply.NoRun(to);
            var asked = new DifferenceRequest(first, second, Path.Combine(store.Folder, store.FreeName($"{from}-to-{to}")));
            var job = jobs.Add($"Why {to} differs from {from}", job => shelf.RunAsync(job, asked));
            return Reply.GoTo(Addresses.Job(job.Id));
        });
        routes.MapGet("/compare/explained/{job:int}", (int job, DifferenceShelf shelf) => shelf.Find(job) is { } difference
            ? Reply.Page<ExplainedPage>((nameof(ExplainedPage.Difference), difference)) : Reply.NotFound(Gone));
    }
}
