using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Storage;

namespace Sufficiency.Engine.Audit.Tables;

/// <summary>Which tables of a run the audit opens, and how it reads them.</summary>
internal static class AuditTableList
{
    /// <summary>The tables that all plans of a run share, with their folders.</summary>
    public static IReadOnlyList<(string Folder, ITable Table)> Shared { get; } =
    [
        .. RunTables.Folders.SelectMany(group => group.Tables
            .Except(PlanTableDefinitions.Together).Except(PlanTableDefinitions.Apart)
            .Except(MoneyTableDefinitions.All).Except(CautionTableDefinitions.All)
            .Select(table => (group.Folder, table))),
    ];

    /// <summary>Whether the audit reads a table once and keeps only sums of it, because a county has millions of rows of it.</summary>
    public static bool IsStreamed(ITable table) =>
        ReferenceEquals(table, PlanTableDefinitions.Placements) || ReferenceEquals(table, DemandTableDefinitions.Demand);
}
