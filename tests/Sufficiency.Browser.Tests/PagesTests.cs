using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Sufficiency.Browser.Tests;

/// <summary>Every page in a real browser.</summary>
public sealed class PagesTests(Application application) : IClassFixture<Application>
{
    /// <summary>Every page that links lead to, by the links of the application itself.</summary>
    [SkippableFact]
    public async Task EveryPageThatLinksLeadToOpensAndAxeFindsNothingAtEitherWidth()
    {
        Skip.IfNot(Application.WhyNot.Length == 0, Application.WhyNot);
        Queue<string> open = new(["/"]);
        HashSet<string> seen = ["/"];
        List<string> faults = [];
        var page = await application.Window.NewPageAsync();
        var pictures = Environment.GetEnvironmentVariable("SUFFICIENCY_PICTURES");
        while (open.TryDequeue(out var address))
        {
            var answer = await page.GotoAsync(new Uri(application.Server.Address, address).ToString());
            if (!answer!.Ok) faults.Add($"{address}: {answer.Status}");
            foreach (var width in new[] { 1280, 375 })
            {
                await page.SetViewportSizeAsync(width, 900);
                var found = await page.RunAxe();
                faults.AddRange(found.Violations.Select(fault => $"{address} at {width}: {Said(fault)}"));
                var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
                if (wide > width) faults.Add($"{address} at {width}: the page is {wide} pixels wide");
                if (pictures is not null)
                    await page.ScreenshotAsync(new() { FullPage = true, Path = Path.Combine(pictures, FileName(address, width)) });
            }

            foreach (var link in await page.EvaluateAsync<string[]>(
                "[...document.querySelectorAll('a[href]:not([download])')].map(link => link.getAttribute('href'))"))
            {
                var path = link.Split('#')[0];
                if (path.StartsWith('/') && !path.Contains('?', StringComparison.Ordinal) && seen.Add(Kind(path))) open.Enqueue(path);
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.True(seen.Count > 15, string.Join('\n', seen));
        Assert.Empty(application.Outside);
    }

    /// <summary>Tables of one kind stand for each other; so do runs.</summary>
    private static string Kind(string path)
    {
        var parts = path.Split('/');
        if (parts is ["", "runs", _, "tables", _]) parts[4] = "TABLE";
        if (parts is ["", "runs" or "what-if" or "sweeps", _, ..]) parts[2] = "NAME";
        return string.Join('/', parts);
    }

    private static string FileName(string address, int width) => $"{address.Trim('/').Replace('/', '_')}-{width}.png";

    private static string Said(AxeResultItem fault) =>
        $"{fault.Id}: {fault.Help}: "
        + string.Join("; ", fault.Nodes.Take(3).Select(node => node.Html.Length > 160 ? node.Html[..160] : node.Html));
}
