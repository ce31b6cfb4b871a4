using Sufficiency.Returns.Books;
using Sufficiency.Returns.Mapping;

namespace Sufficiency.Returns.Forms;

/// <summary>Plans per 1,000 pupils, places, and spending by section 251 line, with England beside them where a source gives it.</summary>
internal static class BenchmarkingReturn
{
    /// <summary>Makes it of one run.</summary>
    public static ReturnBook Make(ReturnContext context)
    {
        var form = ReturnMapping.Form(context.Mapping.Content.Benchmarking, "benchmarking", context.Request.Version, out var version);
        var pupils = Denominator.Of(context);
        var plans = new BenchmarkedPlansSheet(context, form, pupils);
        return new()
        {
            Form = "benchmarking",
            Version = version,
            Title = $"{form.Title} {version}, {context.Run.Record.Title}",
            LongHeadings = ["Sheet", "Row", "Measure", "Year"],
            Sheets = [plans.Sheet(), BenchmarkedPlacesSheet.Of(context, form), BenchmarkedSpendSheet.Of(context, form, pupils)],
            Sums = [.. plans.Sums()],
        };
    }
}
