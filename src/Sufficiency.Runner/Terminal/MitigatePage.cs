using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Sweeps.Mitigation;
using Sufficiency.Web.Comparison;
using Sufficiency.Web.Mitigation;

namespace Sufficiency.Runner.Terminal;

/// <summary>From challenge to action to number, on one page.</summary>
internal static class MitigatePage
{
    public static void Write(Screen screen, MitigateOutcome outcome)
    {
        screen.Heading($"{outcome.Title}: what actions do, {outcome.Span}");
        foreach (var action in outcome.Actions.Taken)
        {
            screen.Line($"- {action.Challenge}");
            screen.Line($"  {action.Name}, from {new AcademicYear(action.Starts)}: {action.Effects}. Reaches {action.Reach}. "
                + $"Costs {action.Cost}.");
            screen.Line($"  Source: {action.Source}");
        }

        foreach (var waterfall in outcome.Waterfalls.Where(one => one.Figure.PartOf is null))
        {
            var alone = outcome.Alone.First(one => one.Figure == waterfall.Figure);
            screen.Heading($"{waterfall.Figure.Name} ({waterfall.Figure.Unit})");
            var table = MitigationFigures.Steps(waterfall, alone);
            screen.Table(table.Columns, table.Rows);
            screen.Line(MitigationFigures.Interaction(alone));
        }

        Schemes(screen, outcome);
        screen.Line(
            "Before the first step: committed schemes only, without actions. That is unmitigated; after the last step is mitigated.");
        if (outcome.OpenGbp is { } open)
            screen.Line($"Each plan is proven to lie within {Pence.Short(open)} of the best, discounted. "
                + "A step that is smaller may come from that.");
    }

    private static void Schemes(Screen screen, MitigateOutcome outcome)
    {
        screen.Heading("Schemes that change");
        if (outcome.Schemes.Count == 0)
        {
            screen.Line("No scheme opens in another year after any step.");
            return;
        }

        screen.Table(["Scheme", "Step", "Before", "After"], outcome.Schemes.Select(one => (IReadOnlyList<string>)
            [one.Name, outcome.Waterfalls[0].Steps.First(step => step.Code == one.Step).Name, MitigationFigures.Opening(one.Before),
                MitigationFigures.Opening(one.After)]), textColumns: 2);
    }
}
