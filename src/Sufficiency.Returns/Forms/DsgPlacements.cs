using System.Globalization;
using Sufficiency.Returns.Books;
using Sufficiency.Returns.Census;
using Sufficiency.Returns.Mapping;

namespace Sufficiency.Returns.Forms;

/// <summary>A row of a placement sheet.</summary>
/// <param name="Breakdown">Title of its table.</param>
/// <param name="Label">Words as the form writes them.</param>
/// <param name="IsAge">Whether the table is by age.</param>
/// <param name="IsTotal">Whether it is the total of its table.</param>
/// <param name="Takes">Whether a cell of the census is counted.</param>
internal sealed record DsgRow(string Breakdown, string Label, bool IsAge, bool IsTotal, Func<CensusCell, bool> Takes);

/// <summary>The seven placement sheets of the DSG management plan: two tables each, by age group and by need.</summary>
internal sealed class DsgPlacements(ReturnContext context, DsgForm form, AgeRule age)
{
    private const int OldestAge = 25;
    private readonly LayeredCensus census = new(context);

    /// <summary>Academic years of the censuses, the base year first.</summary>
    public IReadOnlyList<int> Years { get; } = [.. Enumerable.Range(context.Plan.BaseYear, form.YearsAhead + 1)];

    /// <summary>The sheets of a variant.</summary>
    public IEnumerable<ReturnSheet> Sheets(LsrpVariant variant) => form.Categories.Select(category => new ReturnSheet
    {
        Name = category.Code + variant.Suffix,
        Title = category.Title,
        Headings = [.. form.Headings, .. Years.Select(Census)],
        Rows = [.. Rows(category).Select(row => new ReturnRow([row.Breakdown, row.Label],
            [.. Years.Select(year => Cell(category, row, variant, year))]))],
        Notes = [.. Notes(category, variant)],
    });

    /// <summary>The rows of a category.</summary>
    public IEnumerable<DsgRow> Rows(DsgCategory category)
    {
        foreach (var group in context.Mapping.Content.Ages.Groups
            .Where(group => category.AgeGroups is null || category.AgeGroups.Contains(group.Label, StringComparer.Ordinal)))
            yield return new(form.Age.Title, group.Label, IsAge: true, IsTotal: false, cell => group.Takes(AgeOf(cell)));
        yield return new(form.Age.Title, form.Age.Total, IsAge: true, IsTotal: true, _ => true);
        foreach (var need in context.Mapping.Content.Needs.Rows)
            yield return new(form.Need.Title, need.Label, IsAge: false, IsTotal: false,
                cell => need.Needs.Contains(cell.Need, StringComparer.Ordinal));
        yield return new(form.Need.Title, form.Need.Total, IsAge: false, IsTotal: true, _ => true);
    }

    /// <summary>A figure of a category.</summary>
    public ReturnCell Cell(DsgCategory category, DsgRow row, LsrpVariant variant, int year)
    {
        var layer = Enum.Parse<CellLayer>(variant.Code, ignoreCase: true);
        var reason = category.Blank ?? (census.Reaches(layer, year) ? "" : LayeredCensus.NotReached);
        var counted = reason.Length > 0 ? default
            : census.Count(layer, year, cell => category.Takes(cell.Kind, cell.YearGroup) && row.Takes(cell));
        return new()
        {
            Keys = [KeyOf(category, row, year), category.Code, category.Label, category.Title, row.Breakdown, row.IsAge ? row.Label : "",
                row.IsAge ? "" : row.Label, Census(year), variant.Code],
            Place = PlaceOf(category, row, year),
            Layer = layer,
            Value = reason.Length > 0 ? null : counted.Pupils,
            Origin = counted.Origin,
            Reason = reason,
        };
    }

    /// <summary>The key by which a council's lookup finds a figure.</summary>
    public static string KeyOf(DsgCategory category, DsgRow row, int year) =>
        $"{category.Title}: {row.Breakdown}: {row.Label}: {Census(year)}";

    /// <summary>Sums that a reader can make: each table to its total, and both totals are alike.</summary>
    public IEnumerable<ReturnSum> Sums()
    {
        var counted = form.Categories.Where(category => category.Blank is null).ToList();
        foreach (var year in Years)
        {
            foreach (var category in counted)
            {
                var rows = Rows(category).ToList();
                var (byAge, byNeed) = (rows.Single(row => row is { IsTotal: true, IsAge: true }),
                    rows.Single(row => row is { IsTotal: true, IsAge: false }));
                foreach (var total in (DsgRow[])[byAge, byNeed])
                    yield return new([.. rows.Where(row => row.IsAge == total.IsAge && !row.IsTotal)
                        .Select(row => PlaceOf(category, row, year))], PlaceOf(category, total, year));
                yield return new([PlaceOf(category, byAge, year)], PlaceOf(category, byNeed, year));
            }
        }
    }

    private static string PlaceOf(DsgCategory category, DsgRow row, int year) => $"{category.Code}|{row.Label}|{Census(year)}";

    private static string Census(int academicYear) => (academicYear + 1).ToString(CultureInfo.InvariantCulture);

    private int AgeOf(CensusCell cell) => Math.Clamp(cell.YearGroup + age.Years, 0, OldestAge);

    private static IEnumerable<string> Notes(DsgCategory category, LsrpVariant variant)
    {
        if (variant.Suffix.Length > 0) yield return variant.Label;
        if (category.Blank is { } blank) yield return blank;
        yield return $"{category.Source} ({category.Certainty}).";
    }
}
