using Sufficiency.Engine.Explain;

namespace Sufficiency.Web.Serving.Pages;

/// <summary>One part of a question, with what it may be.</summary>
/// <param name="Name">Name of the parameter.</param>
/// <param name="Label">What people read.</param>
/// <param name="Options">What it may be.</param>
/// <param name="Chosen">Code of what was chosen.</param>
public sealed record WhySelect(string Name, string Label, IReadOnlyList<WhyChoice> Options, string Chosen)
{
    /// <summary>The parts of a question about a run.</summary>
    internal static IReadOnlyList<WhySelect> Of(Explainer run, WhyQuestion? asked) =>
    [
        new("topic", "Question", [.. Topics], (asked?.Topic ?? WhyTopic.Lack).ToString().ToLowerInvariant()),
        new("town", "Town", WithAny("chosen from the run", run.Towns), asked?.Town ?? ""),
        new("need", "Need", WithAny("chosen from the run", run.Needs), asked?.Need ?? ""),
        new("phase", "Phase", WithAny("chosen from the run", run.Phases), asked?.Phase ?? ""),
        new("year", "Year", WithAny("the fourth of the plan", run.Years),
            asked?.Year is { } year ? Sufficiency.Web.Reading.Words.YearCode(year) : ""),
        new("scheme", "Scheme", WithAny("chosen from the run", run.Schemes), asked?.Scheme ?? ""),
        new("school", "School", WithAny("all schools together", run.Schools), asked?.School ?? ""),
    ];

    private static IEnumerable<WhyChoice> Topics =>
    [
        new("lack", "Why do pupils lack a place?"), new("scheme", "Why is a scheme built or not?"), new("town", "What does a town get?"),
        new("school", "Who fills a school?"),
    ];

    private static IReadOnlyList<WhyChoice> WithAny(string any, IReadOnlyList<WhyChoice> choices) => [new("", any), .. choices];
}
