using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Sufficiency.Web.Serving.Layout;

namespace Sufficiency.Web.Serving.Endpoints;

/// <summary>What an address answers with.</summary>
internal static class Reply
{
    /// <summary>A page.</summary>
    /// <param name="parameters">Its parameters by name.</param>
    public static RazorComponentResult<T> Page<T>(params IEnumerable<(string Name, object? Value)> parameters)
        where T : IComponent => Page<T>(StatusCodes.Status200OK, parameters);

    /// <summary>A page with another status.</summary>
    public static RazorComponentResult<T> Page<T>(int status, params IEnumerable<(string Name, object? Value)> parameters)
        where T : IComponent =>
        new(parameters.ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal))
        {
            StatusCode = status,
            ContentType = "text/html; charset=utf-8",
            PreventStreamingRendering = true,
        };

    /// <summary>A page that says one thing.</summary>
    public static IResult Message(string title, IReadOnlyList<string> sentences, int status = StatusCodes.Status200OK) =>
        Page<Message>(status, (nameof(Layout.Message.Title), title), (nameof(Layout.Message.Sentences), sentences));

    /// <summary>There is no such page.</summary>
    public static IResult NotFound(string sentence = "There is no such page here.") =>
        Message("Not found", [sentence], StatusCodes.Status404NotFound);

    /// <summary>There is no such run.</summary>
    public static IResult NoRun(string name) => NotFound($"There is no run \"{name}\" in the folder of runs. It may have been deleted.");

    /// <summary>Leads on after something was changed.</summary>
    public static IResult GoTo(string address) => Results.Redirect(address);
}
