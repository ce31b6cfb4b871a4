using Sufficiency.Engine.Domain.Planning;
using Sufficiency.Engine.Packs.Tables;

namespace Sufficiency.Engine.Packs.Readers;

/// <summary>funding → <see cref="FundingYear"/>.</summary>
internal static class FundingReader
{
    /// <summary>The grant by year.</summary>
    public static IReadOnlyList<FundingYear> Read(Table table) =>
        [.. table.Rows.Select(row => new FundingYear(row.Year("academic_year"), row.Pounds("high_needs_block_gbp")))
            .OrderBy(funding => funding.Year)];
}
