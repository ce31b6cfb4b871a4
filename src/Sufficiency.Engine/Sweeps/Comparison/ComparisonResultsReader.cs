using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Storage.DuckDb;
using Sufficiency.Engine.Sweeps.Storage;

namespace Sufficiency.Engine.Sweeps.Comparison;

/// <summary>Reads a comparison from its tables.</summary>
public static class ComparisonResultsReader
{
    /// <summary>Reads the comparison of a sweep; null if the sweep was not compared.</summary>
    /// <exception cref="RunFolderException">Its tables cannot be read.</exception>
    public static ComparisonResults? Find(string sweepFolder)
    {
        var folder = Path.Combine(sweepFolder, ComparisonFolder.Name);
        if (!File.Exists(ParquetTables.PathOf(folder, "criteria"))) return null;
        using var session = new DuckDbSession();
        try
        {
            return new Tables(session, folder, sweepFolder).Read();
        }
        catch (DuckDbException fault)
        {
            throw new RunFolderException($"A table of {folder} cannot be read. Compare the plans again. ({fault.Message})", fault);
        }
    }

    private sealed class Tables(DuckDbSession session, string folder, string sweepFolder)
    {
        private Dictionary<string, string> names = [];

        public ComparisonResults Read()
        {
            names = session.Query($"SELECT scheme_id, any_value(name) FROM {Of(sweepFolder, "plan_choices")} GROUP BY 1",
                row => (Id: row.GetText(0), Name: row.GetText(1))).ToDictionary(row => row.Id, row => row.Name, StringComparer.Ordinal);
            var openings = session.Query($"SELECT plan, scheme_id, opening_year, scenarios FROM {Of("plan_openings")} ORDER BY ALL",
                row => (Plan: row.GetText(0), Scheme: row.GetText(1), Year: row.GetInteger(2), Own: row.GetInteger(3)))
                .ToLookup(row => row.Plan, StringComparer.Ordinal);
            var plans = openings.Select(plan => plan.Key).Append(PlanCandidate.DoMinimum).ToList();
            var titles = plans.Zip(PlanTitles.Of([.. plans.Select(plan => (IReadOnlyDictionary<string, int>)openings[plan]
                .ToDictionary(row => row.Scheme, row => row.Year, StringComparer.Ordinal))], NameOf))
                .ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
            var compared = session.Query(
                "SELECT plan, expected_gbp, cvar_gbp, expected_regret_gbp, maximum_regret_gbp, is_least_expected, is_least_regret, "
                + $"is_least_cvar FROM {Of("criteria")} ORDER BY expected_gbp, plan",
                row => new ComparedPlan
                {
                    Name = row.GetText(0),
                    Title = titles[row.GetText(0)],
                    Openings = [.. openings[row.GetText(0)].OrderBy(one => one.Year).Select(one => (NameOf(one.Scheme), one.Year))],
                    OwnPlanOf = openings[row.GetText(0)].Select(one => one.Own).FirstOrDefault(),
                    ExpectedGbp = row.GetNumber(1),
                    TailGbp = row.GetNumber(2),
                    MeanRegretGbp = row.GetNumber(3),
                    LargestRegretGbp = row.GetNumber(4),
                    Merits = CompareOutcomeBuilder.Merits(row.GetYesNo(5), row.GetYesNo(6), row.GetYesNo(7)),
                });
            return new()
            {
                Plans = compared,
                NotEverywhere = [.. plans.Where(plan => compared.All(one => one.Name != plan)).Select(plan => titles[plan])],
                Futures = session.Query($"SELECT s.scenario FROM {Of(sweepFolder, "scenarios")} s WHERE s.scenario IN "
                    + $"(SELECT scenario FROM {Of("matrix")}) ORDER BY number", row => row.GetText(0)),
                Cells = session.Query($"SELECT plan, scenario, cost_gbp, pupil_years_waiting, regret_gbp FROM {Of("matrix")}",
                    row => new PlanInFuture(row.GetText(0), row.GetText(1), row.FindNumber(2), row.FindNumber(3), row.FindNumber(4))),
                Common = session.Query(
                    $"SELECT scheme_id, first_year, is_first_step FROM {Of("commitments")} WHERE is_common ORDER BY 2, 1",
                    row => (NameOf(row.GetText(0)), row.GetInteger(1), row.GetYesNo(2))),
                Schemes = Schemes(),
            };
        }

        private IReadOnlyList<(string Name, SchemeWorth Worth)> Schemes()
        {
            var delays = session.Query(
                $"SELECT scheme_id, years_late, scenario, objective_gbp, cost_gbp, pupil_years_waiting FROM {Of("delay_costs")}",
                row => new DelayCostRow
                {
                    SchemeId = row.GetText(0),
                    YearsLate = row.GetInteger(1),
                    Scenario = row.GetText(2),
                    ObjectiveGbp = row.GetNumber(3),
                    CostGbp = row.GetNumber(4),
                    PupilYearsWaiting = row.GetNumber(5),
                });
            return
            [
                .. BreakEven().GroupBy(row => row.SchemeId, StringComparer.Ordinal).Select(group =>
                    (NameOf(group.Key), CompareOutcomeBuilder.Worth(group.Key, [.. group], delays))),
            ];
        }

        private IReadOnlyList<BreakEvenRow> BreakEven() => session.Query(
            $"SELECT scheme_id, axis, level, futures, pays_share, mean_saving_gbp, break_even_value, pays FROM {Of("break_even")}",
            row => new BreakEvenRow
            {
                SchemeId = row.GetText(0),
                Axis = row.GetText(1),
                Level = row.FindText(2),
                Futures = row.GetInteger(3),
                PaysShare = row.GetNumber(4),
                MeanSavingGbp = row.GetNumber(5),
                BreakEvenValue = row.FindNumber(6),
                PaysAbove = row.FindText(7) is { } side ? side == "above" : null,
            });

        private string NameOf(string scheme) => names.GetValueOrDefault(scheme, scheme);

        private string Of(string table) => Of(folder, table);

        private static string Of(string folder, string table) =>
            $"read_parquet({DuckDbSession.Literal(ParquetTables.PathOf(folder, table))})";
    }
}
