using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Model.Variables;

namespace Sufficiency.Engine.Model.Constraints;

/// <summary>Optional new schools and bases that open in one year ≤ what an authority can deliver in it; openings of a
/// template ≤ the sites it is meant for.</summary>
/// <remarks>Fixed openings stand in no row: committed schemes, schemes as planned, and those the caller has fixed.</remarks>
internal static class DeliveryWithinLimits
{
    public static void Add(ModelData data, PlanColumns columns, ProblemDraft draft)
    {
        var free = columns.Openings.Where(y => !y.Decides.IsFixed).ToList();
        AddYears(data, draft, "new_school", data.Dataset.Delivery.NewSchoolsAYear, OptionalOf(kind => kind.IsSchool()));
        AddYears(data, draft, "base", data.Dataset.Delivery.BasesAYear, OptionalOf(kind => kind.IsBase()));
        foreach (var ofTemplate in free.Where(y => SchemeOf(y).IsGeneric)
            .GroupBy(y => SchemeOf(y).Template!.Id, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var most = SchemeOf(ofTemplate.First()).Template!.MostSites;
            if (ofTemplate.Select(y => y.Decides.Scheme).Distinct().Count() > most)
                draft.Row($"DeliveryWithinLimits({ofTemplate.Key})").AtMost(most).Add(ofTemplate, 1.0);
        }

        Scheme SchemeOf(Variable<SchemeOpening> y) => data.SchemeOf(y.Decides);

        List<Variable<SchemeOpening>> OptionalOf(Func<SchemeKind, bool> counts) =>
            [.. free.Where(y => SchemeOf(y) is { Status: SchemeStatus.Optional, Kind: { } kind } && counts(kind))];
    }

    private static void AddYears(ModelData data, ProblemDraft draft, string what, int? most, List<Variable<SchemeOpening>> counted)
    {
        if (most is not { } limit) return;
        foreach (var year in data.Dataset.Horizon.Years)
        {
            var opening = counted.Where(y => y.Decides.Year == year).ToList();
            if (opening.Count > limit) draft.Row($"DeliveryWithinLimits({what},{year.StartYear})").AtMost(limit).Add(opening, 1.0);
        }
    }
}
