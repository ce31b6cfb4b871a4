using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Packs.Plans;

namespace Sufficiency.Engine.Packs.Readers;

/// <summary>openings of plan.yaml → <see cref="DecidedOpening"/>, checked against all schemes of the pack.</summary>
internal static class DecidedOpeningsReader
{
    /// <summary>How the paths of these entries begin.</summary>
    public const string Stem = "openings.";

    /// <summary>Stands for every optional scheme without an entry of its own.</summary>
    public const string Others = "others";

    /// <summary>The entries of plan.yaml, or set for this run, in the order of schemes.</summary>
    public static IEnumerable<PlanLeaf> LeavesOf(PlanFile plan) => plan.Leaves
        .Where(pair => pair.Key.StartsWith(Stem, StringComparison.Ordinal))
        .OrderBy(pair => pair.Key, StringComparer.Ordinal)
        .Select(pair => pair.Value);

    /// <summary>The dataset with what is decided of its optional schemes.</summary>
    public static PlanningDataset AddTo(PlanningDataset dataset, PlanFile plan, IssueCollector issues)
    {
        var leaves = LeavesOf(plan).ToDictionary(leaf => leaf.Schema.Path[Stem.Length..], StringComparer.Ordinal);
        if (leaves.Count == 0) return dataset;
        var others = leaves.Remove(Others, out var leafOfOthers);
        var schemes = dataset.Schemes.ToDictionary(scheme => scheme.Id.Value, StringComparer.Ordinal);
        foreach (var (id, leaf) in leaves.Where(pair => schemes.GetValueOrDefault(pair.Key)?.Status != SchemeStatus.Optional))
            RefuseScheme(id, leaf);
        var decided = dataset.Schemes.Where(scheme => scheme.Status == SchemeStatus.Optional)
            .Select(scheme => (Scheme: scheme, Leaf: leaves.GetValueOrDefault(scheme.Id.Value) ?? leafOfOthers))
            .Where(pair => pair.Leaf is not null)
            .Select(pair => (pair.Scheme, Leaf: pair.Leaf!, Opening: pair.Leaf!.Value as AcademicYear?)).ToList();
        foreach (var (scheme, leaf, opening) in decided) CheckYear(scheme, leaf, opening);
        var openings = decided.ToDictionary(one => one.Scheme.Id, one => one.Opening);
        foreach (var (scheme, leaf, opening) in decided.Where(one => one.Opening is not null)) CheckOthers(scheme, leaf, opening!.Value);
        return dataset with { DecidedOpenings = [.. decided.Select(one => new DecidedOpening(one.Scheme.Id, one.Opening))] };

        void RefuseScheme(string id, PlanLeaf leaf)
        {
            if (schemes.ContainsKey(id))
                Report(leaf, $"The scheme {id} is committed, so every plan opens it.",
                    $"Set schemes[{id}].planned_opening to another year, or schemes[{id}].status to withdrawn.");
            else
                Report(leaf, $"There is no scheme {id}.", NearestName.Advise(id, schemes.Keys.Order(StringComparer.Ordinal),
                    "Name a scheme of the table schemes that is not withdrawn, or of a template at a site."));
        }

        void CheckYear(Scheme scheme, PlanLeaf leaf, AcademicYear? opening)
        {
            if (opening is not { } year || (dataset.Horizon.Planned.Contains(year) && scheme.MayOpenIn(year))) return;
            var allowed = dataset.Horizon.Planned.Where(scheme.MayOpenIn).Select(one => one.StartYear).ToList();
            Report(leaf, $"{scheme.Name} cannot open in {year}.", allowed.Count == 0 ? "It can open in no planned year."
                : $"Give one of the years {string.Join(", ", allowed)}, or never.");
        }

        void CheckOthers(Scheme scheme, PlanLeaf leaf, AcademicYear opening)
        {
            foreach (var other in scheme.Excludes.Where(id => openings.GetValueOrDefault(id) is not null))
                Report(leaf, $"{scheme.Name} cannot open beside {schemes[other.Value].Name}, which is to open too.", "Let one open never.");
            foreach (var needed in scheme.Requires.Where(id => openings.TryGetValue(id, out var year) && !(year <= opening)))
                Report(leaf, $"{scheme.Name} requires {schemes[needed.Value].Name}, which is not to open by {opening}.",
                    "Let the other open no later, or this one never.");
        }

        void Report(PlanLeaf leaf, string problem, string advice) =>
            issues.Add(new(leaf.File, leaf.Line, leaf.Schema.Path, leaf.Node.ToString(), problem, advice), problem);
    }
}
