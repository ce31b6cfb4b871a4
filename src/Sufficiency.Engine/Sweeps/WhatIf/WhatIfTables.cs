using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Storage;

namespace Sufficiency.Engine.Sweeps.WhatIf;

/// <summary>What an answer writes of a whole run: every table but large ones that no page shows.</summary>
internal static class WhatIfTables
{
    private static readonly string[] LeftOut =
    [
        PlanTableDefinitions.Placements.Name, PlanTableDefinitions.Unplaced.Name, DemandTableDefinitions.Survival.Name,
        DemandTableDefinitions.Flows.Name, DemandTableDefinitions.Travel.Name, LocalMixTableDefinitions.Attractions.Name,
        LocalMixTableDefinitions.Shares.Name,
    ];

    /// <summary>Names of the tables that are written.</summary>
    public static IReadOnlySet<string> Kept { get; } = RunTables.Folders.SelectMany(folder => folder.Tables)
        .Select(table => table.Name).Except(LeftOut, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
}
