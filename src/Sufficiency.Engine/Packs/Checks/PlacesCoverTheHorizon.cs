using Sufficiency.Engine.Domain.Planning;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Packs.Tables;

namespace Sufficiency.Engine.Packs.Checks;

/// <summary>A limited provider has places for every planned year unless a scheme alone gives them; an unlimited one has none.</summary>
internal sealed class PlacesCoverTheHorizon : IDatasetCheck
{
    /// <inheritdoc />
    public void Check(CheckedPack pack)
    {
        if (pack.Plan.Horizon is not { } horizon) return;
        foreach (var row in pack.Rows("provider_places")) CheckYear(row, horizon);
        if (!pack.AreWhole("providers", "provider_places", "schemes")) return;
        CheckPhases(pack);
        var years = pack.Rows("provider_places").Where(row => row.Find<Phase>("phase") is null)
            .ToLookup(row => row.Get<string>("provider_id"), row => row.Year("academic_year"), StringComparer.Ordinal);
        var withScheme = pack.Rows("schemes").Select(row => row.Get<string>("provider_id")).ToHashSet(StringComparer.Ordinal);
        foreach (var row in pack.Rows("providers").Where(row => !row.Get<bool>("has_unlimited_places")))
            CheckProvider(row, years[row.Get<string>("provider_id")].ToHashSet(),
                withScheme.Contains(row.Get<string>("provider_id")), horizon);
        CheckUnlimited(pack);
    }

    private static void CheckYear(TableRow row, Horizon horizon)
    {
        var year = row.Year("academic_year");
        if (year < horizon.Base || year > horizon.Last)
            row.Report("academic_year", $"{row.Label} lies outside the plan, whose years are {horizon.First} to {horizon.Last}.",
                "Delete the row or correct the year.");
    }

    private static void CheckPhases(CheckedPack pack)
    {
        var whole = pack.Rows("provider_places").Where(row => row.Find<Phase>("phase") is null)
            .ToLookup(row => (row.Get<string>("provider_id"), row.Year("academic_year")), row => row.Number("places"));
        foreach (var row in pack.Rows("provider_places"))
        {
            if (row.Find<Phase>("phase") is not { } phase) continue;
            if (phase is not (Phase.Primary or Phase.Secondary or Phase.PostSixteen))
                row.Report("phase", "Nobody is placed in this phase.", "Places are for primary, secondary and post_sixteen.");
            else if (row.Number("places") > whole[(row.Get<string>("provider_id"), row.Year("academic_year"))]
                .DefaultIfEmpty(0.0).Sum() + 1e-6)
                row.Report("places", $"{row.Label} has more places than the whole provider has in that year.",
                    "Give the places in all in a row without a phase; those of a phase are among them.");
        }
    }

    private static void CheckProvider(TableRow row, HashSet<AcademicYear> years, bool hasScheme, Horizon horizon)
    {
        if (years.Count == 0 && hasScheme) return;
        var missing = horizon.Years.Where(year => !years.Contains(year)).ToList();
        if (missing.Count == 0) return;
        var which = missing.Count == horizon.Count ? "any planned year" : string.Join(", ", missing);
        row.Report("provider_id", $"{row.Label} has no places given for {which}.",
            "Add rows to provider_places for every planned year (0 where it has none), or set has_unlimited_places to yes.");
    }

    private static void CheckUnlimited(CheckedPack pack)
    {
        var unlimited = pack.Rows("providers").Where(row => row.Get<bool>("has_unlimited_places"))
            .Select(row => row.Get<string>("provider_id")).ToHashSet(StringComparer.Ordinal);
        const string advice = "Set has_unlimited_places to no, or delete this row.";
        foreach (var row in pack.Rows("provider_places").Where(row => unlimited.Contains(row.Get<string>("provider_id"))))
            row.Report("provider_id",
                $"{pack.Tables.NameOf(row.Get<string>("provider_id"))} takes any number of pupils and yet has places.", advice);
        foreach (var row in pack.Rows("schemes").Where(row => unlimited.Contains(row.Get<string>("provider_id"))))
            row.Report("provider_id", $"{row.Label} adds places at {pack.Tables.NameOf(row.Get<string>("provider_id"))}, "
                + "which takes any number of pupils.", advice);
    }
}
