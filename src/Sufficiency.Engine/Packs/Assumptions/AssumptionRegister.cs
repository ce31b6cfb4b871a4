using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Domain.Planning;
using Sufficiency.Engine.Packs.Plans;
using Sufficiency.Engine.Packs.Readers;
using Sufficiency.Engine.Packs.Schema;
using Sufficiency.Engine.Packs.Tables;

namespace Sufficiency.Engine.Packs.Assumptions;

/// <summary>Where every figure of a pack comes from: an entry for each value of plan.yaml, each row of a
/// small table, and each large table.</summary>
internal static class AssumptionRegister
{
    /// <summary>Tables without a source in each row, and those with more rows than this, have an entry
    /// for each source and certainty.</summary>
    private const int MostRowsOfASmallTable = 300;

    private static readonly string[] CertaintyColumns =
        ["certainty", "needs_certainty", "cost_certainty", "opening_certainty", "capital_certainty"];

    /// <summary>The entries in the order of plan.yaml's schema, then of the tables.</summary>
    public static IReadOnlyList<AssumptionEntry> Of(PlanFile plan, PackTables tables) =>
    [
        .. PackSchema.Current.Leaves.Select(leaf => plan.Leaves.GetValueOrDefault(leaf.Path)).OfType<PlanLeaf>()
            .Concat(DecidedOpeningsReader.LeavesOf(plan)).Concat(DelayedOpeningsReader.LeavesOf(plan))
            .Select(leaf => new AssumptionEntry(leaf.Schema.Path, leaf.Node.ToString(), leaf.Unit, leaf.Provenance)),
        .. PackSchema.Current.Tables.Where(schema => !schema.IsOnDemand).SelectMany(schema => OfTable(plan, tables[schema.Name])),
    ];

    private static IEnumerable<AssumptionEntry> OfTable(PlanFile plan, Table table)
    {
        if (table.Schema.Find("source") is null) return [OfWholeTable(plan, table)];
        return table.Rows.Count > MostRowsOfASmallTable ? BySource(table) : ByRow(table);
    }

    private static AssumptionEntry OfWholeTable(PlanFile plan, Table table) =>
        new(table.Schema.Name, $"{table.Rows.Count} rows", "rows", plan.TableSources[table.Schema.Name]);

    private static IEnumerable<AssumptionEntry> BySource(Table table) => table.Rows
        .GroupBy(ProvenanceOf)
        .OrderBy(group => group.Key.Source, StringComparer.Ordinal).ThenBy(group => group.Key.Year, StringComparer.Ordinal)
        .ThenBy(group => group.Key.Certainty)
        .Select((group, i) => new AssumptionEntry($"{table.Schema.Name}[source {i + 1}]", $"{group.Count()} rows", "rows", group.Key));

    private static IEnumerable<AssumptionEntry> ByRow(Table table) => table.Rows
        .Select(row => (Row: row, Key: string.Join(',', table.Schema.Key.Select(row.TextOf)).TrimEnd(',')))
        .OrderBy(pair => pair.Key, StringComparer.Ordinal)
        .SelectMany(pair => OfRow(table, pair.Row, pair.Key));

    /// <summary>One entry a row; where a row says how sure its parts are, one entry a part.</summary>
    private static IEnumerable<AssumptionEntry> OfRow(Table table, TableRow row, string key)
    {
        foreach (var certainty in CertaintyColumns)
        {
            if (table.Schema.Find(certainty) is null) continue;
            var figures = FiguresOf(table.Schema, certainty);
            if (figures.Count == 0) continue;
            var provenance = ProvenanceOf(row) with { Certainty = row.Get<Certainty>(certainty) };
            foreach (var figure in figures.Where(figure => row.TextOf(figure).Length > 0))
                yield return new($"{table.Schema.Name}[{key}].{figure.Name}", row.TextOf(figure), figure.Unit,
                    Marked(row, figure, provenance));
        }
    }

    private static Provenance Marked(TableRow row, ColumnSchema figure, Provenance provenance) =>
        row.OverridePathOf(figure) is null ? provenance : new("Set for this run.", provenance.Year, Certainty.Assumed);

    /// <summary>The figures of which a column of certainty speaks.</summary>
    private static List<ColumnSchema> FiguresOf(TableSchema schema, string certainty) =>
        [.. schema.Columns.Where(column => !schema.Key.Contains(column) && SpeaksOf(certainty, column.Name))];

    private static bool SpeaksOf(string certainty, string column) => certainty switch
    {
        "needs_certainty" => column is "needs",
        "cost_certainty" => column is "place_funding_gbp" or "top_up_gbp",
        "opening_certainty" => column is "planned_opening" or "decided_in" or "lead_years",
        "capital_certainty" => column is "capital_gbp",
        _ => column is "places" or "share" or "value" or "gbp_per_pupil_year" or "high_needs_block_gbp" or "plans_on_roll" or "status"
            or "minimum_viable_roll" or "fee_gbp" or "price_gbp" or "road_km" or "funder" or "amount_gbp" or "low" or "high",
    };

    private static Provenance ProvenanceOf(TableRow row)
    {
        var year = row.Table.Schema.Find("year") is not null ? row.Get<string>("year")
            : row.Table.Schema.Find("academic_year") is not null ? row.Year("academic_year").ToString()
            : "";
        return new(row.Get<string>("source"), year, row.Get<Certainty>("certainty"));
    }
}
