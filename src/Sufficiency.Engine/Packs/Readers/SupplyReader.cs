using System.Globalization;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Packs.Schema;
using Sufficiency.Engine.Packs.Tables;

namespace Sufficiency.Engine.Packs.Readers;

/// <summary>tranches, tranche_places and bespoke_packages → providers out of county without one place, and their places.</summary>
internal static class SupplyReader
{
    /// <summary>How the identifier of a phase's package begins.</summary>
    public const string BespokePrefix = "bespoke-";

    /// <summary>A provider for each tranche and each phase with a package.</summary>
    public static IEnumerable<Provider> Read(Table tranches, Table packages) =>
        tranches.Rows.Select(ToTranche).Concat(packages.Rows.Select(ToPackage));

    /// <summary>The places of tranches.</summary>
    public static IEnumerable<ProviderPlaces> ReadPlaces(Table places) =>
        places.Rows.Select(row => new ProviderPlaces(new(row.Get<string>("tranche_id")), row.Year("academic_year"), row.Number("places")));

    private static Provider ToTranche(TableRow row) => new()
    {
        Id = new(row.Get<string>("tranche_id")),
        Name = row.Get<string>("name"),
        Type = ProvisionType.OutOfCounty,
        DistrictName = "bought",
        AssumedDistance = new Kilometres(row.Number("road_km")),
        Needs = row.Get<NeedSet>("needs"),
        LowestYearGroup = row.YearGroup("lowest_year_group"),
        HighestYearGroup = row.YearGroup("highest_year_group"),
        PlaceFunding = new(0.0),
        TopUp = row.Pounds("fee_gbp"),
        HasUnlimitedPlaces = false,
        Provenance = ProvenanceOf(row),
        Supply = Supply.Tranche,
        Market = SupplyCodes.FindMarket(row.Get<string>("market")),
    };

    private static Provider ToPackage(TableRow row)
    {
        var phase = row.Get<Phase>("phase");
        var entries = EntryPoints.All.Where(entry => entry.Phase() == phase).ToList();
        var code = ValueParser.ToCode(phase).Replace('_', '-');
        return new()
        {
            Id = new(BespokePrefix + code),
            Name = string.Create(CultureInfo.InvariantCulture, $"Package for one pupil, {code}"),
            Type = ProvisionType.OutOfCounty,
            DistrictName = "bought",
            AssumedDistance = new Kilometres(row.Find<double>("road_km") ?? 0.0),
            Needs = NeedSet.Every,
            LowestYearGroup = entries[0].First(),
            HighestYearGroup = entries[^1].Last(),
            PlaceFunding = new(0.0),
            TopUp = row.Pounds("price_gbp"),
            HasUnlimitedPlaces = true,
            Provenance = ProvenanceOf(row),
            Supply = Supply.Bespoke,
        };
    }

    private static Provenance ProvenanceOf(TableRow row) =>
        new(row.Get<string>("source"), row.Get<string>("year"), row.Get<Certainty>("certainty"));
}
