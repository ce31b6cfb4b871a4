using System.Globalization;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Packs.Additions;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Packs.Overrides;
using Sufficiency.Engine.Packs.Readers;

namespace Sufficiency.Engine.Sweeps.WhatIf;

/// <summary>A change of a run as <c>plan</c> takes it.</summary>
/// <param name="Schemes">Who decides on schemes.</param>
/// <param name="Sets">Every override, those of the run among them.</param>
/// <param name="Added">Schemes beside those of the run.</param>
internal sealed record WhatIfQuestion(SchemeChoice Schemes, IReadOnlyList<string> Sets, IReadOnlyList<AddedScheme> Added)
{
    private const string OfSchemes = "schemes[";
    private const string Others = DecidedOpeningsReader.Stem + DecidedOpeningsReader.Others;

    /// <summary>Questions with the same key have the same answer.</summary>
    public string Key => string.Join('\n', [Schemes.ToString(), .. Sets, .. Added.Select(scheme => scheme.ToText())]);

    /// <summary>The overrides of the change alone.</summary>
    public required IReadOnlyList<string> Own { get; init; }

    /// <summary>The question that a change asks.</summary>
    /// <param name="run">The run.</param>
    /// <param name="dataset">The pack as the run read it.</param>
    /// <param name="change">The change.</param>
    /// <exception cref="DataIssueException">An override is at fault.</exception>
    public static WhatIfQuestion Of(AskedRun run, PlanningDataset dataset, WhatIfChange change)
    {
        var schemes = ChoiceOf(run, change);
        string[] own = [.. change.Sets, .. DecisionsOf(dataset, change)];
        if (change.ChoosesAgain || schemes == SchemeChoice.AsPlanned)
        {
            var kept = Beside(run.Sets, own);

            // A run whose schemes are all decided leaves nothing to choose.
            if (change.ChoosesAgain && kept.Any(text => PathOf(text) == Others)) kept = [.. kept.Where(text => !IsOpening(text))];
            return new(schemes, [.. kept, .. own], change.Added) { Own = own };
        }

        var values = Beside([.. run.Sets.Where(text => !IsOpening(text))], own);
        var changed = change.Added.Count > 0 || own.Any(text => text.StartsWith(OfSchemes, StringComparison.Ordinal))
            ? run.Load([.. values, .. own], change.Added).Dataset : dataset;
        own = [.. own, .. Beside(OpeningsOf(change.Added, changed), own)];
        return new(schemes, [.. values, .. Beside(KeptOpenings(run, changed), own), .. own], change.Added) { Own = own };
    }

    private static SchemeChoice ChoiceOf(AskedRun run, WhatIfChange change) => run.Schemes switch
    {
        SchemeChoice.Choose => SchemeChoice.Choose,
        SchemeChoice.AsPlanned when !change.ChoosesAgain => SchemeChoice.AsPlanned,
        _ => SchemeChoice.Named,
    };

    /// <summary>Optional schemes open as in the run: one text for all that stay closed, and one for each that opens.</summary>
    private static IReadOnlyList<string> KeptOpenings(AskedRun run, PlanningDataset dataset) =>
    [
        $"{Others}={Packs.Schema.ValueParser.Never}",
        .. dataset.Schemes.Where(scheme => scheme.Status == SchemeStatus.Optional)
            .Select(scheme => (scheme.Id, Opening: run.Openings.GetValueOrDefault(scheme.Id.Value)))
            .Where(kept => kept.Opening is not null)
            .Select(kept => TextOf(kept.Id.Value, kept.Opening)),
    ];

    /// <summary>Added schemes that are not committed open in their first year, because the run says nothing of them.</summary>
    private static IReadOnlyList<string> OpeningsOf(IReadOnlyList<AddedScheme> added, PlanningDataset dataset) =>
    [
        .. dataset.Schemes.Where(scheme => scheme.Status == SchemeStatus.Optional
                && added.Any(one => string.Equals(one.SchemeId, scheme.Id.Value, StringComparison.Ordinal)))
            .Select(scheme => (scheme.Id, Years: dataset.Horizon.Planned.Where(scheme.MayOpenIn).ToList()))
            .Where(found => found.Years.Count > 0)
            .Select(found => TextOf(found.Id.Value, found.Years[0].StartYear)),
    ];

    private static IEnumerable<string> DecisionsOf(PlanningDataset dataset, WhatIfChange change)
    {
        var committed = dataset.Schemes.Where(scheme => scheme.Status == SchemeStatus.Committed).Select(scheme => scheme.Id.Value)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var (code, decision) in change.Schemes.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            yield return !committed.Contains(code) ? TextOf(code, decision.Opening)
                : decision.Opening is { } year ? string.Create(CultureInfo.InvariantCulture, $"{OfSchemes}{code}].planned_opening={year}")
                : $"{OfSchemes}{code}].status={SchemeReader.Withdrawn}";
        }
    }

    private static string TextOf(string code, int? opening) => string.Create(CultureInfo.InvariantCulture,
        $"{DecidedOpeningsReader.Stem}{code}={opening?.ToString(CultureInfo.InvariantCulture) ?? Packs.Schema.ValueParser.Never}");

    /// <summary>Texts whose path no other text sets.</summary>
    private static IReadOnlyList<string> Beside(IReadOnlyList<string> texts, IReadOnlyList<string> others)
    {
        var paths = others.Select(PathOf).ToHashSet(StringComparer.Ordinal);
        return [.. texts.Where(text => !paths.Contains(PathOf(text)))];
    }

    /// <summary>The path that a text sets; the text itself if it sets none, or changes a value in proportion.</summary>
    private static string PathOf(string text) =>
        OverrideParser.Parse([text], new IssueCollector()) is [{ Kind: OverrideKind.Set } set] ? set.Path : text;

    private static bool IsOpening(string text) => text.StartsWith(DecidedOpeningsReader.Stem, StringComparison.Ordinal);
}
