using Sufficiency.Engine.Demand.Forecast;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Explain;
using Sufficiency.Engine.Model;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Planning;
using Sufficiency.Engine.Results;
using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Tests.Cases;
using Sufficiency.Engine.Tests.Results;
using Sufficiency.Engine.Tests.Support;
using Sufficiency.Engine.Travel;

namespace Sufficiency.Engine.Tests.Explain;

/// <summary>
/// One school and two towns for two years, without discount. Three pupils with SEMH around Aton, 10 km from the school, and one around
/// Bton, 5 km from it, enter Year 7. The school has two places. Who gets none goes to a bought place.
/// </summary>
/// <remarks>
/// A year at the school costs 15,000 and the journey: 3,800 from Aton, 1,900 from Bton. A year in a bought place costs 67,600. So the
/// pupil of Bton has a place, and one more place saves 48,800 a year. A place costs 10,000 a year of place funding.
/// </remarks>
internal static class PaperWhy
{
    public static PlanningDataset Dataset(double places = 2, params Scheme[] schemes)
    {
        var paper = PaperCounty.Dataset(2, places);
        return paper with
        {
            Areas =
            [
                SmallDataset.Area("A1", 450, 200) with { TownName = "Aton" },
                SmallDataset.Area("B1", 465, 200) with { TownName = "Bton" },
            ],
            Providers =
            [
                paper.Providers[0], paper.Providers[1] with { Name = "Bought places", Supply = Supply.Tranche },
                paper.Providers[2] with { Name = "Hill School" },
            ],
            Schemes = schemes,
        };
    }

    /// <summary>Four places more at the school in the first year, or never.</summary>
    public static Scheme Annexe(double capitalGbp) =>
        SmallDataset.Scheme("annexe", "special", 4, 4, capitalGbp) with
        {
            Name = "Annexe of Hill School",
            LatestOpening = new(2025),
        };

    /// <summary>Solves a plan and writes its run, which the audit passes.</summary>
    public static async Task WriteAsync(string folder, PlanningDataset dataset)
    {
        var forecast = Forecast(dataset);
        var (plan, doMinimum) = (await PaperCounty.SolveAsync(dataset, forecast),
            await PaperCounty.SolveAsync(dataset, forecast, SchemeChoice.None));
        var record = PaperPlan.Create().Record;
        var written = AuditedRunWriter.Write(
            folder,
            new()
            {
                Forecast = new(new(new(dataset, TravelMatrixBuilder.Build(dataset), forecast))),
                Plan = plan,
                DoMinimum = doMinimum,
                Record = record with
                {
                    Plan = record.Plan with { ObjectiveGbp = Objective(plan), BoundGbp = Objective(plan) },
                    DoMinimum = record.DoMinimum with { ObjectiveGbp = Objective(doMinimum), BoundGbp = Objective(doMinimum) },
                },
            },
            force: false,
            CancellationToken.None);
        Assert.Equal("", string.Join('\n', written.Audit.Findings));
    }

    /// <summary>What the best plan costs.</summary>
    public static async Task<double> CostAsync(PlanningDataset dataset) =>
        Objective(await PaperCounty.SolveAsync(dataset, Forecast(dataset)));

    /// <summary>Asks a run.</summary>
    public static Explanation Ask(string folder, WhyQuestion question)
    {
        using var explainer = new Explainer(folder);
        return explainer.Answer(question);
    }

    private static double Objective(PlanTables tables) => tables.Costs.Sum(row => row.DiscountedGbp);

    private static DemandForecast Forecast(PlanningDataset dataset) => SmallForecast.Of(dataset, leaving: 0,
        SmallForecast.Pupils(0, Need.Semh, Tier.Special, EntryPoint.SecondaryTransfer, 3),
        SmallForecast.Pupils(1, Need.Semh, Tier.Special, EntryPoint.SecondaryTransfer, 1));
}
