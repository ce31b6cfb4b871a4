using Sufficiency.Engine.Results.Summary;

namespace Sufficiency.Runner.Terminal;

/// <summary>Which schools hold more pupils than places, and until when.</summary>
internal static class OverPlacesSection
{
    private const string Rule = "No school takes pupils beyond its places that was not over them when counted.";

    public static void Write(Screen screen, PlanSummary summary)
    {
        if (summary.OverPlaces.Count == 0) return;
        screen.Heading("Schools over their places");
        var last = Enumerable.Range(0, summary.Years.Count).Last(year => summary.OverPlaces.Any(school => school.Over[year] > 0.0));
        screen.Table(
            ["School", .. summary.Years.Take(last + 1).Select((year, i) => i == 0 ? $"{year} (counted)" : year.ToString())],
            summary.OverPlaces.Select(school => (IReadOnlyList<string>)[school.Name,
                .. school.Over.Take(last + 1).Select(over => over > 0.0 ? $"by {Words.Count(over)}" : "–")]));
        screen.Line(last + 1 < summary.Years.Count
            ? $"None is over its places from {summary.Years[last + 1]}. {Rule}"
            : Rule);
    }

}
