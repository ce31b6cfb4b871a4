using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Identifiers;
using Sufficiency.Engine.Domain.Units;

namespace Sufficiency.Engine.Model.Variables;

/// <summary>y[m,t]: a scheme may (or must) open in a year.</summary>
/// <param name="Scheme">Index of the scheme in the dataset.</param>
/// <param name="Year">The year; before the horizon for a committed scheme that is open already.</param>
/// <param name="IsFixed">Whether it is decided: the column is fixed at one.</param>
internal readonly record struct SchemeOpening(int Scheme, AcademicYear Year, bool IsFixed);

/// <summary>The openings a plan may choose from; a scheme without any does not open.</summary>
internal static class SchemeOpenings
{
    /// <summary>In the order of schemes and years. <paramref name="fixedOpenings"/> overrides the
    /// choice, a null year meaning never.</summary>
    public static SchemeOpening[] List(ModelSets sets, SchemeChoice choice, IReadOnlyDictionary<SchemeId, AcademicYear?>? fixedOpenings)
    {
        var openings = new List<SchemeOpening>();
        for (var m = 0; m < sets.Dataset.Schemes.Count; m++)
        {
            var scheme = sets.Dataset.Schemes[m];
            if (scheme.Status == SchemeStatus.Committed) AddFixed(scheme.PlannedOpening);
            else if (fixedOpenings is not null && fixedOpenings.TryGetValue(scheme.Id, out var year)) AddFixed(year);
            else if (choice == SchemeChoice.AsPlanned) AddFixed(scheme.Announced);
            else if (choice == SchemeChoice.Choose || (choice == SchemeChoice.Named && !scheme.IsGeneric)) AddEveryYear(scheme);

            void AddFixed(AcademicYear? year)
            {
                if (year is { } opening && opening <= sets.Dataset.Horizon.Last) openings.Add(new(m, opening, true));
            }

            void AddEveryYear(Scheme choosable) => openings.AddRange(sets.Dataset.Horizon.Planned
                .Where(choosable.MayOpenIn)
                .Select(year => new SchemeOpening(m, year, false)));
        }

        return [.. openings];
    }
}
