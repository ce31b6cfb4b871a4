using Sufficiency.Engine.Demand;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Model;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Model.Presolve;
using Sufficiency.Engine.Model.Variables;
using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Results;
using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Tests.Support;
using Sufficiency.Engine.Travel;
using Xunit.Abstractions;

namespace Sufficiency.Engine.Tests.Model.Mix;

/// <summary>The local mix of the committed pack: January 2025 school by school, and no school that takes all.</summary>
public sealed class OxfordshireLocalMixTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(AreaLevel.Lsoa)]
    [InlineData(AreaLevel.Msoa)]
    public void TheBaseYearIsReproducedSchoolBySchool(AreaLevel areas)
    {
        var basis = BasisOf(areas);
        foreach (var phase in basis.Mix.Phases)
        {
            var homes = Enumerable.Range(0, basis.Data.Dataset.Areas.Count)
                .Select(area =>
                    phase.Counts.Sum() * basis.Data.Forecast.AreaShares[((area * Enum.GetValues<Phase>().Length)
                        + (int)phase.Phase) * basis.Data.YearCount]).ToArray();
            var worst = 0.0;
            for (var member = 0; member < phase.Members.Length; member++)
                worst = Math.Max(worst,
                    Math.Abs(phase.Counts[member]
                        - homes.Select((pupils, area) => pupils * phase.Shares[(area * phase.Members.Length) + member]).Sum()));
            output.WriteLine(
                $"{areas}, {phase.Phase}: {phase.Members.Length} schools, {phase.Counts.Sum():0.0} pupils, worst {worst:0.0e0}");
            Assert.InRange(worst, 0, 1e-3);
        }

        Assert.Equal([2117.0, 1439.0, 700.0], basis.Mix.Phases.Select(phase => Math.Round(phase.Counts.Sum(), 3)));
    }

    [Fact]
    public void NoSchoolTakesAll()
    {
        var basis = BasisOf(AreaLevel.Msoa);
        var years = MainstreamTables.Years(basis.Data, basis.Mix, new PlanTotals(basis, [[.. EveryoneInTheMix(basis)]]));
        var (then, now) = (SharesIn(years, basis.Data.Dataset.Horizon.Base.StartYear), SharesIn(years, basis.Data.Dataset.Horizon.Last.StartYear));
        var most = then.Where(school => school.Value > 0).Max(school => now[school.Key] / school.Value);
        var ten = now.Values.OrderDescending().Take(10).Sum() / then.Values.OrderDescending().Take(10).Sum();
        output.WriteLine($"most of its share of January 2025: {most:0.00}; the ten largest: {ten:0.00}");
        Assert.InRange(most, 1, 3);
        Assert.InRange(ten, 0, 1.5);
        Assert.All(then.Where(school => school.Value == 0), school => Assert.Equal(0, now[school.Key]));
    }

    private static IEnumerable<PlannedPlacement> EveryoneInTheMix(PlanBasis basis) =>
        from cell in Enumerable.Range(0, basis.Data.Forecast.Cells.Count)
        let found = basis.Data.Forecast.Cells[cell]
        where found.Tier == Tier.Mainstream
        from year in Enumerable.Range(0, basis.Data.YearCount)
        let pupils = basis.Data.Forecast.PlacingsOf(cell, year)
        where pupils > 0
        select new PlannedPlacement(found.Area, found.Need, found.Tier, found.Entry, year,
            new Destination(basis.Mix.Of(found.Entry)!.Mix, 0), pupils);

    private static Dictionary<string, double> SharesIn(IReadOnlyList<MainstreamYearRow> years, int year)
    {
        var rows = years.Where(row => row.AcademicYear == year).ToList();
        var all = rows.Sum(row => row.Pupils);
        return rows.GroupBy(row => row.ProviderId, StringComparer.Ordinal).ToDictionary(group => group.Key, group =>
            group.Sum(row => row.Pupils) / all, StringComparer.Ordinal);
    }

    private static PlanBasis BasisOf(AreaLevel areas)
    {
        var dataset = new DatasetReader().Read(new(RepositoryFiles.At("data", "oxfordshire"), []) { Areas = areas });
        return new(new(dataset, TravelMatrixBuilder.Build(dataset), DemandForecaster.Forecast(dataset)));
    }
}
