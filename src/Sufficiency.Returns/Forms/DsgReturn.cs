using Sufficiency.Returns.Books;
using Sufficiency.Returns.Mapping;
using Sufficiency.Returns.Money;

namespace Sufficiency.Returns.Forms;

/// <summary>The DSG management plan: placements by age and need, the lookup that councils paste from, and the financial position.</summary>
internal static class DsgReturn
{
    /// <summary>Makes it of one run.</summary>
    public static ReturnBook Make(ReturnContext context)
    {
        var form = ReturnMapping.Form(context.Mapping.Content.Dsg, "dsg", context.Request.Version, out var version);
        var choice = context.Request.Age ?? (form.AgeRule == "turned_in_year" ? AgeChoice.TurnedInYear : AgeChoice.AtEndOfAugust);
        var age = context.Mapping.Content.Ages.Rule(choice);
        var placements = new DsgPlacements(context, form, age);
        var finance = new DsgFinance(form, new RunMoney(context.Run, isDoMinimum: false),
            new RunMoney(context.UnmitigatedRun, isDoMinimum: true));
        return new()
        {
            Form = "dsg",
            Version = version,
            Title = $"{form.Title}, version {version}, {context.Run.Record.Title}",
            LongHeadings = [.. form.Lookup.Headings.Take(form.Lookup.Headings.Length - 2), "Variant"],
            Sheets =
            [
                .. form.Variants.SelectMany(placements.Sheets),
                Lookup(form, placements),
                .. form.Variants.Select(finance.Sheet),
                finance.Split(),
                Notes(form, age, context),
            ],
            Sums = [.. placements.Sums()],
        };
    }

    /// <summary>Every figure of the plan in the long form of the lookup: unrounded and rounded.</summary>
    private static ReturnSheet Lookup(DsgForm form, DsgPlacements placements)
    {
        var plan = form.Variants.Single(variant => variant.Suffix.Length == 0);
        var cells = from category in form.Categories
                    from row in placements.Rows(category)
                    from year in placements.Years
                    select placements.Cell(category, row, plan, year) with { ShowsMean = true };
        return new()
        {
            Name = form.Lookup.Name,
            Title = form.Lookup.Title,
            Headings = form.Lookup.Headings,
            Rows = [.. cells.Select(cell => new ReturnRow([.. cell.Keys.Take(form.Lookup.Headings.Length - 2)],
                [cell with { Decimals = 2 }, cell]))],
        };
    }

    private static ReturnSheet Notes(DsgForm form, AgeRule age, ReturnContext context) => new()
    {
        Name = "Notes",
        Title = "How the figures are made",
        Headings = ["Note"],
        Rows = [.. new[]
        {
            $"Form: {form.Source} ({form.Certainty}).",
            $"Age is the {age.Label} ({age.Source}). --age turned-in-year counts by the age turned in the school year.",
            $"January {context.Plan.BaseYear + 1} was counted. Every later figure is expected.",
            "Each figure is rounded by itself, halves up. Totals are rounded from unrounded figures, so rounded ones may not add up.",
            "Early years, ages 19 to 25 and pupils who hold no school place come from the forecast. The long form marks them.",
            $"Words of needs: {context.Mapping.Content.Needs.Source} ({context.Mapping.Content.Needs.Certainty}).",
        }.Select(text => new ReturnRow([text], []))],
    };
}
