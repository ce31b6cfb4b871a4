using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Sweeps.Runs;
using Sufficiency.Solver.Problem;
using Sufficiency.Web.Serving.Pages;
using Sufficiency.Web.Serving.Runs;
using Sufficiency.Web.Serving.Sweeps;
using Sufficiency.Web.Sweeps;

namespace Sufficiency.Web.Serving.Endpoints;

/// <summary>The page on which a sweep is written, checked and started.</summary>
internal static class NewSweepEndpoints
{
    /// <summary>Maps it.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sweeps/new", async (string? from, HttpRequest request, RunStore store, SweepJobs jobs) =>
        {
            if (from is null) return Page(DraftForm.Read(request.Query), store, jobs);
            if (ShippedSweep.Find(jobs.DataFolders).FirstOrDefault(one => one.Name == from) is not { } shipped)
                return Reply.NotFound($"No sweep \"{from}\" comes with the program.");
            return Page(new() { Text = await File.ReadAllTextAsync(shipped.File) }, store, jobs);
        });
        routes.MapPost("/sweeps/new", async (HttpRequest request, RunStore store, SweepJobs jobs) =>
        {
            var form = await request.ReadFormAsync();
            var button = form["do"].ToString();
            var draft = DraftForm.Read(form, button);
            var resolved = SweepBase.Resolve(draft, SweepBase.Find(jobs.DataFolders, store));
            if (button == "text") return Page(draft with { Text = resolved.ToYaml() }, store, jobs);
            if (button is not ("check" or "start")) return Page(draft, store, jobs);
            var (preview, faults) = DraftCheck.Check(resolved, jobs.DataFolders);
            if (preview is null || button == "check") return Page(draft, store, jobs, faults, preview);
            var name = await WriteAsync(store, preview.Title, resolved.ToYaml());
            jobs.Start(name, preview.Title, RequestFor(store.Find(name)!, jobs.DataFolders, resolved.Areas, resolved.GapValue!.Value));
            return Reply.GoTo(Addresses.Sweep(name));
        });
    }

    /// <summary>The request that begins a sweep whose file lies in its folder.</summary>
    public static SweepRequest RequestFor(string folder, IReadOnlyList<string> dataFolders, string? areas, double gap) =>
        new(SweepPlace.FileOf(folder), dataFolders, folder)
        {
            Areas = areas == "lsoa" ? AreaLevel.Lsoa : AreaLevel.Msoa,
            Limits = new SolveLimits(gap),
        };

    private static async Task<string> WriteAsync(RunStore store, string title, string yaml)
    {
        var name = store.FreeName(new SweepDraft { Title = title }.FolderName);
        await File.WriteAllTextAsync(SweepPlace.FileOf(Directory.CreateDirectory(Path.Combine(store.Folder, name)).FullName), yaml);
        return name;
    }

    private static IResult Page(SweepDraft draft, RunStore store, SweepJobs jobs, IReadOnlyList<DraftFault>? faults = null,
        SweepPreview? preview = null) => Reply.Page<NewSweepPage>(
        faults is { Count: > 0 } ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK,
        (nameof(NewSweepPage.Draft), draft), (nameof(NewSweepPage.Bases), SweepBase.Find(jobs.DataFolders, store)),
        (nameof(NewSweepPage.Shipped), ShippedSweep.Find(jobs.DataFolders)), (nameof(NewSweepPage.Faults), faults ?? []),
        (nameof(NewSweepPage.Preview), preview));
}
