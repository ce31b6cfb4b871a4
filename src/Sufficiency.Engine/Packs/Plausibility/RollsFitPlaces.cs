using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Packs.Tables;

namespace Sufficiency.Engine.Packs.Plausibility;

/// <summary>Special schools and bases are neither nearly empty nor far over their places.</summary>
internal sealed class RollsFitPlaces : IPlausibilityCheck
{
    /// <inheritdoc />
    public void Look(JudgedPack pack)
    {
        if (!pack.Pack.AreWhole("providers", "provider_places", "initial_roll", "schemes", "scheme_places")) return;
        var own = pack.Pack.Rows("initial_roll").GroupBy(row => row.Get<string>("provider_id"), StringComparer.Ordinal)
            .ToDictionary(rows => rows.Key, rows => rows.Sum(row => row.Number("pupils")), StringComparer.Ordinal);
        var places = pack.Pack.Rows("provider_places").Where(row => row.Find<Phase>("phase") is null)
            .GroupBy(row => row.Get<string>("provider_id"), StringComparer.Ordinal)
            .ToDictionary(rows => rows.Key, rows => rows.MinBy(row => row.Year("academic_year"))!.Number("places"), StringComparer.Ordinal);
        var full = SchemesCostWhatBuildingsCost.FullPlaces(pack);
        var added = pack.Pack.Rows("schemes").Where(row => row.Get<string>("status") == "committed")
            .ToLookup(row => row.Get<string>("provider_id"), row => full.GetValueOrDefault(row.Get<string>("scheme_id")),
                StringComparer.Ordinal);
        foreach (var row in pack.Pack.Rows("providers"))
        {
            var id = row.Get<string>("provider_id");
            if (places.TryGetValue(id, out var offered) && offered > 0.0 && CheckOf(row.Get<ProvisionType>("provision_type")) is { } check)
                Look(pack, check, row, own.GetValueOrDefault(id), offered, added[id].Sum());
        }
    }

    /// <summary>A committed scheme may be open already, so a school is crowded only beyond its places with those of the scheme.</summary>
    private static void Look(JudgedPack pack, string check, TableRow row, double own, double offered, double added)
    {
        var roll = RollOf(row, own);
        var share = roll / offered < PlausibleRanges.Get(check).UsualLow ? roll / offered : Math.Max(roll / (offered + added),
            PlausibleRanges.Get(check).UsualLow);
        pack.Judge(check, share, row, ColumnOf(row, own));
    }

    private static string? CheckOf(ProvisionType type) => type switch
    {
        ProvisionType.SpecialSchool => "roll_of_special_school",
        ProvisionType.ResourceBase => "roll_of_base",
        _ => null,
    };

    /// <summary>The whole roll where it is known, because pupils of other authorities hold places too.</summary>
    private static double RollOf(TableRow row, double own) => Math.Max(row.Find<double>("plans_on_roll") ?? 0.0, own);

    private static string ColumnOf(TableRow row, double own) => row.Find<double>("plans_on_roll") >= own ? "plans_on_roll" : "provider_id";
}
