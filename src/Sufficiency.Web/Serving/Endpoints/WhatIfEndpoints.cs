using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sufficiency.Engine.Sweeps.Catalogue;
using Sufficiency.Web.Comparison;
using Sufficiency.Web.Serving.Pages;
using Sufficiency.Web.Serving.Runs;
using Sufficiency.Web.Serving.WhatIf;

namespace Sufficiency.Web.Serving.Endpoints;

/// <summary>What if: a run, a change, the proven plan again.</summary>
internal static class WhatIfEndpoints
{
    private const string Forgotten = "This answer is of an earlier session, or was forgotten. Ask again.";

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/what-if", (RunStore store) => Reply.Page<WhatIfStartPage>((nameof(WhatIfStartPage.Entries),
            RunCatalogue.List(store.Folder).Where(entry => entry is { Kind: CatalogueKind.Run, Headline: not null }
                && Path.GetDirectoryName(entry.Folder) == store.Folder).ToList())));
        routes.MapGet("/what-if/{run}", (string run, HttpRequest request, WhatIfDesk desk) =>
            Form(run, WhatIfForm.Read(request.Query), [], desk));
        routes.MapPost("/what-if/{run}", async (string run, HttpRequest request, WhatIfDesk desk) =>
            Ask(run, WhatIfForm.Read(await request.ReadFormAsync()), desk));
        routes.MapGet("/what-if/{run}/answers/{id:int}", (string run, int id, RunStore store, WhatIfDesk desk) =>
            desk.Find(run, id) is { } question ? Answer(question, store, desk) : Reply.NotFound(Forgotten));
        routes.MapPost("/what-if/{run}/answers/{id:int}/stop", (string run, int id, WhatIfDesk desk) =>
        {
            if (desk.Find(run, id) is not { } question) return Reply.NotFound(Forgotten);
            question.Job.Stop();
            return Reply.GoTo(Addresses.With(Addresses.WhatIf(run), question.Form.Query()));
        });
        routes.MapPost("/what-if/{run}/answers/{id:int}/keep", async (string run, int id, HttpRequest request, WhatIfDesk desk) =>
        {
            if (desk.Find(run, id) is not { Answer.Folder: not null } question) return Reply.NotFound(Forgotten);
            var name = (await request.ReadFormAsync())["name"].ToString().Trim();
            return RunName.Fault(name) is { } fault
                ? Reply.Message("The run needs another name", [fault], StatusCodes.Status400BadRequest)
                : Reply.GoTo(Addresses.Job(desk.Keep(question, name).Id));
        });
    }

    private static IResult Form(string run, WhatIfForm form, IReadOnlyList<(string Field, string Fault)> faults, WhatIfDesk desk)
    {
        if (!desk.TryOpen(run, out var opened)) return Reply.NoRun(run);
        if (opened.Ready is not { } session)
            return Reply.Page<WhatIfWaitPage>((nameof(WhatIfWaitPage.Run), run), (nameof(WhatIfWaitPage.Job), opened.Job),
                (nameof(WhatIfWaitPage.Title), $"Getting {run} ready"));
        return Reply.Page<WhatIfPage>(faults.Count > 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK,
            (nameof(WhatIfPage.Run), run), (nameof(WhatIfPage.Session), session), (nameof(WhatIfPage.Form), form),
            (nameof(WhatIfPage.Faults), faults));
    }

    private static IResult Ask(string run, WhatIfForm form, WhatIfDesk desk)
    {
        if (!desk.TryOpen(run, out var opened)) return Reply.NoRun(run);
        if (opened.Ready is not { } session) return Form(run, form, [], desk);
        List<(string Field, string Fault)> faults = [];
        if (form.IsEmpty) faults.Add(("schemes", "Nothing is changed. Change a scheme or a figure first."));
        var change = form.Change(session, faults);
        return faults.Count == 0 ? Reply.GoTo(desk.Ask(run, session, form, change).Address) : Form(run, form, faults, desk);
    }

    private static IResult Answer(WhatIfQuestion question, RunStore store, WhatIfDesk desk)
    {
        if (question.Faults.Count > 0)
            return Form(question.Run, question.Form, [.. question.Faults.Select(fault => (FieldOf(question.Form), fault))], desk);
        if (question.Job.IsOpen)
            return Reply.Page<WhatIfWaitPage>((nameof(WhatIfWaitPage.Run), question.Run), (nameof(WhatIfWaitPage.Job), question.Job),
                (nameof(WhatIfWaitPage.Title), question.Job.Title), (nameof(WhatIfWaitPage.StopAddress), question.Address + "/stop"));
        var view = question.Answer?.Folder is { } folder && store.Find(question.Run) is { } run
            ? ComparisonReader.Read([run, folder]) : null;
        return Reply.Page<WhatIfAnswerPage>((nameof(WhatIfAnswerPage.Question), question), (nameof(WhatIfAnswerPage.View), view));
    }

    /// <summary>The field that a fault of the pack most likely comes from.</summary>
    private static string FieldOf(WhatIfForm form) => form.Changes.Length > 0 ? "changes" : form.Added.IsGiven ? "add-name" : "schemes";
}
