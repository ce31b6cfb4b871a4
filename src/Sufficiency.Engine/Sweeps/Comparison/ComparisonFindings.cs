using Sufficiency.Engine.Domain.Planning;
using Sufficiency.Engine.Sweeps.Scenarios;

namespace Sufficiency.Engine.Sweeps.Comparison;

/// <summary>What follows from the plan × future matrix and from the sweep's own plans.</summary>
internal sealed class ComparisonFindings
{
    private readonly double tolerance;
    private readonly IReadOnlyList<PlanCandidate> plans;
    private readonly IReadOnlyList<ComparisonCell> matrix;
    private readonly SweepReader sweep;
    private readonly RegretTable regret;
    private IReadOnlyList<BreakEvenRow> breakEven = [];
    private IReadOnlyList<DelayCostRow> delayCosts = [];
    private IReadOnlyList<ComparisonCell> withoutSchemes = [];

    public ComparisonFindings(double tolerance, double tail, IReadOnlyList<PlanCandidate> plans, IReadOnlyList<ComparisonCell> matrix,
        IReadOnlyList<Scenario> futures, SweepReader sweep)
    {
        (this.tolerance, this.plans, this.matrix, this.sweep) = (tolerance, plans, matrix, sweep);
        regret = new(matrix);
        Scores = [.. regret.Scores(tail).OrderBy(score => score.ExpectedGbp).ThenBy(score => score.Plan, StringComparer.Ordinal)];
        Best = Scores.Select(score => plans.First(plan => plan.Name == score.Plan)).FirstOrDefault();
        Reference = futures.FirstOrDefault(future => future.IsBase)
            ?? futures.FirstOrDefault(future => Best?.Scenarios.Contains(future.Name, StringComparer.Ordinal) == true) ?? futures[0];
    }

    /// <summary>Plans that can be carried out everywhere, the least expected cost first.</summary>
    public IReadOnlyList<PlanScore> Scores { get; }

    /// <summary>The plan of least expected cost; null where none can be carried out everywhere.</summary>
    public PlanCandidate? Best { get; }

    /// <summary>The future in which delays are priced: the base, or else the first whose own plan is the best.</summary>
    public Scenario Reference { get; }

    /// <summary>Plans within the tolerance of the least expected cost.</summary>
    public IReadOnlyList<PlanCandidate> Good => [.. Scores.Where(IsGood).Select(score => plans.First(plan => plan.Name == score.Plan))];

    /// <summary>What each scheme does for the best plan.</summary>
    /// <param name="schemes">The schemes.</param>
    /// <param name="without">The best plan without each, in every future.</param>
    /// <param name="late">The best plan with each late, in the reference future.</param>
    /// <param name="mostYearsLate">How many delays of each there are.</param>
    public void AddSchemes(IReadOnlyList<string> schemes, IReadOnlyList<ComparisonCell> without,
        IReadOnlyList<ComparisonCell> late, int mostYearsLate)
    {
        withoutSchemes = without;
        var own = matrix.Where(cell => cell.Plan == Best!.Name).ToDictionary(cell => cell.Scenario, StringComparer.Ordinal);
        var levels = sweep.Levels().ToLookup(row => row.Scenario, StringComparer.Ordinal);
        var perScheme = without.Count / Math.Max(1, schemes.Count);
        breakEven =
        [
            .. schemes.SelectMany((scheme, i) => BreakEvenOf(scheme, without.Skip(i * perScheme).Take(perScheme)
                // the same to the last digit: the future leaves no choice of it
                .Where(cell => cell.ObjectiveGbp is { } objective && own[cell.Scenario].ObjectiveGbp is { } with && !objective.Equals(with))
                .SelectMany(cell => levels[cell.Scenario].Select(level =>
                    (level.Axis, level.Level, level.Value, Saving: cell.ObjectiveGbp!.Value - own[cell.Scenario].ObjectiveGbp!.Value))))),
        ];
        var reference = own[Reference.Name];
        delayCosts =
        [
            .. late.Select((cell, i) => (Cell: cell, Scheme: schemes[i / mostYearsLate], Years: (i % mostYearsLate) + 1))
                .Where(one => one.Cell.ObjectiveGbp is not null)
                .Select(one => new DelayCostRow
                {
                    SchemeId = one.Scheme,
                    YearsLate = one.Years,
                    Scenario = one.Cell.Scenario,
                    ObjectiveGbp = one.Cell.ObjectiveGbp!.Value - reference.ObjectiveGbp!.Value,
                    CostGbp = one.Cell.CostGbp!.Value - reference.CostGbp!.Value,
                    PupilYearsWaiting = one.Cell.PupilYearsWaiting!.Value - reference.PupilYearsWaiting!.Value,
                }),
        ];
    }

    /// <summary>Every table.</summary>
    public ComparisonTables Tables(DeficitAssumptions deficit)
    {
        var years = sweep.Years();
        var building = sweep.Building().ToHashSet(StringComparer.Ordinal);
        return new()
        {
            PlanOpenings = [.. plans.SelectMany(
                plan => plan.Openings.Select(pair => new PlanOpeningRow(plan.Name, pair.Key, pair.Value, plan.Scenarios.Count)))],
            Matrix = [.. matrix.Select(cell => new MatrixRow(cell, regret.RegretOf(cell))),
                .. withoutSchemes.Select(cell => new MatrixRow(cell, null))],
            Criteria = [.. Scores.Select(Criterion)],
            Commitments = [.. Commitments()],
            Alternatives = [.. Alternatives()],
            Tornado = [.. Tornado()],
            BreakEven = breakEven,
            DelayCosts = delayCosts,
            Ledger =
            [
                .. years.Where(row => row.PositionGbp is not null).GroupBy(row => (row.Scenario, row.Plan))
                    .SelectMany(group => LedgerYear.Of(group.Key.Scenario, group.Key.Plan,
                        group.Select(row => (row.Year, row.PositionGbp!.Value)), deficit)),
            ],
            Payback = [.. years.Where(row => !row.IsCarried).GroupBy(row => row.Scenario, StringComparer.Ordinal).Select(
                group => PaybackOf(group.Key, building.Contains(group.Key), group.ToLookup(row => row.Plan, StringComparer.Ordinal)))],
        };
    }

