using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Sufficiency.Engine.Sweeps.Scenarios;

namespace Sufficiency.Engine.Sweeps.Runs;

/// <summary>Scenarios of a sweep that differ from each other in schemes alone, where there are enough of them to solve what they have in
/// common once more: each then starts from that.</summary>
/// <param name="scenarios">The scenarios.</param>
internal sealed class KindredScenarios(ScenarioList scenarios)
{
    private const int Least = 6; // what they have in common takes as long as two or three of them gain together
    private readonly IReadOnlyList<string> common = scenarios.Common;
    private readonly Lazy<HashSet<UInt128>> many = new(() => ManyOf(scenarios));

    /// <summary>Whether a scenario differs from the sweep's base in schemes alone.</summary>
    public bool AreOfBase(Scenario scenario) => OwnOf(scenario, common.Count).Count == 0;

    /// <summary>What a scenario and its kin change, apart from schemes; null where they are too few.</summary>
    public IReadOnlyList<string>? FindCommon(Scenario scenario)
    {
        var own = OwnOf(scenario, common.Count);
        return many.Value.Contains(KeyOf(own)) ? [.. common, .. own] : null;
    }

    /// <summary>A number that tells lists of changes apart.</summary>
    public static UInt128 KeyOf(IReadOnlyList<string> changes) =>
        BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', changes))));

    /// <summary>Keys of what enough scenarios have in common.</summary>
    private static HashSet<UInt128> ManyOf(ScenarioList scenarios)
    {
        if (scenarios.HasDraws) return []; // each is on its own, and there may be very many
        var shared = scenarios.Common.Count;
        return [.. scenarios.All().CountBy(scenario => KeyOf(OwnOf(scenario, shared))).Where(count => count.Value >= Least)
            .Select(count => count.Key)];
    }

    /// <summary>Changes that its kin share and the base has not.</summary>
    private static List<string> OwnOf(Scenario scenario, int common) =>
        [.. scenario.Overrides.Skip(common).Where(change => !SchemeChanges.Holds(change))];
}
