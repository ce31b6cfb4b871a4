using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Packs.Tables;

namespace Sufficiency.Engine.Packs.Readers;

/// <summary>provider_places → <see cref="ProviderPlaces"/>.</summary>
internal static class ProviderPlacesReader
{
    /// <summary>The places by provider and year, those in all before those of single phases.</summary>
    public static IReadOnlyList<ProviderPlaces> Read(Table table) =>
    [
        .. table.Rows
            .Select(row => new ProviderPlaces(new(row.Get<string>("provider_id")), row.Year("academic_year"),
                row.Number("places")) { Phase = row.Find<Phase>("phase") })
            .OrderBy(places => places.Provider).ThenBy(places => places.Year).ThenBy(places => places.Phase),
    ];
}
