using Sufficiency.Returns.Books;

namespace Sufficiency.Engine.Tests.Returns;

/// <summary>Places now and the changes of each September come to the places of the run's tables.</summary>
public sealed class PlacesReturnTests(EveryTableRun run) : IClassFixture<EveryTableRun>
{
    private const int FirstYear = 2025;
    private readonly ReturnBook book = run.Return("places");

    [Theory]
    [InlineData("Place changes", "")]
    [InlineData("Place changes unmitigated", "do_minimum.")]
    public void PlacesNowAndChangesSumToThePlacesOfTheLastYear(string sheet, string plan)
    {
        var places = run.Query($"""
            SELECT y.provider_id, coalesce(y.places, 0) + coalesce(y.scheme_places, 0) FROM {plan}provider_years y
            JOIN providers v USING (provider_id) WHERE y.academic_year = 2027 AND v.supply = 'own' AND NOT v.has_unlimited_places
            """).ToDictionary(row => row.Key, row => row.Value, StringComparer.Ordinal);

        Assert.NotEmpty(Rows(sheet));
        Assert.All(Rows(sheet), row => Assert.Equal(places[row.Cells[0].Keys[0]], row.Cells.Sum(cell => cell.Value!.Value), 9));
    }

    [Fact]
    public void EveryChangeHasAReason()
    {
        Assert.All(Rows("Place changes"), row => Assert.Equal(
            row.Cells.Skip(3).Any(cell => cell.Value != 0.0), row.Labels[3].Length > 0));
        Assert.Contains(Rows("Place changes"), row => row.Labels[3] == "Hill annexe, from September 2025");
    }

    [Fact]
    public void ColumnsAreTheSeptembersOfThePlan() => Assert.Equal(
        Enumerable.Range(FirstYear, 3).Select(year => FormattableString.Invariant($"September {year}, pre-16")),
        book.Sheets[0].Headings.Where(heading => heading.StartsWith("September", StringComparison.Ordinal)
            && heading.EndsWith(", pre-16", StringComparison.Ordinal)), StringComparer.Ordinal);

    private IReadOnlyList<ReturnRow> Rows(string sheet) => book.Sheets.Single(one => one.Name == sheet).Rows;
}
