using System.Globalization;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Packs.Readers;
using Sufficiency.Engine.Packs.Tables;

namespace Sufficiency.Engine.Packs.Checks;

/// <summary>A tranche has places for every planned year, never fewer than the year before. A package is of a phase that is placed, and
/// dearer than every tranche.</summary>
internal sealed class BoughtPlacesAreSane : IDatasetCheck
{
    /// <inheritdoc />
    public void Check(CheckedPack pack)
    {
        foreach (var row in pack.Rows("tranches")) CheckTranche(pack, row);
        foreach (var row in pack.Rows("bespoke_packages")) CheckPackage(pack, row);
    }

    private static void CheckTranche(CheckedPack pack, TableRow row)
    {
        var (id, lowest, highest) =
            (row.Get<string>("tranche_id"), row.YearGroup("lowest_year_group"), row.YearGroup("highest_year_group"));
        if (lowest.Value > highest.Value)
            row.Report("lowest_year_group", $"The lowest year group of {row.Label} lies above its highest, Year {highest}.",
                "Swap the two or correct one.");
        if (id.StartsWith(SupplyReader.BespokePrefix, StringComparison.Ordinal) || pack.Rows("providers")
            .Any(provider => string.Equals(provider.Get<string>("provider_id"), id, StringComparison.Ordinal)))
            row.Report("tranche_id", $"The identifier {id} is a provider's.", "Give the tranche another identifier.");
        if (pack.Plan.Horizon is not { } horizon || !pack.AreWhole("tranche_places")) return;
        var places = pack.Rows("tranche_places").Where(place => string.Equals(place.Get<string>("tranche_id"), id,
            StringComparison.Ordinal)).OrderBy(place => place.Year("academic_year")).ToList();
        var missing = horizon.Years.Except(places.Select(place => place.Year("academic_year"))).ToList();
        if (missing.Count > 0)
            row.Report("tranche_id", $"{row.Label} has no places given for {string.Join(", ", missing)}.",
                "Add rows to tranche_places for every planned year.");
        foreach (var (before, after) in places.Zip(places.Skip(1)))
        {
            if (after.Number("places") < before.Number("places"))
                after.Report("places", $"{after.Label} has fewer places than the year before.",
                    "Places of a tranche are cumulative: those opened before stay open.");
        }
    }

    private static void CheckPackage(CheckedPack pack, TableRow row)
    {
        var (phase, price) = (row.Get<Phase>("phase"), row.Pounds("price_gbp").Value);
        if (phase is not (Phase.Primary or Phase.Secondary or Phase.PostSixteen))
        {
            row.Report("phase", "Nobody is placed in this phase.", "Packages are for primary, secondary and post_sixteen.");
            return;
        }

        var dearest = pack.Rows("tranches").Select(tranche => tranche.Pounds("fee_gbp").Value).DefaultIfEmpty(0.0).Max();
        if (price <= dearest)
            row.Report("price_gbp", string.Create(CultureInfo.InvariantCulture,
                $"A package without limit at £{price:N0} is not dearer than the dearest tranche, £{dearest:N0}."),
                "Nobody would buy that tranche: leave it out, or raise the price of the package.");
    }
}
