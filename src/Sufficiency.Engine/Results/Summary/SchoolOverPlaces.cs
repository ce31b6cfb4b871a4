using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Results.Summary;

/// <summary>A school or base that holds more pupils than places.</summary>
/// <param name="Name">Name as officers know it.</param>
/// <param name="Over">Pupils beyond its places in each year of <see cref="PlanSummary.Years"/>.</param>
public sealed record SchoolOverPlaces(string Name, IReadOnlyList<double> Over)
{
    // Fewer round to nobody.
    private const double FewestPupils = 0.5;

    /// <summary>Those over by half a pupil or more in some year, the most first.</summary>
    /// <param name="dataset">Names.</param>
    /// <param name="tables">The plan.</param>
    /// <param name="years">The base year and the planned years.</param>
    internal static IReadOnlyList<SchoolOverPlaces> In(PlanningDataset dataset, PlanTables tables, IReadOnlyList<AcademicYear> years)
    {
        var rows = tables.ProviderYears.Where(row => row.OverCapacityPlaces >= FewestPupils)
            .ToLookup(row => row.ProviderId, StringComparer.Ordinal);
        return
        [
            .. dataset.Providers.Where(provider => rows.Contains(provider.Id.Value))
                .Select(provider => new SchoolOverPlaces(
                    provider.Name, [.. years.Select(year => rows[provider.Id.Value]
                        .FirstOrDefault(row => row.AcademicYear == year.StartYear)?.OverCapacityPlaces ?? 0.0)]))
                .OrderByDescending(school => school.Over.Max()).ThenBy(school => school.Name, StringComparer.Ordinal),
        ];
    }
}
