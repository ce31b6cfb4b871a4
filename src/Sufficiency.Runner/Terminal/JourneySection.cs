using System.Globalization;
using Sufficiency.Engine.Results.Summary;

namespace Sufficiency.Runner.Terminal;

/// <summary>Journeys to school as pupils ride them, on the page.</summary>
internal static class JourneySection
{
    /// <summary>Writes it; nothing where nobody is placed in the last year.</summary>
    public static void Write(Screen screen, PlanSummary summary)
    {
        var lines = summary.Plan.Journeys;
        if (lines.Count == 0) return;
        screen.Heading($"Journeys one way in {summary.Years[^1]} of pupils whom the plan placed");
        screen.Table(
            ["Provision", "Phase", "Pupils", "Mean minutes", "Nine in ten within", "Beyond guidance", "Mean km",
                $"Mean km of the roll of {summary.Years[0]}"],
            lines.Select(line => (IReadOnlyList<string>)
            [
                Words.Provision(line.Type), Words.Phase(line.Phase), Words.Count(line.Placed.Pupils), Words.Count(line.Placed.MeanMinutes),
                $"{Words.Count(line.Placed.NinetiethPercentileMinutes)} min", Words.Percent(line.Placed.ShareBeyondGuidance),
                OneDecimal(line.Placed.MeanKilometres),
                line.Counted is { } counted ? OneDecimal(counted.MeanKilometres) : "–",
            ]),
            textColumns: 2);
        var (plan, without) = (Words.Percent(summary.Plan.ShareBeyondGuidance[^1]),
            Words.Percent(summary.DoMinimum.ShareBeyondGuidance[^1]));
        if (plan != Words.Percent(0.0) || without != plan)
            screen.Line($"{plan} of all are beyond what guidance advises for their phase; {without} with committed schemes only.");
        screen.Line("Minutes in the vehicle, as if all were transported: the direct way, the detour to collect others, and boarding. "
            + "Homes of the counted roll are assumed.");
        if (summary.Plan.JourneysLonger is not { Count: > 0 } longer) return;
        screen.Line(
            $"By distance over {summary.FirstPlanned} to {summary.Years[^1]}, beside the roll of {summary.Years[0]}: "
            + string.Join(", ", longer.Select(pair => $"{Words.Provision(pair.Key).ToLowerInvariant()} {Compared(pair.Value)}")) + ".");
        if (longer.Values.Any(value => Math.Round(value * 100) < 0))
            screen.Line("Take what is shorter as an ideal: families and plans name schools further away than the nearest with room.");
    }

    private static string Compared(double longer) => Math.Round(longer * 100) switch
    {
        < 0 and var shorter => $"{Words.Count(-shorter)}% shorter",
        > 0 and var more => $"{Words.Count(more)}% longer",
        _ => "as far",
    };

    private static string OneDecimal(double number) => number.ToString("0.0", CultureInfo.InvariantCulture);
}
