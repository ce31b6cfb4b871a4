using Sufficiency.Engine.Reference;
using Sufficiency.Returns.Books;
using Sufficiency.Returns.Mapping;
using Sufficiency.Returns.Money;

namespace Sufficiency.Returns.Forms;

/// <summary>High-needs spending of the first years by section 251 line: pounds in cash, pounds a pupil, and what is reported.</summary>
internal static class BenchmarkedSpendSheet
{
    private const string NotReported = "Nothing is reported in the files that were read.";

    /// <summary>The sheet.</summary>
    public static ReturnSheet Of(ReturnContext context, BenchmarkingForm form, Denominator pupils)
    {
        var money = new RunMoney(context.Run, isDoMinimum: false);
        int[] years = [.. money.Ledger.Keys.Order().Take(2)];
        var known = KnownAmount.Of(context.Authority);
        var sheet = form.Spend.Name;
        ReturnCell Cell(string line, string measure, string year, double? value, string reason) => new()
        {
            Keys = [sheet, line, measure, year],
            Place = $"spend|{line}|{measure}|{year}",
            Value = value,
            Reason = value is null ? reason : "",
            IsCount = false,
        };
        IEnumerable<ReturnCell> Own(string line, string? blank, Func<int, double> ofYear) => years.SelectMany(year =>
        {
            double? spent = blank is null ? ofYear(year) : null;
            return (ReturnCell[])[Cell(line, "cash", ReturnContext.YearLabel(year), spent, blank ?? ""),
                Cell(line, "cash a pupil", ReturnContext.YearLabel(year), spent / pupils.Pupils,
                    blank ?? "The pack has no rolls of schools.")];
        });
        var rows = form.Spend.Lines.Select(line => new ReturnRow([line.Label, line.Lines, line.Blank ?? line.Source],
        [
            .. Own(line.Label, line.Blank, year => money.InCash(line, year)),
            Cell(line.Label, "reported", "", known.LastOrDefault(amount => amount.Item == line.Known)?.Pounds, NotReported),
            Cell(line.Label, "England, a pupil", "", null, form.EnglandSpend),
        ])).Append(new ReturnRow(["High needs spending", "", ""],
        [
            .. Own("High needs spending", null, year => money.Ledger[year].SpendingCash),
            Cell("High needs spending", "reported", "",
                known.LastOrDefault(amount => amount.Item == "high_needs_spending")?.Pounds, NotReported),
            Cell("High needs spending", "England, a pupil", "", null, form.EnglandSpend),
        ]));
        return new()
        {
            Name = sheet,
            Title = $"{form.Title}: high needs spending by section 251 line",
            Headings = ["Measure", "Section 251 lines", "Note", .. years.SelectMany(year => new[]
            {
                $"{ReturnContext.YearLabel(year)}, GBP in cash", $"{ReturnContext.YearLabel(year)}, GBP a pupil",
            }), "Reported, GBP", "England, GBP a pupil"],
            Rows = [.. rows],
            Notes =
            [
                $"Divided by {pupils.Source}.",
                form.EnglandSpend,
                .. known.Select(Words),
            ],
        };
    }

    private static string Words(KnownAmount amount) =>
        FormattableString.Invariant($"Reported: {amount.Item.Replace('_', ' ')}, {amount.Period}: GBP {amount.Pounds:N0}. ")
            + $"{amount.Source} ({amount.Certainty}).";
}
