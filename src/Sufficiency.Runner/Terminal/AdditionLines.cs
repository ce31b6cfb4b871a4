using Sufficiency.Engine.Packs.Additions;

namespace Sufficiency.Runner.Terminal;

/// <summary>Says which schemes a run adds, and what they take from the pack.</summary>
internal static class AdditionLines
{
    public static void Write(Screen screen, IEnumerable<AppliedAddition> additions)
    {
        foreach (var addition in additions)
        {
            screen.Line($"Added for this run: {addition.Scheme.Name} ({addition.Scheme.Describe()})");
            foreach (var sentence in addition.TakenFromPack) screen.Line($"  Not given. {sentence}");
        }
    }
}
