using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Packs.Tables;

namespace Sufficiency.Engine.Packs.Checks;

/// <summary>Some pupil of the pack can be placed at every provider, or it has some on roll.</summary>
/// <remarks>Nurseries and infant schools without a limit are no fault: they are supply for children
/// whom the model does not place.</remarks>
internal sealed class ProvidersCanBeReached : IDatasetCheck
{
    /// <inheritdoc />
    public void Check(CheckedPack pack)
    {
        if (!pack.AreWhole("plans", "rates", "initial_roll", "providers")) return;
        var needs = NeedSet.Of([.. NeedsWithPlans(pack).Concat(NeedsWithNewPlans(pack)).Distinct()]);
        var withRoll = pack.Rows("initial_roll").Where(row => row.Number("pupils") > 0).Select(row => row.Get<string>("provider_id"))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var row in pack.Rows("providers").Where(row => !withRoll.Contains(row.Get<string>("provider_id"))))
            CheckProvider(row, needs);
    }

    private static void CheckProvider(TableRow row, NeedSet needs)
    {
        if ((row.Get<NeedSet>("needs").Bits & needs.Bits) == 0)
            row.Report("needs", $"No pupil of the pack has a need that {row.Label} takes, and it has nobody on roll.",
                "Correct the needs, or leave the provider out.");
        var (lowest, highest) = (row.YearGroup("lowest_year_group").Value, row.YearGroup("highest_year_group").Value);
        if (!row.Get<bool>("has_unlimited_places") && lowest <= highest && !ReachesTheEndOfAPhase(lowest, highest))
            row.Report("highest_year_group", $"{row.Label} ends before Year 6, Year 11 or Year 13, so nobody can be given its places, and "
                + "it has nobody on roll.", "Places are given to the end of a phase: widen the year groups, or leave the provider out.");
    }

    /// <summary>A pupil is placed to the end of the phase: Year 6, Year 11; after 16, Year 13 (the model's admissible places).</summary>
    private static bool ReachesTheEndOfAPhase(int lowest, int highest) =>
        new[] { 6, 11, 13 }.Any(end => lowest <= end && end <= highest);

    private static IEnumerable<Need> NeedsWithPlans(CheckedPack pack) =>
        pack.Rows("plans").Where(row => row.Number("plans") > 0).Select(row => row.Get<Need>("need"));

    private static IEnumerable<Need> NeedsWithNewPlans(CheckedPack pack) =>
        pack.Rows("rates").Where(row => row.Get<string>("rate") == "new_plans" && row.Number("value") > 0)
        .Select(row => row.Find<Need>("need")).OfType<Need>();
}
