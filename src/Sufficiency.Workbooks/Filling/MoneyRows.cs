using System.Globalization;
using Sufficiency.Workbooks.Forms;
using Sufficiency.Workbooks.Packs;

namespace Sufficiency.Workbooks.Filling;

/// <summary>A figure of the sheet of money.</summary>
/// <param name="Code">The code by which its row is found.</param>
/// <param name="What">What it is.</param>
/// <param name="Value">Its figure.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Source">Where the pack has it from, and how sure it is.</param>
internal sealed record MoneyFigure(string Code, string What, string Value, string Unit, string Source)
{
    /// <summary>Table and row it stands in; null for an entry of the plan file.</summary>
    public (string Table, string[] Row, string Column)? Cell { get; init; }

    /// <summary>Path of the entry of the plan file; null for a cell.</summary>
    public string? Path { get; init; }

    /// <summary>Number of the point on the curve at the path; null for a single figure.</summary>
    public int? Point { get; init; }
}

/// <summary>The rows of the sheet of money: high needs block, prices, costs, transport and capital a place.</summary>
internal static class MoneyRows
{
    private const double KilometresPerMile = 1.609344;
    private const string Transport = "travel.daily_cost";

    private static readonly (string Path, string What, string Unit)[] Entries =
    [
        ("costs.other_high_needs_gbp", "Other spending of the high needs block: support, inclusion, alternative provision", "£ a year"),
        ("costs.out_of_county_real_growth", "Rise of fees out of county above prices, as a share: 0.01 is 1 %", "a year"),
        ("deficit.opening_gbp", "Deficit of the dedicated schools grant before the first year", "£"),
        ("travel.days_per_year", "School days in a year", "days"),
    ];

    /// <summary>The rows.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Of(BasePack pack) =>
    [
        .. Figures(pack).Select(figure => new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [MoneyForm.Code] = figure.Code,
            [MoneyForm.What] = figure.What,
            [MoneyForm.Value] = figure.Value,
            [MoneyForm.Unit] = figure.Unit,
            [MoneyForm.SourceNow] = figure.Source,
        }),
    ];

    /// <summary>The figures of a pack.</summary>
    public static IReadOnlyList<MoneyFigure> Figures(BasePack pack)
    {
        var plan = new PlanText(pack.Text);
        return
        [
            .. Cells(pack, "funding", "high_needs_block_gbp", "£", row => $"High needs block {YearOf(row("academic_year"))}"),
            .. Entries.Where(entry => plan.Find($"{entry.Path}.value") is not null).Select(entry =>
                new MoneyFigure(entry.Path, entry.What, plan.Find($"{entry.Path}.value")!, entry.Unit, SourceOf(plan, entry.Path))
                { Path = entry.Path }),
            .. TransportPoints(plan),
            .. Cells(pack, "tranches", "fee_gbp", "£ a pupil a year", row => $"Whole fee: {row("name")}"),
            .. Cells(pack, "bespoke_packages", "price_gbp", "£ a pupil a year",
                row => $"Package for one pupil: {CellWords.Show(row("phase"))}"),
            .. Cells(pack, "costs", "gbp_per_pupil_year", "£ a pupil a year",
                row => $"Pupil whom the plan does not place: {CellWords.Show(row("setting"))}, {CellWords.Show(row("phase"))}"),
            .. Cells(pack, "scheme_template_figures", "value", "£ a place",
                row => row("figure") == "capital_per_place_gbp" ? $"Capital a place: {TemplateName(pack, row("template_id"))}" : null),
        ];
    }

    /// <summary>Names of the columns that say where a row of a table comes from.</summary>
    private static IEnumerable<MoneyFigure> Cells(BasePack pack, string name, string column, string unit,
        Func<Func<string, string>, string?> describe)
    {
        var table = pack[name];
        foreach (var row in table.Rows)
        {
            string Get(string wanted) => table.Get(row, wanted);
            if (describe(Get) is not { } what) continue;
            var key = string.Join(',', table.Schema.Key.Select(part => Get(part.Name)));
            yield return new($"{name}[{key}].{column}", what, Get(column), unit, $"{Get("source")} ({Get("certainty")})")
            { Cell = (name, row, column) };
        }
    }

    private static IEnumerable<MoneyFigure> TransportPoints(PlanText plan)
    {
        for (var point = 0; plan.Find($"{Transport}.value[{point}][0]") is { } kilometres; point++)
        {
            var miles = (NumberText.Find(kilometres) ?? 0) / KilometresPerMile;
            yield return new($"{Transport}[{kilometres} km]",
                string.Create(CultureInfo.InvariantCulture,
                    $"Transport there and back, {kilometres} km ({miles:0.#} miles) from home, alone"),
                plan.Find($"{Transport}.value[{point}][1]")!, "£ a pupil a day", SourceOf(plan, Transport))
            { Path = Transport, Point = point };
        }
    }

    private static string TemplateName(BasePack pack, string id)
    {
        var table = pack["scheme_templates"];
        var label = table.Rows.Where(row => table.Get(row, "template_id") == id).Select(row => table.Get(row, "label")).FirstOrDefault(id);
        return $"{label.Replace("{site}", "…", StringComparison.Ordinal)} ({id})";
    }

    private static string SourceOf(PlanText plan, string path) => $"{plan.Find($"{path}.source")} ({plan.Find($"{path}.certainty")})";

    private static string YearOf(string start) =>
        NumberText.Find(start) is { } year ? string.Create(CultureInfo.InvariantCulture, $"{year:0}-{(year + 1) % 100:00}") : start;
}
