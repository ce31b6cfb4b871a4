using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sufficiency.Engine.Sweeps.Comparison;
using Sufficiency.Engine.Sweeps.Runs;
using Sufficiency.Web.Serving.Pages;
using Sufficiency.Web.Serving.Runs;
using Sufficiency.Web.Serving.Sweeps;
using Sufficiency.Web.Sweeps;

namespace Sufficiency.Web.Serving.Endpoints;

/// <summary>Pages of sweeps: the list, results, comparison; start, stop, go on, delete.</summary>
internal static class SweepEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        NewSweepEndpoints.Map(routes);
        routes.MapGet("/sweeps", (RunStore store, SweepJobs jobs) => Reply.Page<SweepsPage>(
            (nameof(SweepsPage.Sweeps), SweepPlace.All(store, jobs.DataFolders)),
            (nameof(SweepsPage.IsOpen), (Func<string, bool>)jobs.IsOpen)));
        routes.MapGet("/sweeps/{sweep}", (string sweep, string? rows, string? columns, string[]? at, string? sort, string? order, int? page,
            RunStore store, SweepJobs jobs) =>
        {
            var isOpen = jobs.IsOpen(sweep); // asked first: a job that ends while the sweep is read leaves older results
            return SweepPlace.Find(store, jobs.DataFolders, sweep) is not { } place ? NoSweep(sweep)
                : Reply.Page<SweepPage>((nameof(SweepPage.Place), place), (nameof(SweepPage.Job), jobs.Find(sweep)),
                    (nameof(SweepPage.IsOpen), isOpen),
                    (nameof(SweepPage.Question), place.Results is { } results
                        ? SweepQuestion.Of(results, rows, columns, at ?? [], sort, order, page) : new SweepQuestion()));
        });
        routes.MapGet("/sweeps/{sweep}/compare", (string sweep, RunStore store, SweepJobs jobs) =>
        {
            var isOpen = jobs.IsOpen(sweep);
            return SweepPlace.Find(store, jobs.DataFolders, sweep) is not { } place ? NoSweep(sweep)
                : Reply.Page<SweepComparePage>((nameof(SweepComparePage.Place), place), (nameof(SweepComparePage.Job), jobs.Find(sweep)),
                    (nameof(SweepComparePage.IsOpen), isOpen),
                    (nameof(SweepComparePage.Comparison), place.Results is null ? null : ComparisonResultsReader.Find(place.Folder)));
        });
        routes.MapGet("/sweeps/{sweep}/delete", (string sweep, RunStore store) => store.Find(sweep) is null ? NoSweep(sweep)
            : Reply.Page<DeletePage>((nameof(DeletePage.Name), sweep), (nameof(DeletePage.Action), $"{Addresses.Sweep(sweep)}/delete"),
                (nameof(DeletePage.Back), Addresses.Sweep(sweep))));
        MapWork(routes);
    }

    private static void MapWork(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/sweeps/{sweep}/go-on", async (string sweep, HttpRequest request, RunStore store, SweepJobs jobs) =>
        {
            if (SweepPlace.Find(store, jobs.DataFolders, sweep) is not { } place) return NoSweep(sweep);
            if (jobs.IsOpen(sweep)) return Reply.GoTo(Addresses.Sweep(sweep));
            var form = await request.ReadFormAsync();
            if (place.HasBegun)
                jobs.Start(sweep, place.Title,
                    SweepRequest.ToGoOn(place.Folder, jobs.DataFolders) with { RetriesFailures = form["retry"] == "yes" });
            else if (new SweepDraft { Gap = form["gap"].ToString() }.GapValue is { } gap)
                jobs.Start(sweep, place.Title, NewSweepEndpoints.RequestFor(place.Folder, jobs.DataFolders, form["areas"], gap));
            else return Reply.Message("The share cannot be read", ["How near to the best plan is a share between 0 and 1, such as 0.001."],
                StatusCodes.Status400BadRequest);
            return Reply.GoTo(Addresses.Sweep(sweep));
        });
        routes.MapPost("/sweeps/{sweep}/stop", (string sweep, SweepJobs jobs) =>
        {
            if (jobs.Find(sweep) is not { } job) return NoSweep(sweep);
            job.Stop();
            return Reply.GoTo(Addresses.Sweep(sweep));
        });
        routes.MapPost("/sweeps/{sweep}/compare", (string sweep, RunStore store, SweepJobs jobs) =>
        {
            if (SweepPlace.Find(store, jobs.DataFolders, sweep) is not { HasBegun: true } place) return NoSweep(sweep);
            if (!jobs.IsOpen(sweep)) jobs.Compare(sweep, place.Title, place.Folder);
            return Reply.GoTo(Addresses.SweepComparison(sweep));
        });
        routes.MapPost("/sweeps/{sweep}/delete", (string sweep, RunStore store, SweepJobs jobs) =>
            jobs.IsOpen(sweep) ? Reply.Message("The sweep is at work", ["Stop it first, then delete it. Nothing was deleted."],
                StatusCodes.Status409Conflict)
            : store.Delete(sweep) ? Reply.GoTo("/sweeps") : NoSweep(sweep));
    }

    private static IResult NoSweep(string name) =>
        Reply.NotFound($"There is no sweep \"{name}\" in the folder of runs. It may have been deleted.");
}
