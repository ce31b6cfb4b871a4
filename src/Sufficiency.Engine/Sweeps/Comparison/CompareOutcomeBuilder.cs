using System.Globalization;

namespace Sufficiency.Engine.Sweeps.Comparison;

/// <summary>Puts the findings of a comparison into the words of its outcome.</summary>
internal static class CompareOutcomeBuilder
{
    public static CompareOutcome Build(
        string title, (int Compared, int Solved, long All) futures, IReadOnlyList<PlanCandidate> candidates, ComparisonFindings findings,
        ComparisonTables tables,
        IReadOnlyDictionary<string, string> names, string folder)
    {
        var titles = PlanTitles.Of([.. candidates.Select(plan => plan.Openings)], scheme => names.GetValueOrDefault(scheme, scheme))
            .Zip(candidates).ToDictionary(pair => pair.Second.Name, pair => pair.First, StringComparer.Ordinal);
        var years = tables.Payback.Where(row => row.PaybackYear is not null).Select(row => row.PaybackYear!.Value).ToList();
        return new()
        {
            Title = title,
            Futures = futures,
            SchemeNames = names,
            Plans = [.. tables.Criteria.Select(row =>
            Plan(row, candidates.First(plan => plan.Name == row.Score.Plan), titles[row.Score.Plan]))],
            NotEverywhere = [.. candidates.Where(plan => findings.Scores.All(score => score.Plan != plan.Name)).Select(plan =>
            titles[plan.Name])],
            Common = [.. tables.Commitments.Where(row => row.IsCommon)
                .Select(row => (row.SchemeId, row.FirstYear!.Value, row.IsFirstStep))],
            Tornado =
            [
                .. tables.Tornado.Where(row => row.Outcome == "cost_gbp").OrderByDescending(row => row.Effect.High - row.Effect.Low)
                    .Select(row => new AxisFigures
                    {
                        Axis = row.Axis,
                        LowLevel = row.Effect.LowLevel,
                        LowGbp = row.Effect.Low,
                        HighLevel = row.Effect.HighLevel,
                        HighGbp = row.Effect.High,
                        FirstOrder = row.Effect.FirstOrder,
                    }),
            ],
            Schemes = [.. tables.BreakEven.GroupBy(row => row.SchemeId, StringComparer.Ordinal)
                .Select(group => Worth(group.Key, [.. group], tables.DelayCosts))],
            Payback = (years.Count == 0 ? null : years.Min(), years.Count == 0 ? null : years.Max(), years.Count, tables.Payback.Count),
            Reference = findings.Reference.Name,
            Folder = folder,
        };
    }

    private static ComparedPlanFigures Plan(CriterionRow row, PlanCandidate plan, string title)
    {
        return new()
        {
            Name = plan.Name,
            Title = title,
            Openings = plan.Openings,
            Scenarios = plan.Scenarios.Count,
            ExpectedGbp = row.Score.ExpectedGbp,
            TailGbp = row.Score.ConditionalValueAtRiskGbp,
            MaximumRegretGbp = row.Score.MaximumRegretGbp,
            Merits = Merits(row.IsLeastExpected, row.IsLeastRegret, row.IsLeastTail),
        };
    }

    /// <summary>Where a plan is the best, in words.</summary>
    public static IReadOnlyList<string> Merits(bool isLeastExpected, bool isLeastRegret, bool isLeastTail) =>
    [
        .. isLeastExpected ? ["least expected cost"] : Array.Empty<string>(),
        .. isLeastRegret ? ["least regret"] : Array.Empty<string>(),
        .. isLeastTail ? ["best in the dearest futures"] : Array.Empty<string>(),
    ];

    /// <summary>What a scheme of the best plan is worth.</summary>
    public static SchemeWorth Worth(string scheme, List<BreakEvenRow> rows, IEnumerable<DelayCostRow> delayCosts)
    {
        var first = rows.GroupBy(row => row.Axis, StringComparer.Ordinal).First().ToList(); // every axis sees every future once
        var futures = first.Sum(row => row.Futures);
        var delays = delayCosts.Where(row => row.SchemeId == scheme).OrderBy(row => row.YearsLate).ToList();
        return new()
        {
            SchemeId = scheme,
            PaysShare = first.Sum(row => row.PaysShare * row.Futures) / futures,
            MeanSavingGbp = first.Sum(row => row.MeanSavingGbp * row.Futures) / futures,
            DelayGbp = [.. delays.Select(row => row.ObjectiveGbp)],
            DelayWaiting = [.. delays.Select(row => row.PupilYearsWaiting)],
            BreakEven = [.. rows.Select(Words).OfType<string>()],
        };
    }

    private static string? Words(BreakEvenRow row) => row switch
    {
        { BreakEvenValue: { } value } =>
            string.Create(CultureInfo.InvariantCulture, $"{row.Axis} {(row.PaysAbove == true ? "≥" : "≤")} {value:G4}"),
        { Level: not null, PaysShare: > 0 and < 1 } =>
            string.Create(CultureInfo.InvariantCulture, $"{row.Axis} {row.Level}: in {row.PaysShare * 100:0}% of futures"),
        { Level: not null, PaysShare: 0 } => $"not at {row.Axis} {row.Level}",
        _ => null,
    };
}
