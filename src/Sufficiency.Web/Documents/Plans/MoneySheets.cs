using Sufficiency.Engine.Results.Tables;
using Sufficiency.Web.Documents.Model;
using static Sufficiency.Web.Documents.Plans.Columns;

namespace Sufficiency.Web.Documents.Plans;

/// <summary>The sheets of money: by year, by kind, the high-needs ledger, capital, payback.</summary>
internal static class MoneySheets
{
    private const string Rounding =
        "Pounds in millions, held to a thousand pounds and shown to ten thousand; sums on paper may differ by that.";

    /// <summary>Money of both plans and their difference by year.</summary>
    public static Sheet Money(RunData run, Confidential counts) => Simple(run, "money", "Money", "Money by year",
        [
            counts.Small is { HidesCostsByKind: true } ? "Paid + discounting = discounted."
                : "Paid + discounting = discounted; + penalties = minimised. Penalties are no money: they steer the plan.",
            Rounding,
        ],
        2,
        [
            (Text("Plan", 18), row => Cell.Of(CodeLabels.Of(CodeLabels.Plans, row.Text("plan")))), Year(run),
            Pounds("Paid, in cash", "paid_cash_gbp"), Pounds("Paid", "paid_gbp"), Pounds("Discounting", "discounting_gbp"),
            Pounds("Discounted", "discounted_gbp"),
            .. counts.Small is { HidesCostsByKind: true } ? ((SheetColumn, Func<ResultRow, Cell>)[])[]
                : [Pounds("Penalties", "penalties_gbp"), Pounds("Minimised", "minimised_gbp")],
        ]);

    /// <summary>What makes the difference between the plans, by kind of cost.</summary>
    public static Sheet Steps(RunData run) =>
        Simple(run, "money_steps", "Money steps", "What makes the difference, all planned years together",
        ["Why the plan costs more or less than committed schemes only, at prices of the price base.", Rounding],
        1,
        [
            (Text("Kind of cost", 40), row => Cell.Of(KindOf(row))),
            Pounds(CodeLabels.CommittedOnly, "do_minimum_gbp", "do_minimum_gbp"),
            Pounds(CodeLabels.Plan, "plan_gbp"),
            Pounds("Difference", "difference_gbp"),
        ]);

    /// <summary>The high-needs ledger of both plans.</summary>
    public static Sheet Ledger(RunData run)
    {
        var columns = new (SheetColumn Column, Func<ResultRow, Cell> Value)[]
        {
            Year(run), Pounds("Opening balance", "opening_balance_gbp"), Pounds("Grant", "high_needs_block_gbp"),
            Pounds("Spending", "spending_cash_gbp"),
            Pounds("In-year position", "in_year_position_gbp"), Pounds("Stability grant", "stability_grant_gbp"),
            Pounds("Closing, council bears all", "closing_balance_gbp"),
            Pounds("Closing, government bears later deficits", "closing_balance_if_government_gbp"),
        };
        return new()
        {
            Name = "Ledger",
            Title = "High-needs ledger, in cash",
            Notes =
            [
                "Spending: what the high needs grant should pay. Capital and transport are paid elsewhere. A deficit is below nought.",
                Rounding,
            ],
            FrozenColumns = 2,
            Columns = [Text("Plan", 18), .. columns.Select(column => column.Column)],
            Rows = [.. run.Plans.SelectMany(plan => run.Rows(plan.Folder, "ledger").Select(row =>
                (IReadOnlyList<Cell>)[Cell.Of(plan.Name), .. columns.Select(column => column.Value(row))]))],
        };
    }

    /// <summary>Capital by scheme, year of spending and funder.</summary>
    public static Sheet Capital(RunData run) => Simple(run, "capital_years", "Capital", "Capital by year of spending",
        ["Capital of every scheme that opens, committed ones too, in equal parts over the years of building before its opening.", Rounding],
        2,
        [
            (Text("Plan", 18), row => Cell.Of(CodeLabels.Of(CodeLabels.Plans, row.Text("plan")))),
            (Text("Scheme", 50), row => Cell.Of(run.Labels.Scheme(row.Text("scheme_id")))), Year(run),
            (Text("Funder", 22), row => Cell.Of(CodeLabels.Of(CodeLabels.Funders, row.Text("funder")))), Pounds("Capital", "capital_gbp"),
        ]);

    /// <summary>When the plan has paid back, with its range.</summary>
    public static Sheet Payback(RunData run) => Simple(run, "payback", "Payback", "When the plan has paid back",
        ["Capital is counted when it is spent. Schemes and placements stay as in the plan in every case.",
            "The year is blank where the plan has not paid back by the last planned year."],
        1,
        [
            (Text("Case", 44), row => Cell.Of(CodeLabels.Of(CodeLabels.PaybackCases, row.Text("payback_case")))),
            Factor("Fees of places bought", "fee_factor"),
            Factor("Packages for one pupil", "package_factor"),
            Factor("Capital", "capital_factor"), (Text("Paid back by", 14), row => Cell.Of(run.Labels.Year(row.Whole("payback_year")))),
            Pounds("Saved over the planned years", "saving_gbp"),
        ]);

    /// <summary>What became of each scheme.</summary>
    public static Sheet Schemes(RunData run) => Simple(run, "schemes", "Schemes", "Schemes",
        ["Opens: blank where the plan does not build it. Generic schemes are sizes and prices that nobody has proposed."],
        1,
        [
            (Text("Scheme", 50), row => Cell.Of(row.Text("name"))),
            (Text("Where", 40), row => Cell.Of(run.Labels.Provider(row.Text("provider_id")))),
            (Text("Status", 13), row => Cell.Of(CodeLabels.Of(CodeLabels.SchemeStatuses, row.Text("status")))),
            (Text("Proposed by", 14), row => Cell.Of(row.IsYes("is_generic") ? "Nobody: generic" : "The council")),
            (Text("Planned for", 18), row => Cell.Of(run.Labels.Year(row.Whole("planned_opening")))),
            (Text("Opens", 18), row => Cell.Of(run.Labels.Year(row.Whole("opening_year")))),
            (Places("Places once full"), row => Count(row.Number("full_places"))), Pounds("Capital", "capital_gbp"),
        ]);

    /// <summary>A sheet with a row for each row of a table.</summary>
    internal static Sheet Simple(
        RunData run, string table, string name, string title, IReadOnlyList<string> notes, int frozen,
            IReadOnlyList<(SheetColumn Column, Func<ResultRow, Cell> Value)> columns) => new()
            {
                Name = name,
                Title = title,
                Notes = notes,
                FrozenColumns = frozen,
                Columns = [.. columns.Select(column => column.Column)],
                Rows = [.. run.Rows(table).Select(row => (IReadOnlyList<Cell>)[.. columns.Select(column => column.Value(row))])],
            };

    private static (SheetColumn, Func<ResultRow, Cell>) Year(RunData run) =>
        (Text("Year", 18), row => Cell.Of(run.Labels.Year(row.Whole("academic_year"))));

    private static (SheetColumn, Func<ResultRow, Cell>) Pounds(string header, string column, string? olderColumn = null) =>
        (Millions(header), row => Columns.Money(row.Number(column) ?? (olderColumn is null ? null : row.Number(olderColumn))));

    private static (SheetColumn, Func<ResultRow, Cell>) Factor(string header, string column) =>
        (new(header, CellFormat.TwoDecimals, 14, "factor"), row => Cell.Of(row.Number(column)));

    private static string KindOf(ResultRow row) => CodeLabels.Cost(row.Text("kind"), row.Text("supply"));
}
