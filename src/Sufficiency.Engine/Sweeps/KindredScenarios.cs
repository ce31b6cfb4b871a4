namespace Sufficiency.Engine.Sweeps;

/// <summary>Scenarios of a sweep that differ from each other in schemes alone, where there are enough of them to solve what they have in common once more: each then starts from that.</summary>
/// <param name="scenarios">The scenarios.</param>
internal sealed class KindredScenarios(ScenarioList scenarios)
{
    private const int Least = 6; // what they have in common takes as long as two or three of them gain together
    private readonly IReadOnlyList<string> common = scenarios.Common;
    private readonly Lazy<Dictionary<string, int>> counts = new(() => CountsOf(scenarios));

    /// <summary>Whether a scenario differs from the sweep's base in schemes alone.</summary>
    public bool AreOfBase(Scenario scenario) => OwnOf(scenario, common.Count).Count == 0;

    /// <summary>What a scenario and its kin change, apart from schemes; null where they are too few.</summary>
    public IReadOnlyList<string>? FindCommon(Scenario scenario)
    {
        var own = OwnOf(scenario, common.Count);
        return counts.Value.GetValueOrDefault(KeyOf(own)) >= Least ? [.. common, .. own] : null;
    }

    private static Dictionary<string, int> CountsOf(ScenarioList scenarios)
    {
        var (counts, shared) = (new Dictionary<string, int>(StringComparer.Ordinal), scenarios.Common.Count);
        if (scenarios.HasDraws) return counts; // each is on its own, and there may be very many
        foreach (var scenario in scenarios.All())
        {
            var key = KeyOf(OwnOf(scenario, shared));
            counts[key] = counts.GetValueOrDefault(key) + 1;
        }

        return counts;
    }

    private static string KeyOf(IReadOnlyList<string> changes) => string.Join('\n', changes);

    /// <summary>Changes that its kin share and the base has not.</summary>
    private static List<string> OwnOf(Scenario scenario, int common) => [.. scenario.Overrides.Skip(common).Where(change => !SchemeChanges.Holds(change))];
}
