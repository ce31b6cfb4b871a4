using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Identifiers;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Model.Data;

namespace Sufficiency.Engine.Model.Variables;

/// <summary>The openings a plan may choose from; a scheme without any does not open.</summary>
internal static class SchemeOpenings
{
    /// <summary>In the order of schemes and years. <paramref name="fixedOpenings"/> overrides the
    /// choice, a null year meaning never.</summary>
    public static SchemeOpening[] List(ModelData data, SchemeChoice choice, IReadOnlyDictionary<SchemeId, AcademicYear?>? fixedOpenings)
    {
        var openings = new List<SchemeOpening>();
        for (var m = 0; m < data.Dataset.Schemes.Count; m++)
        {
            var scheme = data.Dataset.Schemes[m];
            if (scheme.Status == SchemeStatus.Committed) AddFixed(scheme.PlannedOpening);
            else if (fixedOpenings is not null && fixedOpenings.TryGetValue(scheme.Id, out var year)) AddFixed(year);
            else if (choice == SchemeChoice.AsPlanned) AddFixed(scheme.Announced);
            else if (choice == SchemeChoice.Choose || (choice == SchemeChoice.Named && !scheme.IsGeneric)) AddEveryYear(scheme);

            void AddFixed(AcademicYear? year)
            {
                if (year is { } opening && opening <= data.Dataset.Horizon.Last) openings.Add(new(m, opening, true));
            }

            void AddEveryYear(Scheme choosable) => openings.AddRange(data.Dataset.Horizon.Planned
                .Where(choosable.MayOpenIn)
                .Select(year => new SchemeOpening(m, year, false)));
        }

        return [.. openings];
    }
}
