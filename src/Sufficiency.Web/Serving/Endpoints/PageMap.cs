using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sufficiency.Web.Look;

namespace Sufficiency.Web.Serving.Endpoints;

/// <summary>Every address of the application.</summary>
internal static class PageMap
{
    private const string Icon =
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'><rect width='16' height='16' fill='#12436d'/>"
        + "<path d='M3 12V8h3v4zM7 12V4h3v8zM11 12V6h2v6z' fill='#fff'/></svg>";

    /// <summary>Maps them.</summary>
    public static void MapPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/look.css", () => Results.Text(StyleSheet.Text + StyleSheet.Pages, "text/css; charset=utf-8"));
        routes.MapGet("/look.js", () => Results.Text(StyleSheet.Script + StyleSheet.PagesScript, "text/javascript; charset=utf-8"));
        routes.MapGet("/icon.svg", () => Results.Text(Icon, "image/svg+xml"));
        HomeEndpoints.Map(routes);
        RunEndpoints.Map(routes);
        WhyEndpoints.Map(routes);
        DownloadEndpoints.Map(routes);
        TableEndpoints.Map(routes);
        JobEndpoints.Map(routes);
        DifferenceEndpoints.Map(routes);
        WhatIfEndpoints.Map(routes);
        SweepEndpoints.Map(routes);
    }
}
