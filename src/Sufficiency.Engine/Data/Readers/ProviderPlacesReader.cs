using Sufficiency.Engine.Data.Tables;
using Sufficiency.Engine.Domain.Estate;

namespace Sufficiency.Engine.Data.Readers;

/// <summary>provider_places → <see cref="ProviderPlaces"/>.</summary>
internal static class ProviderPlacesReader
{
    /// <summary>The places by provider and year.</summary>
    public static IReadOnlyList<ProviderPlaces> Read(Table table) =>
    [
        .. table.Rows
            .Select(row => new ProviderPlaces(new(row.Get<string>("provider_id")), row.Year("academic_year"), row.Number("places")))
            .OrderBy(places => places.Provider).ThenBy(places => places.Year),
    ];
}
