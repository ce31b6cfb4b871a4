using Sufficiency.Engine.Domain.Identifiers;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Model.Variables;

namespace Sufficiency.Engine.Model.Constraints;

/// <summary>A scheme opens at most once, never beside one it excludes, never before one it requires.</summary>
/// <remarks>The bounds of the columns say that committed schemes open. No scheme has a column before it can be built.</remarks>
internal static class SchemesOpenOnce
{
    public static void Add(ModelData data, PlanColumns columns, ProblemDraft draft)
    {
        var schemes = data.Dataset.Schemes;
        var index = schemes.Select((scheme, i) => (scheme.Id, i)).ToDictionary(pair => pair.Id, pair => pair.i);
        for (var m = 0; m < schemes.Count; m++)
        {
            var own = columns.OpeningsOf(m).ToList();
            if (own.Count == 0) continue;
            if (own.Count > 1) draft.Row($"SchemesOpenOnce({schemes[m].Id})").AtMost(1.0).Add(own, 1.0);
            foreach (var excluded in schemes[m].Excludes.Select(id => index[id])
                .Where(k => !AddedFromTheOtherSide(k, m, schemes[k].Excludes, schemes[m].Id)))
            {
                var other = columns.OpeningsOf(excluded).ToList();
                if (other.Count > 0)
                    draft.Row($"SchemesOpenOnce({schemes[m].Id},{schemes[excluded].Id})").AtMost(1.0).Add(own, 1.0).Add(other, 1.0);
            }

            foreach (var required in schemes[m].Requires) NotBefore(data, columns, draft, m, index[required]);
        }
    }

    private static bool AddedFromTheOtherSide(int other, int self, IReadOnlyList<SchemeId> othersExclusions, SchemeId selfId) =>
        other < self && othersExclusions.Contains(selfId);

    private static void NotBefore(ModelData data, PlanColumns columns, ProblemDraft draft, int scheme, int required)
    {
        var (id, requiredId) = (data.Dataset.Schemes[scheme].Id, data.Dataset.Schemes[required].Id);
        foreach (var year in data.Dataset.Horizon.Years)
        {
            var opened = columns.OpenedBy(scheme, year).ToList();
            if (opened.Count > 0)
                draft.Row($"SchemesOpenOnce({id},requires,{requiredId},{year.StartYear})").AtMost(0.0)
                    .Add(opened, 1.0).Add(columns.OpenedBy(required, year), -1.0);
        }
    }
}
