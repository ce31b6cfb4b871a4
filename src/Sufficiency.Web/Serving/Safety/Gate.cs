using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

namespace Sufficiency.Web.Serving.Safety;

/// <summary>Lets a request in only from the browser that opened the printed address, and only from the application's own pages.</summary>
/// <remarks>
/// The application listens on the loopback address alone. Other programs of this machine and other web sites in its browser still reach
/// it. So four things are asked. The Host is this address, and no foreign name that resolves to it. The session cookie is there. A request
/// that changes something comes from this origin, and its form holds the antiforgery token.
/// </remarks>
internal sealed class Gate(RequestDelegate next, Secrets secrets, IAntiforgery antiforgery)
{
    private const string TokenName = "token";

    /// <summary>Asks all four, then passes the request on.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        SetHeaders(context.Response.Headers);
        if (!IsOwnHost(context.Request.Host, context.Connection.LocalPort))
            await RefuseAsync(context, StatusCodes.Status421MisdirectedRequest, "This address is not the application's own",
                "Open the address that the program printed.");
        else if (context.Request.Query[TokenName] is [{ } token])
            await OpenAsync(context, token);
        else if (!secrets.IsSession(context.Request.Cookies[CookieName(context)]))
            await RefuseAsync(context, StatusCodes.Status401Unauthorized, "This browser has not been let in",
                "Open the address that the program printed. It lets in one browser, once. To use another browser, stop the program with "
                + "Ctrl-C and start it again.");
        else if (IsWriting(context.Request) && !await IsOwnFormAsync(context))
            await RefuseAsync(context, StatusCodes.Status403Forbidden, "This request did not come from the application's own page",
                "Nothing was changed. Go back to the page, load it again, and repeat what you did.");
        else
            await next(context);
    }

    private static void SetHeaders(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
            + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
    }

    private static bool IsOwnHost(HostString host, int port) =>
        host.Port == port && (host.Host is "127.0.0.1" || string.Equals(host.Host, "localhost", StringComparison.OrdinalIgnoreCase));

    /// <summary>Cookies of one host are shared by its ports, so the port is in the name.</summary>
    private static string CookieName(HttpContext context) =>
        string.Create(CultureInfo.InvariantCulture, $"sufficiency-{context.Connection.LocalPort}");

    private async Task OpenAsync(HttpContext context, string token)
    {
        var isIn = secrets.IsSession(context.Request.Cookies[CookieName(context)]);
        if (!isIn && secrets.TakeSession(token) is { } session)
        {
            context.Response.Cookies.Append(CookieName(context), session,
                new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/", IsEssential = true });
            isIn = true;
        }

        if (!isIn)
        {
            await RefuseAsync(context, StatusCodes.Status401Unauthorized, "This address was used already, or is wrong",
                "It lets in one browser, once. Use the window that is open, or stop the program with Ctrl-C and start it again.");
            return;
        }

        // A page and no redirect: a strict cookie is not sent along redirects that begin in another program.
        await WriteAsync(context, StatusCodes.Status200OK, "Opening Sufficiency",
            "<link rel=\"icon\" href=\"/icon.svg\"><meta http-equiv=\"refresh\" content=\"0;url=/\">",
            "<p><a href=\"/\">Go on to Sufficiency</a></p>");
    }

    private static bool IsWriting(HttpRequest request) => !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method);

    private async Task<bool> IsOwnFormAsync(HttpContext context)
    {
        var request = context.Request;
        var isOwnOrigin = request.Headers.Origin is [] || request.Headers.Origin is [{ } origin]
            && string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
        var isOwnSite = request.Headers["Sec-Fetch-Site"] is [] or ["same-origin"];
        return isOwnOrigin && isOwnSite && HttpMethods.IsPost(request.Method) && request.HasFormContentType
            && await antiforgery.IsRequestValidAsync(context);
    }

    private static Task RefuseAsync(HttpContext context, int status, string title, string advice) =>
        WriteAsync(context, status, title, "", $"<h1>{title}</h1><p>{advice}</p>");

    private static async Task WriteAsync(HttpContext context, int status, string title, string head, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(
            $"<!DOCTYPE html><html lang=\"en-GB\"><head><meta charset=\"utf-8\"><title>{title}</title>{head}</head>"
            + $"<body><main>{body}</main></body></html>\n");
    }
}
