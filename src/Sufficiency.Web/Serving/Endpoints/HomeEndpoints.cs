using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sufficiency.Web.Serving.Pages;
using Sufficiency.Web.Serving.Runs;

namespace Sufficiency.Web.Serving.Endpoints;

/// <summary>The first page: packs, runs and sweeps.</summary>
internal static class HomeEndpoints
{
    /// <summary>Maps it.</summary>
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/", (RunStore store) => Reply.Page<HomePage>((nameof(HomePage.Store), store)));
}
