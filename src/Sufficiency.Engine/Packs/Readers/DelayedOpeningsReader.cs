using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Packs.Plans;

namespace Sufficiency.Engine.Packs.Readers;

/// <summary>delayed_openings of plan.yaml → <see cref="DelayedOpening"/>.</summary>
internal static class DelayedOpeningsReader
{
    private const string Stem = "delayed_openings.";

    /// <summary>The delayed openings by scheme.</summary>
    public static IReadOnlyList<DelayedOpening> Read(PlanFile plan) =>
        [.. LeavesOf(plan).Select(leaf => new DelayedOpening(new(SchemeOf(leaf)), (AcademicYear)leaf.Value!, leaf.Provenance))];

    /// <summary>The entries of plan.yaml, or set for this run, in the order of schemes.</summary>
    public static IEnumerable<PlanLeaf> LeavesOf(PlanFile plan) => plan.Leaves
        .Where(pair => pair.Key.StartsWith(Stem, StringComparison.Ordinal))
        .OrderBy(pair => pair.Key, StringComparer.Ordinal)
        .Select(pair => pair.Value);

    /// <summary>The identifier of the scheme an entry speaks of.</summary>
    public static string SchemeOf(PlanLeaf leaf) => leaf.Schema.Path[Stem.Length..];
}
