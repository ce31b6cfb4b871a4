using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Packs.Tables;

namespace Sufficiency.Engine.Packs.Readers;

/// <summary>initial_waiting → <see cref="InitialWaiting"/>.</summary>
internal static class InitialWaitingReader
{
    /// <summary>The counts by need, year group and tier.</summary>
    public static IReadOnlyList<InitialWaiting> Read(Table table) =>
    [
        .. table.Rows
            .Select(row => new InitialWaiting(row.Get<Need>("need"), row.YearGroup("year_group"), row.Get<Tier>("tier"),
                row.Number("pupils")))
            .OrderBy(count => count.Need).ThenBy(count => count.YearGroup).ThenBy(count => count.Tier),
    ];
}
