using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Planning;
using Sufficiency.Engine.Sweeps.Catalogue;
using Sufficiency.Solver.Problem;
using Sufficiency.Web.Comparison;
using Sufficiency.Web.Serving.Jobs;
using Sufficiency.Web.Serving.Pages;
using Sufficiency.Web.Serving.Plans;
using Sufficiency.Web.Serving.Runs;

namespace Sufficiency.Web.Serving.Endpoints;

/// <summary>The first page with runs, sweeps and packs, a new plan, and runs beside each other.</summary>
internal static class HomeEndpoints
{
    private const double Gap = 1e-3;

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", (RunStore store, JobList jobs) => Reply.Page<HomePage>(
            (nameof(HomePage.Entries), Entries(store)), (nameof(HomePage.Open), jobs.All.Where(job => job.IsOpen).ToList())));
        routes.MapGet("/new", (ServeOptions options) => NewPlan(new() { Pack = "oxfordshire" }, PackList.Find(options.DataFolders)));
        routes.MapPost("/new", async (HttpRequest request, RunStore store, JobList jobs, ServeOptions options) =>
        {
            var packs = PackList.Find(options.DataFolders);
            var form = PlanForm.Read(await request.ReadFormAsync(), packs);
            if (form.Faults.Count > 0) return NewPlan(form, packs);
            var pack = packs.First(one => one.Name == form.Pack);
            var planning = new PlanningRequest(new DatasetRequest(pack.PlanFile, form.ChangeLines, form.AreaLevel), form.SchemeChoice,
                new SolveLimits(Gap, null), Path.Combine(store.Folder, store.FreeName($"{pack.Name}-{form.Areas}-{form.Schemes}")));
            var job = jobs.Add($"Plan of {pack.Name}, {form.Areas.ToUpperInvariant()}", job => PlanJob.RunAsync(job, planning, options));
            return Reply.GoTo(Addresses.Job(job.Id));
        });
        routes.MapGet("/compare", (string[]? run, RunStore store) => run is null or { Length: 0 }
            ? Reply.Page<ComparePage>((nameof(ComparePage.Entries), Entries(store))) : Compare(run, store));
    }

    /// <summary>Runs and sweeps that stand right in the folder of runs.</summary>
    private static List<CatalogueEntry> Entries(RunStore store) =>
        [.. RunCatalogue.List(store.Folder).Where(entry => Path.GetDirectoryName(entry.Folder) == store.Folder)];

    private static IResult NewPlan(PlanForm form, IReadOnlyList<Pack> packs) =>
        Reply.Page<NewPlanPage>(form.Faults.Count > 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK,
            (nameof(NewPlanPage.Form), form), (nameof(NewPlanPage.Packs), packs));

    private static IResult Compare(string[] runs, RunStore store)
    {
        var folders = runs.Select(store.Find).ToList();
        if (folders.IndexOf(null) is >= 0 and var missing) return Reply.NoRun(runs[missing]);
        try
        {
            return Reply.Page<ComparePage>((nameof(ComparePage.Entries), Entries(store)), (nameof(ComparePage.Chosen), runs),
                (nameof(ComparePage.View), ComparisonReader.Read([.. folders.Select(folder => folder!)])));
        }
        catch (ComparisonException fault)
        {
            return Reply.Page<ComparePage>(StatusCodes.Status400BadRequest, (nameof(ComparePage.Entries), Entries(store)),
                (nameof(ComparePage.Chosen), runs), (nameof(ComparePage.Fault), fault.Message));
        }
    }
}
