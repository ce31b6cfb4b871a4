using Sufficiency.Returns.Books;
using Sufficiency.Returns.Mapping;
using Sufficiency.Returns.Money;

namespace Sufficiency.Returns.Forms;

/// <summary>The financial position by financial year: with the plan, with committed schemes only, and the difference.</summary>
internal sealed class DsgFinance
{
    private const string NotKnown = "The high needs block of the year is not known.";
    private readonly DsgFinanceForm form;
    private readonly RunMoney plan;
    private readonly RunMoney doMinimum;
    private readonly FinancialYears months;

    /// <summary>Takes the money of both plans.</summary>
    public DsgFinance(DsgForm form, RunMoney plan, RunMoney doMinimum)
    {
        (this.form, this.plan, this.doMinimum) = (form.Finance, plan, doMinimum);
        months = new(this.form.MonthsToMarch);
        Years = [.. plan.Ledger.Keys.Intersect(doMinimum.Ledger.Keys).Order()];
    }

    /// <summary>Financial years, by the calendar year in which each begins; the first is not whole.</summary>
    public IReadOnlyList<int> Years { get; }

    /// <summary>The sheet of a variant.</summary>
    public ReturnSheet Sheet(LsrpVariant variant)
    {
        var layer = Enum.Parse<CellLayer>(variant.Code, ignoreCase: true);
        var (with, without) = (Position(plan), Position(doMinimum));
        var position = layer switch { CellLayer.Mitigated => with, CellLayer.Unmitigated => without, _ => Difference(with, without) };
        var first = Years[0];
        return new()
        {
            Name = form.Name + variant.Suffix,
            Title = $"{form.Title}, {variant.Label}",
            Headings = ["Line", $"{FinancialYears.Label(first)} (as {ReturnContext.YearLabel(first)})",
                .. Years.Skip(1).Select(FinancialYears.Label)],
            Rows = [.. position.Select(line => new ReturnRow([line.Label], [.. line.Figures.Select((figure, i) =>
                Cell(variant, layer, line.Label, FinancialYears.Label(Years[i]), figure))]))],
            Notes =
            [
                $"{form.Source} ({form.Certainty}).",
                $"In cash. {form.MonthsToMarch} twelfths of an academic year's money fall in September to March, the rest in April to "
                    + "August.",
                "The high needs block is given by financial year. A minus is a deficit.",
                $"The run has no spending before {ReturnContext.YearLabel(first)}. That academic year stands for "
                    + $"{FinancialYears.Label(first)}, as in the run's ledger, and its April to August count in the next column too.",
            ],
        };
    }

    /// <summary>High-needs spending of each academic year, and where it falls.</summary>
    public ReturnSheet Split() => new()
    {
        Name = form.SplitName,
        Title = "High needs spending of academic years in cash, and the financial years it falls in",
        Headings = ["Variant", "Academic year", "September to March falls in", "April to August falls in", "Whole year",
            "September to March", "April to August"],
        Rows = [.. new[] { (Money: plan, Layer: CellLayer.Mitigated), (Money: doMinimum, Layer: CellLayer.Unmitigated) }
            .SelectMany(one => Years.Select(year => SplitRow(one.Money, one.Layer, year)))],
    };

    private ReturnRow SplitRow(RunMoney money, CellLayer layer, int year)
    {
        var spent = money.Ledger[year].SpendingCash;
        var code = layer == CellLayer.Mitigated ? "mitigated" : "unmitigated";
        var label = ReturnContext.YearLabel(year);
        double[] figures = [spent, months.ToMarch(spent), months.FromApril(spent)];
        string[] names = ["whole year", "September to March", "April to August"];
        var cells = figures.Select((figure, i) => new ReturnCell
        {
            Keys = ["", "", "", form.SplitName, names[i], "", "", label, code],
            Place = $"split|{names[i]}|{label}",
            Layer = layer,
            Value = figure,
            IsCount = false,
        });
        return new([code, label, FinancialYears.Label(year), FinancialYears.Label(year + 1)], [.. cells]);
    }

    /// <summary>Lines of one plan; a figure is null where the run does not tell it.</summary>
    private List<(string Label, double?[] Figures)> Position(RunMoney money)
    {
        double Split(Func<int, double> ofYear, int year) => money.Has(year - 1) ? months.Of(ofYear(year - 1), ofYear(year)) : ofYear(year);
        double?[] Each(Func<int, double?> of) => [.. Years.Select(of)];
        var spending = Each(year => Split(other => money.Ledger[other].SpendingCash, year));
        var block = Each(year => money.Ledger[year].Block);
        var inYear = Years.Select((_, i) => block[i] - spending[i]).ToArray();
        var grant = Each(year => money.Ledger[year].StabilityGrant);
        var (council, government) = (new double?[Years.Count], new double?[Years.Count]);
        (council[0], government[0]) = (money.Ledger[Years[0]].Closing, money.Ledger[Years[0]].ClosingIfGovernment);
        for (var i = 1; i < Years.Count; i++)
        {
            council[i] = council[i - 1] + inYear[i] + grant[i];
            var borne = Years[i] >= money.OverrideEnds ? Math.Max(0.0, inYear[i] ?? 0.0) : inYear[i];
            government[i] = government[i - 1] + borne + grant[i];
        }

        return
        [
            ("High needs block", block),
            .. form.Spending.Select(line => (line.Label, Each(year => Split(other => money.InCash(line, other), year)))),
            ("High needs spending", spending),
            ("In-year position", inYear),
            ("DSG balance brought forward", [council[0] - inYear[0] - grant[0], .. council[..^1]]),
            ("Stability grant of the government", grant),
            ("DSG balance carried forward", council),
            ("DSG balance carried forward if the government bears deficits after the override", government),
        ];
    }

    private static List<(string Label, double?[] Figures)> Difference(
        List<(string Label, double?[] Figures)> with, List<(string Label, double?[] Figures)> without) =>
        [.. with.Zip(without, (one, other) => (one.Label, one.Figures.Zip(other.Figures, (plan, none) => plan - none).ToArray()))];

    private static ReturnCell Cell(LsrpVariant variant, CellLayer layer, string line, string year, double? figure) => new()
    {
        Keys = ["", "", "", "Financial position", line, "", "", year, variant.Code],
        Place = $"money|{line}|{year}",
        Layer = layer,
        Value = figure,
        Reason = figure is null ? NotKnown : "",
        IsCount = false,
    };
}
