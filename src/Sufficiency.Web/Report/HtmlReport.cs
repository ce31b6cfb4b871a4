using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Sufficiency.Web.Reading;

namespace Sufficiency.Web.Report;

/// <summary>The report of a run as one HTML file that opens without a server.</summary>
public static class HtmlReport
{
    /// <summary>Name of the file in a run folder.</summary>
    public const string FileName = "report.html";

    /// <summary>Renders the report of a run folder; the same tables give the same text.</summary>
    /// <param name="runFolder">Folder of a whole run.</param>
    /// <param name="date">Date to show; null for none, so that the text depends on the run alone.</param>
    /// <param name="suppressUnder">Counts of pupils under it are hidden; null hides nothing.</param>
    /// <exception cref="Sufficiency.Engine.Storage.RunFolderException">The folder holds no whole run.</exception>
    public static Task<string> RenderAsync(string runFolder, DateOnly? date = null, double? suppressUnder = null) =>
        RenderAsync(
            RunReader.Read(runFolder, suppressUnder) with { Why = suppressUnder is null ? WhyReader.Standard(runFolder) : [] }, date);

    /// <summary>Renders the report of a run that was read.</summary>
    public static Task<string> RenderAsync(RunView run, DateOnly? date = null) => DocumentAsync<ReportPage>(
        new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(ReportPage.Run)] = run, [nameof(ReportPage.Date)] = date });

    /// <summary>Renders a component that is a whole document.</summary>
    /// <param name="values">The component's parameters by name.</param>
    internal static async Task<string> DocumentAsync<TPage>(IDictionary<string, object?> values)
        where TPage : IComponent
    {
        await using var services = new ServiceCollection().AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance).BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var page = await renderer.RenderComponentAsync<TPage>(ParameterView.FromDictionary(values));
            return "<!DOCTYPE html>\n" + page.ToHtmlString().ReplaceLineEndings("\n") + "\n";
        });
    }
}
