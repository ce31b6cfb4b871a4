using Sufficiency.Engine.Explain;
using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Storage.DuckDb;

namespace Sufficiency.Engine.Tests.Explain;

/// <summary>Answers on the invented county.</summary>
public sealed class TutorialAnswersTests(TutorialRun run) : StandardAnswersTests<TutorialRun>(run);

/// <summary>Answers on the default run.</summary>
public sealed class OxfordshireAnswersTests(OxfordshireRun run) : StandardAnswersTests<OxfordshireRun>(run);

/// <summary>The questions that people ask first, answered on a solved run; the figures again from other tables.</summary>
public abstract class StandardAnswersTests<TRun>(TRun run) : IClassFixture<TRun>
    where TRun : AnsweredRun
{
    private IEnumerable<Explanation> Of(WhyTopic topic) => run.Answers.Where(answer => answer.Asked.Topic == topic);

    [Fact]
    public void EveryTopicIsAmongTheQuestionsAndNoneIsAskedTwice()
    {
        Assert.InRange(run.Answers.Count, 7, 10);
        Assert.All(Enum.GetValues<WhyTopic>(), topic => Assert.NotEmpty(Of(topic)));
        Assert.Equal(run.Answers.Count, run.Answers.Select(answer => answer.Question).Distinct(StringComparer.Ordinal).Count());
        Assert.All(run.Answers, answer => Assert.NotEmpty(answer.Sentences));
    }

    [Fact]
    public void EveryFigureComesFromItsQueryRunInTheFolder()
    {
        using var session = new DuckDbSession();
        session.Execute($"SET file_search_path = {DuckDbSession.Literal(run.Folder)}");

        foreach (var figures in run.Answers.SelectMany(answer => answer.Figures))
        {
            var again = session.Query($"SELECT 1 FROM ({figures.Sql})", _ => 0);
            Assert.Equal(figures.Rows.Count, again.Count);
        }
    }

    [Fact]
    public void ALackIsThePupilsInBoughtPlacesByTheirStays()
    {
        foreach (var answer in Of(WhyTopic.Lack))
        {
            var (asked, lack) = (answer.Asked, Single(answer, "who lack a place in"));
            var bought = Ask($"""
                SELECT sum(p.pupils * s.share)::DOUBLE FROM placements p JOIN survival s USING (tier, entry_point, year_needed)
                JOIN areas a USING (area_code) JOIN entry_points e USING (entry_point) JOIN providers v USING (provider_id)
                WHERE v.supply IN ('tranche', 'bespoke') AND p.need = '{asked.Need}' AND e.phase = '{asked.Phase}'
                    AND coalesce(a.town_name, a.district_name) = '{asked.Town}' AND p.year_needed + s.years_after = {asked.Year}
                    AND p.year_placed <= {asked.Year}
                """);
            Assert.Equal(bought, (double)lack[0]! + (double)lack[1]!, 1e-6);
            Assert.Equal((double)lack[3]!, Table(answer, "kind of place they need").Sum(row => (double)row[1]!), 0.02);
        }
    }

    [Fact]
    public void EachSuitablePlaceHasTheRollAndTheValueOfItsTables()
    {
        foreach (var answer in Of(WhyTopic.Lack))
        {
            foreach (var place in Table(answer, "Places that would suit"))
            {
                var of = $"provider_id = '{place[0]}' AND academic_year = {answer.Asked.Year}";
                Assert.Equal(Ask($"SELECT sum(roll)::DOUBLE FROM phase_years WHERE {of}"), (double)place[5]!, 1e-6);
                Assert.Equal(Ask($"SELECT sum(pupils)::DOUBLE FROM home_to_school_years WHERE {of} AND town_name = '{answer.Asked.Town}'"),
                    (double?)place[11] ?? 0, 1e-6);
                Assert.InRange((double?)place[12] ?? 0, 0, Ask($"SELECT sum(value_gbp)::DOUBLE FROM marginal_values WHERE {of}") + 1e-6);
            }
        }
    }

    [Fact]
    public void ASchemesWorthIsTheValueOfItsPlacesAddedUpYearByYear()
    {
        foreach (var answer in Of(WhyTopic.Scheme))
        {
            foreach (var row in Table(answer, "What the places of"))
            {
                var (saving, funding, capital) = Worth(answer.Asked.Scheme!, (int)(double)row[0]!);
                Assert.Equal(saving, (double)row[1]!, 1);
                Assert.Equal(funding, (double)row[2]!, 1);
                Assert.Equal(capital, (double)row[3]!, 1);
            }
        }
    }

    [Fact]
    public void ASchoolsRollIsItsTownsAndItsNeeds()
    {
        foreach (var answer in Of(WhyTopic.School).Where(answer => answer.Asked.School is not null))
        {
            var roll = Ask($"SELECT roll FROM provider_years WHERE provider_id = '{answer.Asked.School}' "
                + $"AND academic_year = {answer.Asked.Year}");
            Assert.Equal(roll, Table(answer, "By town").Sum(row => (double)row[1]!), 0.2);
            Assert.Equal(roll, Table(answer, "By need").Sum(row => (double)row[1]!), 0.5);
        }
    }

    [Fact]
    public void ATownsPupilsAreThoseOfItsSchools()
    {
        foreach (var answer in Of(WhyTopic.Town))
        {
            var roll = (double)Single(answer, "beside all towns")[0]!;
            Assert.Equal(roll, Table(answer, "Where pupils around").Sum(row => (double)row[2]!), 1e-6);
            Assert.Equal(Ask($"SELECT places_short FROM summary WHERE academic_year = {answer.Asked.Year}"),
                (double)Single(answer, "beside all towns")[3]!, 1e-6);
        }
    }

    [Fact]
    public async Task TheChangeThatALackNamesSavesWhatItSaysAtMostAndTheLackFallsByAboutItsPlacesAtMost()
    {
        var change = Of(WhyTopic.Lack).First().Change!;
        using var before = new RunQueries(await run.PlanAgainAsync("as-it-is", []));
        using var after = new RunQueries(await run.PlanAgainAsync("changed", change.Settings));

        var saved = before.Record.Plan.ObjectiveGbp - after.Record.Plan.ObjectiveGbp;
        var open = before.Record.Plan.ObjectiveGbp - before.Record.Plan.BoundGbp!.Value;
        Assert.InRange(saved, change.SavingGbp / 2, change.SavingGbp + open);
        var fewer = Short(before) - Short(after);
        Assert.InRange(fewer, 1, change.Places * 1.2); // pupils who began elsewhere stay there, and others move a little

        double Short(RunQueries asked) => asked.Query(
            $"SELECT places_short FROM summary WHERE academic_year = {Of(WhyTopic.Lack).First().Asked.Year}", row => row.Number(0))[0];
    }

    private static IReadOnlyList<IReadOnlyList<object?>> Table(Explanation answer, string name) =>
        answer.Figures.First(figures => figures.Name.Contains(name, StringComparison.Ordinal)).Rows;

    private static IReadOnlyList<object?> Single(Explanation answer, string name) => Assert.Single(Table(answer, name));

    private double Ask(string sql)
    {
        using var queries = new RunQueries(run.Folder);
        return queries.Query(sql, row => row.FindNumber(0) ?? 0).FirstOrDefault();
    }

    /// <summary>Saving, place funding and capital charge of a scheme, in loops over the tables' rows.</summary>
    private (double Saving, double Funding, double Capital) Worth(string scheme, int opening)
    {
        using var queries = new RunQueries(run.Folder);
        var option = queries.Query("SELECT provider_id, capital_gbp, asset_life_years, place_funding_gbp FROM inputs.scheme_options "
            + $"JOIN providers USING (provider_id) WHERE scheme_id = '{scheme}'",
            row => (Provider: row.Text(0), Capital: row.Number(1), Life: row.Integer(2), Funding: row.Number(3)))[0];
        var places = queries.Query($"SELECT coalesce(phase, ''), years_since_opening, places FROM inputs.scheme_places "
            + $"WHERE scheme_id = '{scheme}'", row => (Phase: row.Text(0), Since: row.Integer(1), Places: row.Number(2)));
        var values = queries.Query("SELECT academic_year, coalesce(phase, ''), of_school_gbp, of_phase_gbp FROM place_values "
            + $"WHERE provider_id = '{option.Provider}'",
            row => (Year: row.Integer(0), Phase: row.Text(1), School: row.Number(2), OfPhase: row.Number(3)));
        var years = queries.Query("SELECT academic_year, discount_factor FROM years WHERE is_planned OR is_carried",
            row => (Year: row.Integer(0), Factor: row.Number(1)));
        var rate = queries.Query("SELECT value FROM inputs.parameters WHERE name = 'costs.discount_rate'", row => row.Number(0))[0];
        var (saving, funding, capital) = (0.0, 0.0, 0.0);
        foreach (var (year, factor) in years.Where(found => found.Year >= opening))
        {
            double Given(string phase) => places.Where(row => row.Phase == phase && row.Since <= year - opening)
                .OrderBy(row => row.Since).Select(row => row.Places).LastOrDefault();
            saving += Given("") * values.Where(row => row.Year == year).Max(row => row.School);
            saving += values.Where(row => row.Year == year && row.Phase.Length > 0)
                .Sum(row => row.OfPhase * Given(places.Any(given => given.Phase.Length > 0) ? row.Phase : ""));
            funding += Given("") * option.Funding * factor;
            capital += option.Capital * rate / (1 - Math.Pow(1 + rate, -option.Life)) * factor;
        }

        return (saving, funding, capital);
    }
}
