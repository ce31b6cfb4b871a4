using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Packs.Tables;

namespace Sufficiency.Engine.Packs.Readers;

/// <summary>requests → <see cref="RequestCount"/>.</summary>
internal static class RequestReader
{
    /// <summary>The counts by year and age band.</summary>
    public static IReadOnlyList<RequestCount> Read(Table table) =>
    [
        .. table.Rows
            .Select(row => new RequestCount(
                row.Get<int>("calendar_year"), row.Get<string>("age_band"), row.Find<double>("requests"), row.Find<double>("assessments"),
                row.Find<double>("plans_issued"), row.Find<double>("new_plans"),
                new(row.Get<string>("source"), row.Get<string>("year"), row.Get<Certainty>("certainty"))))
            .OrderBy(count => count.CalendarYear).ThenBy(count => count.AgeBand, StringComparer.Ordinal),
    ];
}
