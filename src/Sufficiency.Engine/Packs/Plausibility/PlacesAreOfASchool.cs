using System.Globalization;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Packs.Tables;

namespace Sufficiency.Engine.Packs.Plausibility;

/// <summary>Places are of the size of a school or base, move a little from year to year, do not fall as a scheme fills, and come to the
/// sum of their phases.</summary>
internal sealed class PlacesAreOfASchool : IPlausibilityCheck
{
    private const double Slack = 0.02;

    /// <inheritdoc />
    public void Look(JudgedPack pack)
    {
        if (!pack.Pack.AreWhole("providers", "provider_places")) return;
        var types = pack.Pack.Rows("providers")
            .ToDictionary(row => row.Get<string>("provider_id"), row => row.Get<ProvisionType>("provision_type"), StringComparer.Ordinal);
        foreach (var rows in pack.Pack.Rows("provider_places").GroupBy(row => row.Get<string>("provider_id"), StringComparer.Ordinal))
        {
            var byYear = rows.OrderBy(row => row.Year("academic_year")).ToList();
            LookAtSize(pack, [.. byYear.Where(row => row.Find<Phase>("phase") is null)], types.GetValueOrDefault(rows.Key));
            LookAtPhases(pack, byYear);
        }

        LookAtBuildUp(pack);
    }

    private static void LookAtSize(JudgedPack pack, List<TableRow> years, ProvisionType type)
    {
        var check = type switch
        {
            ProvisionType.SpecialSchool => "special_school_places",
            ProvisionType.ResourceBase => "base_places",
            _ => null,
        };
        if (check is null) return;
        var odd = years.Find(row => row.Number("places") > 0.0 && !PlausibleRanges.Get(check).Holds(row.Number("places")));
        if (odd is not null) pack.Judge(check, odd.Number("places"), odd, "places"); // each year would say the same
        foreach (var (before, after) in years.Zip(years.Skip(1)))
        {
            if (before.Number("places") <= 0.0) continue;
            var change = after.Number("places") / before.Number("places");
            if (PlausibleRanges.Get("places_change").Holds(change)) continue;
            pack.Judge("places_change", change, after, "places");
            return;
        }
    }

    private static void LookAtPhases(JudgedPack pack, List<TableRow> rows)
    {
        foreach (var year in rows.GroupBy(row => row.Year("academic_year")))
        {
            var phases = year.Where(row => row.Find<Phase>("phase") is not null).ToList();
            if (phases.Count == 0 || year.FirstOrDefault(row => row.Find<Phase>("phase") is null) is not { } whole) continue;
            var (all, sum) = (whole.Number("places"), phases.Sum(row => row.Number("places")));
            if (sum >= all * (1.0 - Slack) - 0.5 && sum <= (all * 1.5) + 0.5) continue;
            pack.Warn(whole, "places", "places_by_phase", string.Create(CultureInfo.InvariantCulture,
                $"{whole.Label} has {all:0.##} places, and {sum:0.##} when its phases are added."), "",
                "Give places of every phase it teaches; together they make the places in all, or a little more where they flex.", 1.0);
            return;
        }
    }

    private static void LookAtBuildUp(JudgedPack pack)
    {
        foreach (var rows in pack.Pack.Rows("scheme_places").GroupBy(row => (row.Get<string>("scheme_id"), row.TextOf("phase"))))
        {
            var years = rows.OrderBy(row => row.Get<int>("years_since_opening")).ToList();
            foreach (var (before, after) in years.Zip(years.Skip(1)))
            {
                if (after.Number("places") >= before.Number("places")) continue;
                pack.Warn(after, "places", "build_up_falls", string.Create(CultureInfo.InvariantCulture,
                    $"{after.Label} has {after.Number("places"):0.##} places, {before.Number("places"):0.##} the year before."), "",
                    "Places of a scheme are those open in all in that year, not those added in it: 40 then 80 then 120.", 2.0);
                break;
            }
        }
    }
}
