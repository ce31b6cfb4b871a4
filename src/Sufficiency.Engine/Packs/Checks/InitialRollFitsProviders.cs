using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Packs.Tables;

namespace Sufficiency.Engine.Packs.Checks;

/// <summary>Pupils on roll have a year group that their provider takes, and a tier that its provision type suits.</summary>
/// <remarks>Their need may differ from those it accepts: a designation binds new placements, not the pupils whom a school has.</remarks>
internal sealed class InitialRollFitsProviders : IDatasetCheck
{
    /// <inheritdoc />
    public void Check(CheckedPack pack)
    {
        var providers = pack.Rows("providers").ToDictionary(row => row.Get<string>("provider_id"), StringComparer.Ordinal);
        foreach (var row in pack.Rows("initial_roll"))
        {
            CheckYearGroup(row);
            if (providers.TryGetValue(row.Get<string>("provider_id"), out var provider)) CheckProvider(row, provider);
        }
    }

    private static void CheckYearGroup(TableRow row)
    {
        if (row.YearGroup("year_group").Value is < 0 or > YearGroup.LastPlaced)
            row.Report("year_group", $"The roll counts pupils from Reception (0) to Year {YearGroup.LastPlaced} only.",
                "Delete the row: the others stand in the table plans.");
    }

    private static void CheckProvider(TableRow row, TableRow provider)
    {
        var (lowest, highest) = (provider.YearGroup("lowest_year_group").Value, provider.YearGroup("highest_year_group").Value);
        if (row.YearGroup("year_group").Value is var year && (year < lowest || year > highest))
            row.Report("year_group", $"{provider.Label} takes Year {lowest} to Year {highest}, and yet has pupils of Year {year} on roll.",
                "Widen its year groups in providers, or correct this row.");
        var type = provider.Get<ProvisionType>("provision_type");
        if (!type.Suits(row.Get<Tier>("tier")))
            row.Report("tier", $"{provider.Label} is {type.ToCode()}, which does not suit tier {row.Get<Tier>("tier").ToCode()}.",
                "Lower the tier; pupils who wait for a more specialist place stand in initial_waiting.");
    }
}