    private bool IsGood(PlanScore score) => score.ExpectedGbp <= Scores[0].ExpectedGbp + (tolerance * Math.Abs(Scores[0].ExpectedGbp));

    private CriterionRow Criterion(PlanScore score) => new(
        score,
        score.ExpectedGbp.Equals(Scores.Min(other => other.ExpectedGbp)),
        score.MaximumRegretGbp.Equals(Scores.Min(other => other.MaximumRegretGbp)),
        score.ConditionalValueAtRiskGbp.Equals(Scores.Min(other => other.ConditionalValueAtRiskGbp)),
        IsGood(score));

    private IEnumerable<CommitmentRow> Commitments()
    {
        var good = Good;
        var firstOfAny = good.SelectMany(plan => plan.Openings.Values).DefaultIfEmpty(int.MaxValue).Min();
        return plans.SelectMany(plan => plan.Openings.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(scheme =>
        {
            var opens = good.Where(plan => plan.Openings.ContainsKey(scheme)).Select(plan => plan.Openings[scheme]).ToList();
            var isCommon = good.Count > 0 && opens.Count == good.Count;
            return new CommitmentRow
            {
                SchemeId = scheme,
                GoodPlans = good.Count,
                OpensIn = opens.Count,
                FirstYear = opens.Count == 0 ? null : opens.Min(),
                LastYear = opens.Count == 0 ? null : opens.Max(),
                IsCommon = isCommon,
                IsFirstStep = isCommon && opens.Max() == firstOfAny,
            };
        });
    }

    private IEnumerable<AlternativeRow> Alternatives() =>
        from future in matrix.Where(cell => cell.ObjectiveGbp is not null).GroupBy(cell => cell.Scenario, StringComparer.Ordinal)
        let best = future.MinBy(cell => cell.ObjectiveGbp)!
        let bestSchemes = plans.First(plan => plan.Name == best.Plan).Openings.Keys.ToHashSet(StringComparer.Ordinal)
        from cell in future
        where cell != best
        let above = (cell.ObjectiveGbp!.Value - best.ObjectiveGbp!.Value) / Math.Abs(best.ObjectiveGbp!.Value)
        let schemes = plans.First(plan => plan.Name == cell.Plan).Openings.Keys
        let differing = schemes.Count(scheme => !bestSchemes.Contains(scheme))
        + bestSchemes.Count(scheme => !schemes.Contains(scheme, StringComparer.Ordinal))
        where above <= tolerance && differing > 0
        select new AlternativeRow(cell.Scenario, cell.Plan, above, differing);

    private IEnumerable<TornadoRow> Tornado()
    {
        var levels = sweep.Levels();
        var places = levels.ToLookup(row => row.Scenario, StringComparer.Ordinal);
        return
            from axis in levels.GroupBy(row => row.Axis, StringComparer.Ordinal)
            from outcome in new[] { "cost_gbp", "objective_gbp", "pupil_years_waiting" }
            let effect = Sensitivity.Of([.. axis.Select(row => new Observation(row.Level, row.Value, outcome switch { "cost_gbp" =>
                row.CostGbp, "objective_gbp" => row.ObjectiveGbp, _ => row.Waiting }, StratumOf(row.Scenario, axis.Key)))])
            where effect is not null
            select new TornadoRow(axis.Key, outcome, effect.Value);

        string StratumOf(string scenario, string but) => string.Join(';', places[scenario].Where(place => place.Axis != but)
            .Select(place => FormattableString.Invariant($"{place.Axis}={place.Level}{place.Value:R}")));
    }

    private static IEnumerable<BreakEvenRow> BreakEvenOf(string scheme,
        IEnumerable<(string Axis, string Level, double? Value, double Saving)> savings)
    {
        foreach (var axis in savings.GroupBy(row => row.Axis, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var isDrawn = axis.All(row => row.Value is not null);
            var point = isDrawn ? BreakEvenPoint.Of([.. axis.Select(row => (row.Value!.Value, row.Saving))]) : default(BreakEvenPoint?);
            foreach (var level in axis.GroupBy(row => isDrawn ? "" : row.Level, StringComparer.Ordinal))
                yield return new()
                {
                    SchemeId = scheme,
                    Axis = axis.Key,
                    Level = isDrawn ? null : level.Key,
                    Futures = level.Count(),
                    PaysShare = level.Average(row => row.Saving > 0 ? 1.0 : 0.0),
                    MeanSavingGbp = level.Average(row => row.Saving),
                    BreakEvenValue = point?.Value,
                    PaysAbove = point?.PaysAbove,
                };
        }
    }

    private static PaybackRow PaybackOf(string scenario, bool builds,
        ILookup<string, (string Scenario, string Plan, int Year, double CostGbp, double? PositionGbp, bool IsCarried)> years)
    {
        var both = years["plan"].Join(years["do_minimum"], row => row.Year, row => row.Year,
            (plan, nothing) => (plan.Year, plan.CostGbp, nothing.CostGbp)).ToList();
        return new(scenario, builds ? LedgerYear.Payback(both) : null, both.Sum(year => year.Item3 - year.Item2));
    }
}
