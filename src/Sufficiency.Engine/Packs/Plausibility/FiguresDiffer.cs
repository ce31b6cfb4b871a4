using System.Globalization;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Packs.Tables;

namespace Sufficiency.Engine.Packs.Plausibility;

/// <summary>Columns that differ from row to row in every authority are not filled with one figure.</summary>
internal sealed class FiguresDiffer : IPlausibilityCheck
{
    private const int FewestRows = 10;
    private const int FewestNeeds = 3;
    private static readonly (string Table, string Column)[] Columns =
        [("plans", "plans"), ("population", "persons"), ("home_areas", "deprivation_score"), ("initial_roll", "pupils"),
            ("costs", "gbp_per_pupil_year")];

    /// <inheritdoc />
    public void Look(JudgedPack pack)
    {
        foreach (var (table, column) in Columns) LookAt(pack, [.. pack.Pack.Rows(table)], table, column, $"Every row of {table}");
        LookAt(pack, [.. pack.Pack.Rows("rates").Where(row => row.Get<string>("rate") == "new_plans")], "rates", "value",
            "Every rate of new plans");
        LookAtTierShares(pack);
    }

    private static void LookAt(JudgedPack pack, List<TableRow> rows, string table, string column, string what)
    {
        if (rows.Count < FewestRows || rows.Exists(row => row.Number(column) != rows[0].Number(column))) return;
        pack.Warn(table, column, "figures_alike", string.Create(CultureInfo.InvariantCulture,
            $"{what} holds the same figure, {rows[0].Number(column):0.####}."),
            "Fill in what the source counts for each row; one figure for all is a placeholder.", 1.0);
    }

    private static string SharesOf(IEnumerable<TableRow> rows) => string.Join(' ', rows.OrderBy(row => row.Get<Tier>("tier"))
        .Select(row => row.Number("share").ToString("R", CultureInfo.InvariantCulture)));

    private static void LookAtTierShares(JudgedPack pack)
    {
        if (!pack.Pack.AreWhole("tier_shares")) return;
        var phases = pack.Pack.Rows("tier_shares").GroupBy(row => row.Get<Phase>("phase")).ToList();
        var alike = phases.Where(phase =>
        {
            var needs = phase.GroupBy(row => row.Get<Need>("need")).Select(SharesOf).ToList();
            return needs.Count >= FewestNeeds && needs.Distinct(StringComparer.Ordinal).Count() == 1;
        }).ToList();
        if (phases.Count == 0 || alike.Count < phases.Count) return;
        pack.Warn("tier_shares", "share", "figures_alike", "Every need has the same shares of tiers.",
            "Give each need its own: profound difficulties start in special schools far more often than moderate ones.", 1.0);
    }
}
