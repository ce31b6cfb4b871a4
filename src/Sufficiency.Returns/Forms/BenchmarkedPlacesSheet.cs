using Sufficiency.Returns.Books;
using Sufficiency.Returns.Mapping;

namespace Sufficiency.Returns.Forms;

/// <summary>Places of the authority's own institutions by kind.</summary>
internal static class BenchmarkedPlacesSheet
{
    private static readonly string[] Ages = ["pre-16", "post-16", "not given by phase"];

    /// <summary>The sheet.</summary>
    public static ReturnSheet Of(ReturnContext context, BenchmarkingForm form)
    {
        var estate = EstatePlaces.Read(context.Run, isDoMinimum: false);
        int[] years = [.. Enumerable.Range(estate.FirstYear - 1, form.YearsAhead + 1).TakeWhile(year => year <= estate.LastYear)];
        var rows = from kind in form.Places.Kinds
                   let own = estate.Institutions.Where(one => context.Mapping.KindOf(
                       new(one.ProvisionType, "own", null, one.Lowest, one.Urn), 0) == kind).ToList()
                   from age in Enumerable.Range(0, Ages.Length)
                   select new ReturnRow([context.Mapping.Content.Kinds[kind].Label, Ages[age]], [.. years.Select(year => new ReturnCell
                   {
                       Keys = [form.Places.Name, context.Mapping.Content.Kinds[kind].Label, Ages[age], ReturnContext.YearLabel(year)],
                       Place = $"places|{kind}|{Ages[age]}|{ReturnContext.YearLabel(year)}",
                       Value = own.Sum(one => one.In(year)[age]),
                       IsCount = false,
                   })]);
        return new()
        {
            Name = form.Places.Name,
            Title = $"{form.Title}: places with the plan",
            Headings = ["Kind", "Ages", .. years.Select(ReturnContext.YearLabel)],
            Rows = [.. rows],
            Notes =
            [
                "The tool counts base places at £6,000 and at £10,000 apart: filled and empty at the census. The plan has the sum.",
                "England's place numbers stand in no file that was read.",
            ],
        };
    }
}
