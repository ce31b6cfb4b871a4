using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sufficiency.Web.Reading;
using Sufficiency.Web.Serving.Layout;
using Sufficiency.Web.Serving.Pages;
using Sufficiency.Web.Serving.Runs;

namespace Sufficiency.Web.Serving.Endpoints;

/// <summary>Pages of one run.</summary>
internal static class RunEndpoints
{
    private static readonly HashSet<string> Sections =
        new(RunNav.Pages.Select(page => page.Page).Where(page => page is not "tables" and not "downloads" and not "why"),
            StringComparer.Ordinal);

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/runs/{run}", (string run) => Reply.GoTo(Addresses.Run(run)));
        routes.MapGet("/runs/{run}/{section}", (string run, string section, HttpRequest request, RunStore store) =>
            !Sections.Contains(section) ? Reply.NotFound()
            : store.TryRead(run, out var view)
                ? Reply.Page<RunPage>((nameof(RunPage.Name), run), (nameof(RunPage.View), view), (nameof(RunPage.Page), section),
                    (nameof(RunPage.Map), section == "map" ? Map(store.Find(run)!, request) : null))
                : Reply.NoRun(run));
        routes.MapGet("/runs/{run}/delete", (string run, RunStore store) => store.Find(run) is null ? Reply.NoRun(run)
            : Reply.Page<DeletePage>((nameof(DeletePage.Name), run), (nameof(DeletePage.Action), Addresses.Run(run, "delete")),
                (nameof(DeletePage.Back), "/")));
        routes.MapPost("/runs/{run}/delete", (string run, RunStore store) => store.Delete(run) ? Reply.GoTo("/") : Reply.NoRun(run));
    }

    private static MapView Map(string folder, HttpRequest request) => MapExplorerReader.Read(folder, MapChoice.Parse(
        request.Query.Select(pair => new KeyValuePair<string, string>(pair.Key, pair.Value.ToString()))));
}
