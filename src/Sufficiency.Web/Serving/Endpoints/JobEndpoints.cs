using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sufficiency.Web.Serving.Jobs;
using Sufficiency.Web.Serving.Pages;

namespace Sufficiency.Web.Serving.Endpoints;

/// <summary>Pages of work in progress.</summary>
internal static class JobEndpoints
{
    private const string Gone = "There is no such work in this session. What it wrote stands among the runs.";

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/jobs", (JobList jobs) => Reply.Page<JobsPage>((nameof(JobsPage.Jobs), jobs.All)));
        routes.MapGet("/jobs/{id:int}", (int id, JobList jobs) => jobs.Find(id) is { } job
            ? Reply.Page<JobPage>((nameof(JobPage.Job), job)) : Reply.NotFound(Gone));
        routes.MapPost("/jobs/{id:int}/stop", (int id, JobList jobs) =>
        {
            if (jobs.Find(id) is not { } job) return Reply.NotFound(Gone);
            job.Stop();
            return Reply.GoTo(Addresses.Job(id));
        });
    }
}
