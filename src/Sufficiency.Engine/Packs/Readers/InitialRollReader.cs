using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Packs.Tables;

namespace Sufficiency.Engine.Packs.Readers;

/// <summary>initial_roll → <see cref="InitialRoll"/>.</summary>
internal static class InitialRollReader
{
    /// <summary>The roll by provider, year group, tier and need.</summary>
    public static IReadOnlyList<InitialRoll> Read(Table table) =>
    [
        .. table.Rows
            .Select(row => new InitialRoll(new(row.Get<string>("provider_id")), row.YearGroup("year_group"), row.Get<Tier>("tier"),
                row.Get<Need>("need"), row.Number("pupils")))
            .OrderBy(roll => roll.Provider).ThenBy(roll => roll.YearGroup).ThenBy(roll => roll.Tier).ThenBy(roll => roll.Need),
    ];
}
