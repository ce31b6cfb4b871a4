using Sufficiency.Engine.Storage;
using Sufficiency.Web.Reading;
using Sufficiency.Web.Tests.Report;

namespace Sufficiency.Web.Tests.Reading;

/// <summary>Figures of the map beside the tables of a small run, by queries of their own.</summary>
public sealed class MapExplorerReaderTests(SmallRun run) : IClassFixture<SmallRun>
{
    [Theory]
    [InlineData("plan", "", MapCountKind.Plan)]
    [InlineData("do_minimum", "do_minimum.", MapCountKind.Committed)]
    public void PlacesShortOfATownAreThoseOfItsTable(string plan, string within, MapCountKind kind)
    {
        var view = MapExplorerReader.Read(run.Folder, new MapChoice { Plan = plan, Phase = "secondary" });

        using var tables = new RunQueries(run.Folder);
        var expected = tables.Query(
                $"SELECT town_name, sum(pupils) FROM {within}places_short WHERE phase = 'secondary' AND academic_year = "
                    + $"{view.Choice.Year} GROUP BY 1",
                row => (row.Text(0), row.Number(1)))
            .ToDictionary(row => row.Item1, row => row.Item2, StringComparer.Ordinal);
        Assert.NotEmpty(view.Shapes);
        Assert.All(view.Of(kind), count => Assert.Equal(expected.GetValueOrDefault(count.Key), count.Value!.Value, 9));
        Assert.Equal(expected.Values.Sum(), view.Of(kind).Sum(count => count.Value)!.Value, 9);
    }

    [Fact]
    public void PlacesShortOfAreasAddUpToThoseOfTowns()
    {
        var byTown = MapExplorerReader.Read(run.Folder, new MapChoice());
        var byArea = MapExplorerReader.Read(run.Folder, new MapChoice { Areas = byTown.Options.Areas[^1].Code });

        Assert.Equal(
            byTown.Of(MapCountKind.Plan).Sum(count => count.Value)!.Value,
            byArea.Of(MapCountKind.Plan).Sum(count => count.Value)!.Value, 6);
    }

    [Fact]
    public void PupilsToPlaceAreTheDemandOfTheYear()
    {
        var view = MapExplorerReader.Read(run.Folder, new MapChoice { Measure = "demand", Need = "ASD" });

        using var tables = new RunQueries(run.Folder);
        var expected = tables.Query(
            $"SELECT sum(placings) FROM demand WHERE need = 'ASD' AND academic_year = {view.Choice.Year}", row => row.Number(0))[0];
        Assert.True(expected > 0.0);
        Assert.Equal(expected, view.Of(MapCountKind.Plan).Sum(count => count.Value)!.Value, 6);
    }

    [Fact]
    public void MinutesByNeedAreWeighedToThoseOfAllNeeds()
    {
        using var reader = new MapExplorerReader(run.Folder);
        var all = reader.Read(new MapChoice { Measure = "minutes" });
        var byNeed = all.Options.Needs.Skip(1)
            .SelectMany(need => reader.Read(new MapChoice { Measure = "minutes", Need = need.Code }).Of(MapCountKind.Plan))
            .ToLookup(count => count.Key, StringComparer.Ordinal);

        Assert.Contains(all.Of(MapCountKind.Plan), count => count.Value > 0.0);
        Assert.All(all.Of(MapCountKind.Plan), count => Assert.Equal(
            (count.Value ?? 0.0) * count.Pupils!.Value, byNeed[count.Key].Sum(one => (one.Value ?? 0.0) * one.Pupils!.Value), 3));
    }

    [Fact]
    public void ASchoolHasTheRollAndPlacesOfItsTable()
    {
        var view = MapExplorerReader.Read(run.Folder, new MapChoice());

        using var tables = new RunQueries(run.Folder);
        var rolls = tables.Query(
                $"SELECT provider_id, roll FROM provider_years WHERE academic_year = {view.Choice.Year}",
                row => (row.Text(0), row.Number(1)))
            .ToDictionary(row => row.Item1, row => row.Item2, StringComparer.Ordinal);
        Assert.NotEmpty(view.Sites);
        Assert.All(view.Sites, site => Assert.Equal(rolls[site.Id], view.Find(MapCountKind.School, site.Id)!.Value!.Value, 9));
    }

    [Fact]
    public void LinesOfASchoolHoldThePupilsWhomThePlanPlacedThere()
    {
        using var reader = new MapExplorerReader(run.Folder);
        var site = reader.Read(new MapChoice()).Sites.First(one => !one.IsBase);
        var view = reader.Read(new MapChoice { Need = "ASD", Selected = MapChoice.SchoolPrefix + site.Id });

        using var tables = new RunQueries(run.Folder);
        var expected = tables.Query(
            $"""
            SELECT coalesce(sum(p.pupils * s.share), 0.0) FROM placements p, survival s
            WHERE p.provider_id = '{site.Id}' AND p.need = 'ASD' AND s.tier = p.tier AND s.entry_point = p.entry_point
                AND s.year_needed = p.year_needed AND s.year_needed + s.years_after = {view.Choice.Year}
                AND p.year_placed <= {view.Choice.Year}
            """,
            row => row.Number(0))[0];
        Assert.True(view.RidesAreOfPlacedPupils);
        Assert.InRange(expected - view.Of(MapCountKind.Ride).Sum(count => count.Value)!.Value, -1e-6, 0.5 * view.Shapes.Count);
        Assert.Equal(site.Name, view.SelectedName);
    }

    [Fact]
    public void ASelectionThatIsNotOnThePictureIsTold()
    {
        var view = MapExplorerReader.Read(run.Folder, new MapChoice { Selected = "school:none" });

        Assert.Equal(["This picture has no school “none”. No lines are shown."], view.Notices);
        Assert.Empty(view.Choice.Selected);
    }
}
