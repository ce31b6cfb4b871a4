using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Model.Variables;

namespace Sufficiency.Engine.Model.Constraints;

/// <summary>Optional new schools and bases that open in one year ≤ what an authority can deliver in it; openings of a
/// template ≤ the sites it is meant for.</summary>
/// <remarks>Fixed openings stand in no row: committed schemes, schemes as planned, and those the caller has fixed. Openings that the data
/// decides take their share of the limit, and may pass it.</remarks>
internal static class DeliveryWithinLimits
{
    public static void Add(ModelData data, PlanColumns columns, ProblemDraft draft)
    {
        var decided = data.Dataset.DecidedOpenings.Select(opening => opening.Scheme).ToHashSet();
        var counted = columns.Openings.Where(y => !y.Decides.IsFixed || decided.Contains(SchemeOf(y).Id)).ToList();
        AddYears(data, draft, "new_school", data.Dataset.Delivery.NewSchoolsAYear, OptionalOf(kind => kind.IsSchool()));
        AddYears(data, draft, "base", data.Dataset.Delivery.BasesAYear, OptionalOf(kind => kind.IsBase()));
        foreach (var ofTemplate in counted.Where(y => SchemeOf(y).IsGeneric)
            .GroupBy(y => SchemeOf(y).Template!.Id, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            if (ofTemplate.Select(y => y.Decides.Scheme).Distinct().Count() > SchemeOf(ofTemplate.First()).Template!.MostSites)
                AddRow(draft, ofTemplate.Key, SchemeOf(ofTemplate.First()).Template!.MostSites, [.. ofTemplate]);
        }

        Scheme SchemeOf(Variable<SchemeOpening> y) => data.SchemeOf(y.Decides);

        List<Variable<SchemeOpening>> OptionalOf(Func<SchemeKind, bool> counts) =>
            [.. counted.Where(y => SchemeOf(y) is { Status: SchemeStatus.Optional, Kind: { } kind } && counts(kind))];
    }

    private static void AddYears(ModelData data, ProblemDraft draft, string what, int? most, List<Variable<SchemeOpening>> counted)
    {
        if (most is not { } limit) return;
        foreach (var year in data.Dataset.Horizon.Years)
        {
            var opening = counted.Where(y => y.Decides.Year == year).ToList();
            if (opening.Count > limit) AddRow(draft, $"{what},{year.StartYear}", limit, opening);
        }
    }

    /// <summary>Free openings ≤ what decided ones leave of the limit.</summary>
    private static void AddRow(ProblemDraft draft, string name, int most, List<Variable<SchemeOpening>> counted)
    {
        var free = counted.Where(y => !y.Decides.IsFixed).ToList();
        var left = Math.Max(0, most - (counted.Count - free.Count));
        if (free.Count > 0) draft.Row($"DeliveryWithinLimits({name})").AtMost(left).Add(free, 1.0);
    }
}
