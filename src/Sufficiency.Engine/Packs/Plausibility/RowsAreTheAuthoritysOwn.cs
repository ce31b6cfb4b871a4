using System.Globalization;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Packs.Tables;

namespace Sufficiency.Engine.Packs.Plausibility;

/// <summary>Areas, schools, schemes, grant and plans are not those of another authority's pack, with which this one was begun.</summary>
internal sealed class RowsAreTheAuthoritysOwn : IPlausibilityCheck
{
    private const double Heavy = 3.0;
    private const int FewestPlans = 20;
    private const double MostAlikePlans = 0.5;

    /// <summary>Tables with the columns that make a row another authority's; small figures are alike by chance.</summary>
    private static readonly (string Table, string[] Columns, string What)[] Local =
    [
        ("home_areas", ["area_code"], "home areas"),
        ("providers", ["provider_id", "name", "provision_type"], "schools and bases"),
        ("schemes", ["name", "capital_gbp"], "schemes"),
        ("funding", ["academic_year", "high_needs_block_gbp"], "years of high needs block"),
        ("plans", ["need", "year_group", "setting", "plans"], "counts of plans"),
    ];

    /// <inheritdoc />
    public void Look(JudgedPack pack)
    {
        var own = pack.Pack.Plan.FindText("authority");
        foreach (var example in ExamplePack.All.Where(one => !string.Equals(one.Authority, own, StringComparison.OrdinalIgnoreCase)))
        {
            foreach (var (table, columns, what) in Local) Compare(pack, example, table, columns, what);
        }
    }

    private static void Compare(JudgedPack pack, ExamplePack example, string table, string[] columns, string what)
    {
        var theirs = example.Keys(table, row => KeyOf(row, columns));
        var rows = pack.Pack.Rows(table).Where(row => Counts(table, row)).ToList();
        var alike = rows.Where(row => theirs.Contains(KeyOf(row, columns))).ToList();
        if (alike.Count == 0 || (table == "plans" && (alike.Count < FewestPlans || alike.Count < MostAlikePlans * rows.Count))) return;
        pack.Warn(alike[0], columns[0], "another_authoritys_rows", string.Create(CultureInfo.InvariantCulture,
            $"{alike.Count:N0} of {rows.Count:N0} {what} are those of {example.Authority}, such as {alike[0].Label}."), "",
            "Put this authority's own in their place.", Heavy);
    }

    /// <summary>A neighbour's school may well stand among places bought, and noughts say nothing.</summary>
    private static bool Counts(string table, TableRow row) => table switch
    {
        "providers" => row.Get<ProvisionType>("provision_type") != ProvisionType.OutOfCounty,
        "schemes" => row.Number("capital_gbp") > 0.0,
        "plans" => row.Number("plans") > 0.0,
        _ => true,
    };

    private static string KeyOf(TableRow row, string[] columns) => string.Join('\u001f', columns.Select(row.TextOf));
}
