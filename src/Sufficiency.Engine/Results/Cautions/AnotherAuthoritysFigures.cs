using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Results.Cautions;

/// <summary>Assumptions whose source names another authority than the one planned for.</summary>
internal sealed class AnotherAuthoritysFigures : ICautionCheck
{
    private const int Named = 3;

    /// <inheritdoc />
    public IEnumerable<Caution> Look(CautionFacts facts)
    {
        if (facts.Dataset.Authority is not { } own)
        {
            yield return new("another_authoritys_figures", "unknown", 0,
                "The data does not say which authority it is for, so figures taken from another one are not looked for.");
            yield break;
        }

        var found = facts.Dataset.Assumptions.Select(entry =>
            (entry.Path, Other: EnglishAuthorities.FindOther(entry.Provenance.Source, own))).Where(entry =>
            entry.Other is not null).ToList();
        if (found.Count == 0) yield break;
        yield return new(
            "another_authoritys_figures", "", found.Count,
            $"{CautionFacts.Count(found.Count)} {(found.Count == 1 ? "assumption carries" : "assumptions carry")} "
                + $"another authority's source: {string.Join(", ", found.Take(Named).Select(entry => $"{entry.Path} ({entry.Other})"))}"
                + $"{(found.Count > Named ? " and others" : "")}.");
    }
}
