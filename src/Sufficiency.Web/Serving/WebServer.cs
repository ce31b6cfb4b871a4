using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Sufficiency.Web.Serving.Differences;
using Sufficiency.Web.Serving.Endpoints;
using Sufficiency.Web.Serving.Jobs;
using Sufficiency.Web.Serving.Runs;
using Sufficiency.Web.Serving.Safety;
using Sufficiency.Web.Serving.Sweeps;
using Sufficiency.Web.Serving.WhatIf;

namespace Sufficiency.Web.Serving;

/// <summary>The local web application: pages of runs, what-ifs and sweeps, for the browser of this machine alone.</summary>
/// <remarks>
/// Pages are rendered a request; everything a page shows stands in its address and in folders. So two windows do not disturb each other,
/// and a stop at any moment loses nothing that was whole.
/// </remarks>
public sealed class WebServer : IAsyncDisposable
{
    private const long MostUploadBytes = 2L << 30;
    private readonly WebApplication application;

    private WebServer(WebApplication application) => this.application = application;

    /// <summary>The address to open, with its token: <c>http://127.0.0.1:PORT/?token=…</c>. It lets in one browser, once.</summary>
    public Uri Address
    {
        get
        {
            var listening = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
            return new($"{listening}/?token={application.Services.GetRequiredService<Secrets>().Token}");
        }
    }

    /// <summary>Starts listening on the loopback address.</summary>
    /// <exception cref="IOException">The port is taken, or the folder of runs cannot be made.</exception>
    public static async Task<WebServer> StartAsync(ServeOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        Directory.CreateDirectory(options.RunsFolder);
        var builder = WebApplication.CreateEmptyBuilder(new() { ApplicationName = typeof(WebServer).Assembly.GetName().Name });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, options.Port);
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MostUploadBytes;
        });
        AddServices(builder.Services, options);
        var site = builder.Build();
        site.UseMiddleware<Faults>();
        site.UseMiddleware<Gate>();
        site.UseRouting();
        site.UseAntiforgery();
        site.MapPages();
        try
        {
            await site.StartAsync(cancellation);
        }
        catch
        {
            await site.DisposeAsync();
            throw;
        }

        return new(site);
    }

    /// <summary>Stops listening, stops every job, and waits until each has put its files in order.</summary>
    public async ValueTask DisposeAsync()
    {
        var jobs = application.Services.GetRequiredService<JobList>();
        jobs.StopAll();
        await application.StopAsync(); // first, so that no request adds a job
        await jobs.DisposeAsync();
        await application.DisposeAsync();
    }

    private static void AddServices(IServiceCollection services, ServeOptions options)
    {
        services.AddRoutingCore();
        services.AddRazorComponents();
        var secrets = new Secrets();
        services.AddAntiforgery(forgery =>
        {
            // Cookies of one host are shared by its ports: two programs at once need two names.
            forgery.Cookie.Name = "sufficiency-forms-" + secrets.Name;
            forgery.Cookie.SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Strict;
        });
        services.AddDataProtection().UseEphemeralDataProtectionProvider(); // keys of one session, none on disk
        services.AddLogging(logging => logging.ClearProviders());
        services.Configure<FormOptions>(form => form.MultipartBodyLengthLimit = MostUploadBytes);
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        services.AddSingleton(options);
        services.AddSingleton(options.Clock);
        services.AddSingleton(secrets);
        services.AddSingleton(new RunStore(options.RunsFolder));
        services.AddSingleton<JobList>();
        services.AddSingleton<WhatIfDesk>();
        services.AddSingleton<SweepJobs>();
        services.AddSingleton<DifferenceShelf>();
    }
}
