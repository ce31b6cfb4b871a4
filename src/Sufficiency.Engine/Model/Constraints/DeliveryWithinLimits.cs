using System.Globalization;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Model.Variables;

namespace Sufficiency.Engine.Model.Constraints;

/// <summary>Optional new schools and bases that open in one year ≤ what an authority can deliver in it; openings of a
/// template ≤ the sites it is meant for.</summary>
/// <remarks>Schemes that are decided already stand in no row: committed ones, those as planned and those the caller has fixed.</remarks>
internal static class DeliveryWithinLimits
{
    public static void Add(ModelSets sets, PlanColumns columns, ProblemDraft draft)
    {
        var delivery = sets.Dataset.Delivery;
        int[] free = [.. Enumerable.Range(0, columns.Openings.Length).Where(column => !columns.Openings[column].IsFixed)];
        AddYears(sets, columns, draft, "new_school", delivery.NewSchoolsAYear, Of(kind => kind.IsSchool()));
        AddYears(sets, columns, draft, "base", delivery.BasesAYear, Of(kind => kind.IsBase()));
        foreach (var made in free.Where(column => SchemeOf(column).IsGeneric)
            .GroupBy(column => SchemeOf(column).Template!.Id, StringComparer.Ordinal).OrderBy(made => made.Key, StringComparer.Ordinal))
        {
            var most = SchemeOf(made.First()).Template!.MostSites;
            if (made.Select(column => columns.Openings[column].Scheme).Distinct().Count() > most)
                AddRow(draft, $"DeliveryWithinLimits({made.Key})", most, made);
        }

        Scheme SchemeOf(int column) => sets.Dataset.Schemes[columns.Openings[column].Scheme];

        int[] Of(Func<SchemeKind, bool> counts) =>
            [.. free.Where(column => SchemeOf(column) is { Status: SchemeStatus.Optional, Kind: { } kind } && counts(kind))];
    }

    private static void AddYears(ModelSets sets, PlanColumns columns, ProblemDraft draft, string what, int? most, int[] counted)
    {
        if (most is not { } limit) return;
        foreach (var year in sets.Dataset.Horizon.Years)
        {
            int[] opening = [.. counted.Where(column => columns.Openings[column].Year == year)];
            if (opening.Length > limit)
                AddRow(draft, string.Create(CultureInfo.InvariantCulture, $"DeliveryWithinLimits({what},{year.StartYear})"), limit,
                    opening);
        }
    }

    private static void AddRow(ProblemDraft draft, string name, int limit, IEnumerable<int> opening)
    {
        var row = draft.AddRow(name, double.NegativeInfinity, limit);
        foreach (var column in opening) draft.Put(column, row, 1.0);
    }
}
