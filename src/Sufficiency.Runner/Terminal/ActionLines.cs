using Sufficiency.Engine.Storage;

namespace Sufficiency.Runner.Terminal;

/// <summary>Says which actions a run takes.</summary>
internal static class ActionLines
{
    public static void Write(Screen screen, RecordedActions? actions)
    {
        if (actions is null) return;
        screen.Line($"Actions in this plan, from {actions.File}; both plans of this page have them:");
        foreach (var action in actions.Taken)
        {
            screen.Line($"- {action.Name}, from {new Engine.Domain.Units.AcademicYear(action.Starts)}: {action.Effects}. "
                + $"Reaches {action.Reach}. Costs {action.Cost}.");
            screen.Line($"  Source: {action.Source}");
        }
    }
}
