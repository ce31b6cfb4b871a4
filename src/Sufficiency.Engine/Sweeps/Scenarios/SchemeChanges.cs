namespace Sufficiency.Engine.Sweeps.Scenarios;

/// <summary>Which changes touch schemes alone: their years, places and money, and what may be spent on them. Who needs a place, and what
/// each placement costs, is the same without them.</summary>
internal static class SchemeChanges
{
    private static readonly string[] Paths = ["schemes[", "scheme_places[", "delayed_openings.", "capital.budgets", "delivery."];

    /// <summary>Whether a change is one of them.</summary>
    /// <param name="path">Its path, or its text, which begins with that.</param>
    public static bool Holds(string path) => Array.Exists(Paths, start => path.StartsWith(start, StringComparison.Ordinal));
}
