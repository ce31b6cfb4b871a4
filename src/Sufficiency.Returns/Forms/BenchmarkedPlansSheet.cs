using System.Globalization;
using Sufficiency.Engine.Reference;
using Sufficiency.Returns.Books;
using Sufficiency.Returns.Mapping;

namespace Sufficiency.Returns.Forms;

/// <summary>Plans by the seven categories: numbers, and for each 1,000 pupils, beside England.</summary>
internal sealed class BenchmarkedPlansSheet(ReturnContext context, BenchmarkingForm form, Denominator pupils)
{
    private const int DecimalsOfShares = 2;
    private readonly DsgCategory[] categories = context.Mapping.Content.Dsg[form.DsgVersion].Categories;
    private readonly int[] years = [context.Plan.BaseYear, context.Plan.BaseYear + form.YearsAhead];

    /// <summary>The sheet.</summary>
    public ReturnSheet Sheet()
    {
        string[] headings =
            [.. years.SelectMany(year => new[] { $"Plans, January {Census(year)}", $"Per 1,000 pupils, January {Census(year)}" }),
            $"England, plans, {EnglandCounts.January}", "England, per 1,000 pupils"];
        return new()
        {
            Name = form.Plans.Name,
            Title = $"{form.Title}: plans",
            Headings = ["Category", .. headings],
            Rows = [Row(form.Plans.Total, null), .. categories.Select(category => Row(category.Label, category))],
            Notes =
            [
                $"{form.Source} ({form.Certainty}).",
                $"Divided by {pupils.Source}. The tool divides by residents aged 2 to 18, which no run has.",
                "The same pupils divide every year, because the run has no forecast of all pupils.",
                $"England: {EnglandCounts.Source}, divided by pupils of state-funded mainstream schools, {PupilCount.England.Year} "
                    + $"({PupilCount.England.Source}).",
                .. categories.Select(category => $"{category.Label}: {category.Source} ({category.Certainty})."),
            ],
        };
    }

    /// <summary>Sums that a reader can make: categories to the total, where no category is blank.</summary>
    public IEnumerable<ReturnSum> Sums() => years.Select(year => new ReturnSum(
        [.. categories.Where(category => category.Blank is null).Select(category => PlaceOf(category.Label, year))],
        PlaceOf(form.Plans.Total, year)));

    private ReturnRow Row(string label, DsgCategory? category)
    {
        var england = category is null ? EnglandCounts.Plans : category.England.Sum(EnglandCounts.PlansInProvision);
        return new([label],
        [
            .. years.SelectMany(year => Own(label, category, year)),
            Other(label, "England, plans", england, 0),
            Other(label, "England, per 1,000 pupils", england / PupilCount.England.Pupils * 1000.0, DecimalsOfShares),
        ]);
    }

    private IEnumerable<ReturnCell> Own(string label, DsgCategory? category, int year)
    {
        var reason = category?.Blank ?? (context.Plan.Has(year) ? "" : LayeredCensus.NotReached);
        var counted = reason.Length > 0 ? default
            : context.Plan.Count(year, cell => category is null || category.Takes(cell.Kind, cell.YearGroup));
        var plans = new ReturnCell
        {
            Keys = [form.Plans.Name, label, "plans", Census(year)],
            Place = PlaceOf(label, year),
            Value = reason.Length > 0 ? null : counted.Pupils,
            Origin = counted.Origin,
            Reason = reason,
        };
        yield return plans;
        yield return plans with
        {
            Keys = [form.Plans.Name, label, "per 1,000 pupils", Census(year)],
            Place = $"{PlaceOf(label, year)}|share",
            Value = pupils.PerThousand(plans.Value),
            Reason = reason.Length > 0 ? reason : pupils.Pupils is null ? "The pack has no rolls of schools." : "",
            Decimals = DecimalsOfShares,
            IsCount = false,
            HiddenWith = plans.Place,
        };
    }

    private ReturnCell Other(string label, string measure, double value, int decimals) => new()
    {
        Keys = [form.Plans.Name, label, measure, EnglandCounts.January],
        Place = $"{measure}|{label}",
        Value = value,
        Decimals = decimals,
        IsCount = false,
    };

    private static string PlaceOf(string label, int year) => $"plans|{label}|{Census(year)}";

    private static string Census(int academicYear) => (academicYear + 1).ToString(CultureInfo.InvariantCulture);
}
