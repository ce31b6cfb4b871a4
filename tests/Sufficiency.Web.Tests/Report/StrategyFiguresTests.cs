using System.Text.Json.Nodes;
using Sufficiency.Engine.Storage;
using Sufficiency.Web.Documents.Model;
using Sufficiency.Web.Documents.Plans.Paper;
using Sufficiency.Web.Reading;
using Sufficiency.Web.Tests.Documents;

namespace Sufficiency.Web.Tests.Report;

/// <summary>The figures of the strategy beside the run's tables, asked by SQL.</summary>
public sealed class StrategyFiguresTests(LackingRun run) : IClassFixture<LackingRun>
{
    private const double Tolerance = 1e-6;
    private const string LastYear = "(SELECT max(academic_year) FROM years)";

    [Theory]
    [InlineData(Ways.Need)]
    [InlineData(Ways.Phase)]
    public void WhoLacksPlacesIsWhatPlacesShortSays(string way)
    {
        using var tables = new RunQueries(run.Folder);
        foreach (var (plan, pick) in new (string, Func<EqualityGroup, double>)[]
            { ("", group => group.Lack), ("do_minimum.", group => group.CommittedLack) })
        {
            var expected = Ask(tables,
                $"SELECT {way}::VARCHAR, sum(pupils) FROM {plan}places_short WHERE academic_year = {LastYear} GROUP BY ALL");
            var groups = Groups(way).Where(group => pick(group) > Tolerance).ToList();
            Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), groups.Select(group => group.Code), StringComparer.Ordinal);
            Assert.All(groups, group => Assert.Equal(expected[group.Code], pick(group), Tolerance));
        }
    }

    [Theory]
    [InlineData(Ways.Need)]
    [InlineData(Ways.Phase)]
    public void PlansOfTheLastYearAreThoseOfTheStock(string way)
    {
        using var tables = new RunQueries(run.Folder);
        var expected = Ask(tables, $"SELECT {way}::VARCHAR, sum(pupils) FROM stock WHERE academic_year = {LastYear} GROUP BY ALL");
        Assert.All(Groups(way), group => Assert.Equal(expected[group.Code], group.Plans, Tolerance));
    }

    [Fact]
    public void FifthsHoldEveryPlanAndEveryPlaceShort()
    {
        var (view, fifths) = (RunReader.Read(run.Folder), Groups(Ways.Fifth));
        Assert.NotEmpty(fifths);
        Assert.Equal(view.AllPlans[^1], fifths.Sum(group => group.Plans), 1e-3);
        Assert.Equal(view.Plan.Short[^1], fifths.Sum(group => group.Lack), 1e-3);
        Assert.Equal(view.Committed.Short[^1], fifths.Sum(group => group.CommittedLack), 1e-3);
    }

    [Fact]
    public void LongJourneysAreThoseOfTheAreas()
    {
        using var tables = new RunQueries(run.Folder);
        var expected = tables.Query(
            $"SELECT coalesce(sum(pupils_beyond_guidance), 0.0) FROM area_years WHERE academic_year = {LastYear} "
            + "AND provision_type <> 'mainstream'",
            row => row.Number(0)).Single();
        foreach (var way in (string[])[Ways.Need, Ways.Phase, Ways.Fifth])
            Assert.Equal(expected, Groups(way).Sum(group => (group.BeyondShare ?? 0.0) * group.Riders), 1e-3);
    }

    [Theory]
    [InlineData(Ways.Age)]
    [InlineData(Ways.Need)]
    [InlineData(Ways.Setting)]
    public void CountedPlansAddUpToThoseOfTheBaseYear(string way)
    {
        var view = RunReader.Read(run.Folder);
        Assert.Equal(view.AllPlans[0], view.Strategy.Counted.Where(group => group.Way == way).Sum(group => group.Plans), 1e-3);
    }

    [Fact]
    public void CostsLeadToTheSpendingOfTheLedger()
    {
        using var tables = new RunQueries(run.Folder);
        var rise = tables.Query("SELECT value FROM inputs.parameters WHERE name = 'costs.funding_inflation'", row => row.Number(0))
            .Single();
        var view = RunReader.Read(run.Folder);
        Assert.NotEmpty(view.Strategy.HighNeeds);
        Assert.All(view.Strategy.HighNeeds, year => Assert.Equal(
            year.Spending, year.AtBasePrices * Math.Pow(1.0 + rise, year.Year - view.Money.PriceBase), 1.0));
        Assert.Equal(
            view.Money.Steps.Sum(step => step.Plan), view.Strategy.HighNeeds.Sum(year => year.All), 1.0);
    }

    [Fact]
    public void TheTablesOfTheDocumentShowTheseFigures()
    {
        var view = RunReader.Read(run.Folder);
        var table = WordReport.Build(view).Blocks.OfType<TableBlock>()
            .Single(block => block.Caption == $"Who lacks places in {view.LastYear.Label}, by phase");
        foreach (var row in table.Rows.Take(table.Rows.Count - 1))
        {
            var group = Groups(Ways.Phase).Single(own => Words.Phase(own.Code) == row[0]);
            Assert.Equal(Words.Count(group.Plans), row[1]);
            if (row[3] != "–") Assert.Equal((Words.Count(group.Lack), Words.Tenths(group.LackRate)), (row[3], row[5]));
        }

        Assert.Equal(Words.Count(view.Plan.Short[^1]), table.Rows[^1][3]);
    }

    [Fact]
    public void TheGapByTownAndPhaseIsThatOfTheTables()
    {
        using var tables = new RunQueries(run.Folder);
        var view = RunReader.Read(run.Folder);
        var table = WordReport.Build(view).Blocks.OfType<TableBlock>().Single(block => block.Caption == "Places short by town and phase");
        var expected = Ask(tables, $"SELECT town_name, sum(pupils) FROM places_short WHERE academic_year = {LastYear} GROUP BY ALL");
        Assert.All(expected, town =>
            Assert.Equal(Words.Count(town.Value), table.Rows.Single(row => row[0] == town.Key)[^1]));
    }

    [Fact]
    public void ARunWithoutTheNewTablesStillHasADocumentOfAllChapters()
    {
        using var copy = new CopiedRun(run.Folder);
        foreach (var table in (string[])["survival", "inputs/area_shares", "inputs/base_plans", "capital_years", "ledger",
            "cautions", "payback"])
            File.Delete(Path.Combine(copy.Folder, $"{table}.parquet"));
        var blocks = WordReport.Build(RunReader.Read(copy.Folder)).Blocks;
        Assert.Equal(15, blocks.OfType<Heading>().Count(heading => heading.Level == 1));
        Assert.DoesNotContain(blocks.OfType<TableBlock>(), table => table.Caption.StartsWith("Who lacks", StringComparison.Ordinal));
        Assert.NotEmpty(SampleDocuments.Bytes(stream => WordReport.Write(RunReader.Read(copy.Folder), stream)));
    }

    [Fact]
    public void AddedSchemesAreListedWithWhatTheDataGaveThem()
    {
        using var copy = new CopiedRun(run.Folder);
        var path = Path.Combine(copy.Folder, "run.json");
        var record = JsonNode.Parse(File.ReadAllText(path))!;
        record["additions"] = new JsonArray(new JsonObject
        {
            ["scheme_id"] = "new",
            ["name"] = "A new base",
            ["description"] = "a base of 12 places",
            ["text"] = "",
            ["taken_from_pack"] = new JsonArray("Its ages are those of its school."),
        });
        File.WriteAllText(path, record.ToJsonString());
        var points = WordReport.Build(RunReader.Read(copy.Folder)).Blocks.OfType<BulletList>().SelectMany(list => list.Items);
        Assert.Contains(
            "A new base: a base of 12 places. Not given, and taken from the data: Its ages are those of its school.", points,
            StringComparer.Ordinal);
    }

    [Fact]
    public void WhatOnlyTheCouncilKnowsIsMarkedAndRare()
    {
        var texts = WordReport.Build(RunReader.Read(run.Folder)).Blocks.OfType<Paragraph>().Select(paragraph => paragraph.Text);
        Assert.Equal(4, texts.Count(text => text.Contains("[The council adds: ", StringComparison.Ordinal)));
    }

    private static Dictionary<string, double> Ask(RunQueries tables, string sql) => tables
        .Query(sql, row => (Group: row.Text(0), Pupils: row.Number(1))).Where(row => row.Pupils > Tolerance)
        .ToDictionary(row => row.Group, row => row.Pupils, StringComparer.Ordinal);

    private List<EqualityGroup> Groups(string way) =>
        [.. RunReader.Read(run.Folder).Strategy.Equalities.Where(group => group.Way == way)];
}
