using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Domain.Planning;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Packs.Tables;

namespace Sufficiency.Engine.Packs.Readers;

/// <summary>scheme_funding → <see cref="SchemeFunding"/>, assumption_ranges → <see cref="AssumptionRange"/>.</summary>
internal static class SchemeFundingReader
{
    /// <summary>Who pays, by scheme and funder; withdrawn schemes are left out.</summary>
    public static IReadOnlyList<SchemeFunding> Read(Table funding, Table schemes)
    {
        var withdrawn = schemes.Rows.Where(SchemeReader.IsWithdrawn).Select(row =>
            row.Get<string>("scheme_id")).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. funding.Rows.Where(row => !withdrawn.Contains(row.Get<string>("scheme_id")))
                .Select(row => new SchemeFunding(
                    new(row.Get<string>("scheme_id")), row.Get<string>("funder"), row.Find<double>("amount_gbp") is { } amount
                    ? new Pounds(amount) : null, ProvenanceOf(row)))
                .OrderBy(row => row.Scheme).ThenBy(row => row.Funder, StringComparer.Ordinal),
        ];
    }

    /// <summary>The ranges by path.</summary>
    public static IReadOnlyList<AssumptionRange> ReadRanges(Table table) =>
    [
        .. table.Rows
            .Select(row =>
                new AssumptionRange(row.Get<string>("path"), row.Get<string>("name"), row.Get<string>("low"), row.Get<string>("high"),
                    ProvenanceOf(row)))
            .OrderBy(range => range.Path, StringComparer.Ordinal),
    ];

    private static Provenance ProvenanceOf(TableRow row) =>
        new(row.Get<string>("source"), row.Get<string>("year"), row.Get<Certainty>("certainty"));
}
