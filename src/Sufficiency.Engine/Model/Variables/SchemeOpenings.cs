using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Identifiers;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Model.Data;

namespace Sufficiency.Engine.Model.Variables;

/// <summary>The openings a plan may choose from; a scheme without any does not open.</summary>
internal static class SchemeOpenings
{
    /// <summary>In the order of schemes and years. <paramref name="fixedOpenings"/> overrides what the data decides, and that the
    /// choice; a null year means never.</summary>
    public static SchemeOpening[] List(ModelData data, SchemeChoice choice, IReadOnlyDictionary<SchemeId, AcademicYear?>? fixedOpenings)
    {
        var openings = new List<SchemeOpening>();
        var decided = choice == SchemeChoice.None ? []
            : data.Dataset.DecidedOpenings.ToDictionary(opening => opening.Scheme, opening => opening.Opening);
        for (var m = 0; m < data.Dataset.Schemes.Count; m++)
        {
            var scheme = data.Dataset.Schemes[m];
            if (scheme.Status == SchemeStatus.Committed) AddFixed(scheme.PlannedOpening);
            else if (fixedOpenings is not null && fixedOpenings.TryGetValue(scheme.Id, out var year)) AddFixed(year);
            else if (decided.TryGetValue(scheme.Id, out var opening)) AddFixed(opening);
            else if (choice == SchemeChoice.AsPlanned) AddFixed(scheme.Announced);
            else if (choice == SchemeChoice.Choose || (choice == SchemeChoice.Named && !scheme.IsGeneric)) AddEveryYear(scheme);

            void AddFixed(AcademicYear? year)
            {
                if (year is { } known && known <= data.Dataset.Horizon.Last) openings.Add(new(m, known, true));
            }

            void AddEveryYear(Scheme choosable) => openings.AddRange(data.Dataset.Horizon.Planned
                .Where(choosable.MayOpenIn)
                .Select(year => new SchemeOpening(m, year, false)));
        }

        return [.. openings];
    }
}
