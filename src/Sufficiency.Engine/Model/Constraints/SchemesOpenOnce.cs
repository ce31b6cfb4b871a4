using System.Globalization;
using Sufficiency.Engine.Domain.Identifiers;
using Sufficiency.Engine.Model.Variables;

namespace Sufficiency.Engine.Model.Constraints;

/// <summary>A scheme opens at most once, never beside one it excludes, never before one it requires.</summary>
/// <remarks>That committed schemes open, and none before its earliest year or its decision and lead time, stands in the columns.</remarks>
internal static class SchemesOpenOnce
{
    public static void Add(ModelSets sets, PlanColumns columns, ProblemDraft draft)
    {
        var schemes = sets.Dataset.Schemes;
        var index = schemes.Select((scheme, i) => (scheme.Id, i)).ToDictionary(pair => pair.Id, pair => pair.i);
        for (var m = 0; m < schemes.Count; m++)
        {
            var own = columns.OpeningsOf(m).ToList();
            if (own.Count == 0) continue;
            if (own.Count > 1) AtMostOne(draft, $"SchemesOpenOnce({schemes[m].Id})", own);
            foreach (var excluded in schemes[m].Excludes.Select(id => index[id])
                .Where(k => !AddedFromTheOtherSide(k, m, schemes[k].Excludes, schemes[m].Id)))
            {
                var other = columns.OpeningsOf(excluded).ToList();
                if (other.Count > 0) AtMostOne(draft, $"SchemesOpenOnce({schemes[m].Id},{schemes[excluded].Id})", own.Concat(other));
            }

            foreach (var required in schemes[m].Requires) NotBefore(sets, columns, draft, m, index[required]);
        }
    }

    private static bool AddedFromTheOtherSide(int other, int self, IReadOnlyList<SchemeId> othersExclusions, SchemeId selfId) =>
        other < self && othersExclusions.Contains(selfId);

    private static void AtMostOne(ProblemDraft draft, string name, IEnumerable<int> columns)
    {
        var row = draft.AddRow(name, double.NegativeInfinity, 1.0);
        foreach (var column in columns) draft.Put(column, row, 1.0);
    }

    private static void NotBefore(ModelSets sets, PlanColumns columns, ProblemDraft draft, int scheme, int required)
    {
        var (id, requiredId) = (sets.Dataset.Schemes[scheme].Id, sets.Dataset.Schemes[required].Id);
        foreach (var year in sets.Dataset.Horizon.Years)
        {
            var opened = columns.OpenedBy(scheme, year).ToList();
            if (opened.Count == 0) continue;
            var row = draft.AddRow(string.Create(CultureInfo.InvariantCulture,
                $"SchemesOpenOnce({id},requires,{requiredId},{year.StartYear})"), double.NegativeInfinity, 0.0);
            foreach (var column in opened) draft.Put(column, row, 1.0);
            foreach (var column in columns.OpenedBy(required, year)) draft.Put(column, row, -1.0);
        }
    }
}
