using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sufficiency.Engine.Explain;
using Sufficiency.Engine.Storage;
using Sufficiency.Web.Reading;
using Sufficiency.Web.Serving.Pages;
using Sufficiency.Web.Serving.Runs;

namespace Sufficiency.Web.Serving.Endpoints;

/// <summary>Questions about a run, and their answers.</summary>
internal static class WhyEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/runs/{run}/why", (string run, string? topic, string? town,
        string? need, string? phase, string? year, string? scheme, string? school, RunStore store) =>
    {
        if (store.Find(run) is not { } folder) return Reply.NoRun(run);
        if (!WhyReader.CanExplain(folder))
        {
            return Reply.Page<WhyPage>((nameof(WhyPage.Name), run), (nameof(WhyPage.Title), RunRecord.Read(folder).Title));
        }

        return Answer(run, folder, Enum.TryParse<WhyTopic>(topic, ignoreCase: true, out var about) && Enum.IsDefined(about) ? new(about)
        {
            Town = town,
            Need = need,
            Phase = phase,
            Year = int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? start : null,
            Scheme = scheme,
            School = school,
        } : null);
    });

    private static IResult Answer(string name, string folder, WhyQuestion? asked)
    {
        using var run = new Explainer(folder);
        List<(string Field, string Fault)> faults = [];
        IReadOnlyList<Explanation> answers = [];
        try
        {
            answers = asked is null ? run.StandardAnswers() : [run.Answer(asked)];
        }
        catch (ExplainException fault)
        {
            faults.Add((fault.Part, fault.Message));
        }

        return Reply.Page<WhyPage>(
            faults.Count > 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK,
            (nameof(WhyPage.Name), name), (nameof(WhyPage.Title), run.Record.Title), (nameof(WhyPage.Faults), faults),
            (nameof(WhyPage.Selects), WhySelect.Of(run, asked is not null && answers is [{ } only] ? only.Asked : asked)),
            (nameof(WhyPage.Answers), answers), (nameof(WhyPage.IsAsked), asked is not null));
    }
}
