using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Packs.Tables;

namespace Sufficiency.Engine.Packs.Readers;

/// <summary>providers → <see cref="Provider"/>.</summary>
internal static class ProviderReader
{
    /// <summary>The providers by identifier.</summary>
    public static IReadOnlyList<Provider> Read(Table table) => [.. table.Rows.Select(Read).OrderBy(provider => provider.Id)];

    private static Provider Read(TableRow row) => new()
    {
        Id = new(row.Get<string>("provider_id")),
        Urn = row.FindText("urn"),
        Name = row.Get<string>("name"),
        Type = row.Get<ProvisionType>("provision_type"),
        DistrictName = row.Get<string>("district_name"),
        Location = row.Find<double>("easting") is { } easting && row.Find<double>("northing") is { } northing
            ? new GridPoint(easting, northing) : null,
        AssumedDistance = row.Find<double>("assumed_km") is { } kilometres ? new Kilometres(kilometres) : null,
        Needs = row.Get<NeedSet>("needs"),
        LowestYearGroup = row.YearGroup("lowest_year_group"),
        HighestYearGroup = row.YearGroup("highest_year_group"),
        PlaceFunding = row.Pounds("place_funding_gbp"),
        TopUp = row.Pounds("top_up_gbp"),
        HasUnlimitedPlaces = row.Get<bool>("has_unlimited_places"),
        PlansOnRoll = row.Find<double>("plans_on_roll"),
        Provenance = new(row.Get<string>("source"), row.Get<string>("year"), row.Get<Certainty>("certainty")),
        SchoolRoll = row.Find<double>("school_roll"),
        EnhancedTopUp = row.Find<double>("enhanced_top_up_gbp") is { } enhanced ? new Pounds(enhanced) : null,
        Market = row.FindText("market") is { } market ? SupplyCodes.FindMarket(market) : null,
    };
}
