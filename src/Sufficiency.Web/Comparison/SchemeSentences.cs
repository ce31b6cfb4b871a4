using Sufficiency.Web.Reading;

namespace Sufficiency.Web.Comparison;

/// <summary>Says which schemes open otherwise, and what the tables prove of each.</summary>
/// <remarks>
/// A scheme's own place is proven by its school's costs and rolls. What happens elsewhere is laid to a scheme only if it is the
/// only one that differs, and no input differs but its own.
/// </remarks>
internal static class SchemeSentences
{
    private const int MostSchemes = 8;
    private const string Figure = "Schemes";

    public static IEnumerable<Explanation> Of(RunStep step, IReadOnlyList<ComparedScheme> schemes)
    {
        var (a, b) = (Index(step.From), Index(step.To));
        var differing = schemes.Where(scheme => scheme.Openings[a] != scheme.Openings[b]).ToList();
        foreach (var one in Capital(step, schemes, a, b)) yield return one;
        foreach (var scheme in differing.Take(MostSchemes))
            yield return new(Figure, Opening(step, scheme.Name, scheme.Openings[a], scheme.Openings[b]) + AtItsPlace(step, scheme));
        if (differing.Count > MostSchemes)
            yield return new(Figure, $"{Words.Many(differing.Count - MostSchemes, "more opening")} can be seen in the table of schemes.");
        if (differing.Count == 1 && IsAllThatDiffers(step, differing[0].Id) && Elsewhere(step, differing[0].Id) is { Count: > 0 } rest)
            yield return new(Figure, $"No other scheme and no other input differs. Elsewhere this changes {CostSentences.Parts(rest)}.");
    }

    private static int Index(ComparedRun run) => run.Letter[0] - 'A';

    private static string Opening(RunStep step, string name, int? from, int? to) => (from, to) switch
    {
        ({ } first, { } other) => $"{step.To.Name} opens {name} {Words.Many(Math.Abs(other - first), "year")} "
            + $"{(other > first ? "later" : "earlier")} ({Words.Year(other)}, not {Words.Year(first)}).",
        ({ } first, null) => $"{step.To.Name} does not open {name}; {step.From.InText} opens it in {Words.Year(first)}.",
        (_, { } other) => $"{step.To.Name} opens {name} in {Words.Year(other)}; {step.From.InText} does not open it.",
        _ => "",
    };

    /// <summary>Money and pupils at the scheme's own school or base.</summary>
    private static string AtItsPlace(RunStep step, ComparedScheme scheme)
    {
        if (Provider(step, scheme.Id) is not { } provider || step.ByPlace.FirstOrDefault(line => line.Id == provider) is not { } line
            || line.Difference == 0) return "";
        var pupils = Pupils(step.To, provider) - Pupils(step.From, provider);
        var more = line.Difference > 0 ? "more" : "less";
        var on = Math.Abs(pupils) < 0.5 ? "" : $", for {PupilSentences.MoreOrFewer(0.0, pupils, "pupil-year")}";
        return $" There it spends {Pence.Short(Math.Abs(line.Difference) / 100.0)} {more} over the planned years{on}.";
    }

    private static double Pupils(ComparedRun run, string provider) =>
        run.View.Schools.FirstOrDefault(school => school.Id == provider) is { } school
            ? run.View.Planned.Sum(entry => school.Roll[entry.Index]) : 0.0;

    private static string? Provider(RunStep step, string scheme) =>
        step.From.Outline.Providers.GetValueOrDefault(scheme) ?? step.To.Outline.Providers.GetValueOrDefault(scheme);

    private static List<CostLine> Elsewhere(RunStep step, string scheme)
    {
        var provider = Provider(step, scheme);
        return [.. step.ByPlace.Where(line => line.Difference != 0 && line.Id != provider)];
    }

    /// <summary>Whether the runs' inputs differ in nothing but changes of one scheme.</summary>
    private static bool IsAllThatDiffers(RunStep step, string scheme)
    {
        var (from, to) = (step.From.View.Record, step.To.View.Record);
        return from.Inputs.SequenceEqual(to.Inputs)
            && from.Settings.OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .SequenceEqual(to.Settings.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            && from.Additions.Concat(to.Additions).GroupBy(one => one.Text, StringComparer.Ordinal)
                .All(same => same.Count() == 2 || same.First().SchemeId == scheme)
            && from.Overrides.Except(to.Overrides).Concat(to.Overrides.Except(from.Overrides))
                .All(change => change.Path.Contains($"[{scheme}]", StringComparison.Ordinal)
                    || change.Path.Contains($"[{scheme},", StringComparison.Ordinal));
    }

    private static IEnumerable<Explanation> Capital(RunStep step, IReadOnlyList<ComparedScheme> schemes, int a, int b)
    {
        var (from, to) = (ComparedFigures.CapitalOf(step.From), ComparedFigures.CapitalOf(step.To));
        if (Math.Abs(to - from) < 1.0) yield break;
        var parts = schemes
            .Select(scheme => new CostLine(scheme.Id, scheme.Name, Spent(scheme.InRuns[a]), Spent(scheme.InRuns[b])))
            .Where(line => line.Difference != 0).ToList();
        yield return new(
            ComparedFigures.Capital,
            $"{step.To.Name}'s schemes take {Pence.Short(Math.Abs(to - from))} {(to > from ? "more" : "less")} capital "
            + $"({Pence.Short(to)} against {Pence.Short(from)}): {CostSentences.Parts(parts, keepsCapitals: true)}.");
    }

    private static long Spent(SchemeFigures? scheme) => scheme?.Opening is null ? 0 : Pence.Of(scheme.Capital ?? 0.0);
}
