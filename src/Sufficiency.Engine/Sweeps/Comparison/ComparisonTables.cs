using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Storage;

namespace Sufficiency.Engine.Sweeps.Comparison;

internal sealed record PlanOpeningRow(string Plan, string SchemeId, int OpeningYear, int Scenarios);

internal sealed record MatrixRow(ComparisonCell Cell, double? RegretGbp);

internal sealed record CriterionRow(PlanScore Score, bool IsLeastExpected, bool IsLeastRegret, bool IsLeastTail, bool IsGood);

internal sealed record CommitmentRow
{
    public required string SchemeId { get; init; }

    public required int GoodPlans { get; init; }

    public required int OpensIn { get; init; }

    public required int? FirstYear { get; init; }

    public required int? LastYear { get; init; }

    public required bool IsCommon { get; init; }

    public required bool IsFirstStep { get; init; }
}

internal sealed record AlternativeRow(string Scenario, string Plan, double AboveBestShare, int SchemesDiffering);

internal sealed record TornadoRow(string Axis, string Outcome, AxisEffect Effect);

internal sealed record BreakEvenRow
{
    public required string SchemeId { get; init; }

    public required string Axis { get; init; }

    public required string? Level { get; init; }

    public required int Futures { get; init; }

    public required double PaysShare { get; init; }

    public required double MeanSavingGbp { get; init; }

    public required double? BreakEvenValue { get; init; }

    public required bool? PaysAbove { get; init; }
}

internal sealed record DelayCostRow
{
    public required string SchemeId { get; init; }

    public required int YearsLate { get; init; }

    public required string Scenario { get; init; }

    public required double ObjectiveGbp { get; init; }

    public required double CostGbp { get; init; }

    public required double PupilYearsWaiting { get; init; }
}

internal sealed record PaybackRow(string Scenario, int? PaybackYear, double SavingGbp);

/// <summary>The tables of a comparison.</summary>
internal sealed record ComparisonTables
{
    public required IReadOnlyList<PlanOpeningRow> PlanOpenings { get; init; }

    public required IReadOnlyList<MatrixRow> Matrix { get; init; }

    public required IReadOnlyList<CriterionRow> Criteria { get; init; }

    public required IReadOnlyList<CommitmentRow> Commitments { get; init; }

    public required IReadOnlyList<AlternativeRow> Alternatives { get; init; }

    public required IReadOnlyList<TornadoRow> Tornado { get; init; }

    public required IReadOnlyList<BreakEvenRow> BreakEven { get; init; }

    public required IReadOnlyList<DelayCostRow> DelayCosts { get; init; }

    public required IReadOnlyList<LedgerYear> Ledger { get; init; }

    public required IReadOnlyList<PaybackRow> Payback { get; init; }

    private static TableDefinition<PlanOpeningRow> PlanOpeningsTable { get; } =
        new TableBuilder<PlanOpeningRow>("plan_openings", "What each compared plan opens when.", "plan", "scheme_id")
        .Text("plan", row => row.Plan, "plan").Text("scheme_id", row => row.SchemeId, "scheme")
        .Integer("opening_year", row => row.OpeningYear, "academic year", "year decided")
        .Integer("scenarios", row => row.Scenarios, "", "scenarios whose own plan it is").Build();

    private static TableDefinition<MatrixRow> MatrixTable { get; } =
        new TableBuilder<MatrixRow>("matrix", "Each plan carried out in each future.", "plan", "scenario")
        .Text("plan", row => row.Cell.Plan, "plan").Text("scenario", row => row.Cell.Scenario, "future")
        .Text("status", row => row.Cell.Status, "solved, or why not")
        .Number("objective_gbp", row => row.Cell.ObjectiveGbp, "GBP", "discounted money and penalties", required: false)
        .Number("bound_gbp", row => row.Cell.BoundGbp, "GBP", "no placements under these decisions can be below it", required: false)
        .Number("cost_gbp", row => row.Cell.CostGbp, "GBP", "money of all years", required: false)
        .Number("pupil_years_waiting", row => row.Cell.PupilYearsWaiting, "pupil years",
            "pupils waiting, summed over years", required: false)
        .Number("minutes_per_pupil", row => row.Cell.MinutesPerPupil, "minutes", "mean journey one way", required: false)
        .Number("regret_gbp", row => row.RegretGbp, "GBP", "objective beyond the best plan of the future; empty where not solved, "
            + "or where a scheme was left out to price it", required: false).Build();

    private static TableDefinition<CriterionRow> CriteriaTable { get; } =
        new TableBuilder<CriterionRow>("criteria", "Each plan over all futures, each as likely as another.", "plan")
        .Text("plan", row => row.Score.Plan, "plan").Integer("futures", row => row.Score.Futures, "", "futures it was carried out in")
        .Number("expected_gbp", row => row.Score.ExpectedGbp, "GBP", "mean objective")
        .Number("worst_gbp", row => row.Score.WorstGbp, "GBP", "largest objective")
        .Number("cvar_gbp", row => row.Score.ConditionalValueAtRiskGbp, "GBP", "mean objective of the dearest futures")
        .Number("expected_regret_gbp", row => row.Score.ExpectedRegretGbp, "GBP", "mean regret")
        .Number("maximum_regret_gbp", row => row.Score.MaximumRegretGbp, "GBP", "largest regret")
        .YesNo("is_least_expected", row => row.IsLeastExpected, "least mean objective")
        .YesNo("is_least_regret", row => row.IsLeastRegret, "least largest regret")
        .YesNo("is_least_cvar", row => row.IsLeastTail, "least mean of the dearest futures")
        .YesNo("is_good", row => row.IsGood, "within the tolerance of the least mean objective").Build();

    private static TableDefinition<CommitmentRow> CommitmentsTable { get; } =
        new TableBuilder<CommitmentRow>("commitments", "What the good plans have in common.", "scheme_id")
        .Text("scheme_id", row => row.SchemeId, "scheme").Integer("good_plans", row => row.GoodPlans, "", "good plans")
        .Integer("opens_in", row => row.OpensIn, "", "good plans that open it")
        .Integer("first_year", row => row.FirstYear, "academic year", "earliest opening in a good plan", required: false)
        .Integer("last_year", row => row.LastYear, "academic year", "latest opening", required: false)
        .YesNo("is_common", row => row.IsCommon, "every good plan opens it")
        .YesNo("is_first_step", row => row.IsFirstStep, "every good plan opens it in the first year in which any opens a scheme").Build();

    private static TableDefinition<AlternativeRow> AlternativesTable { get; } =
        new TableBuilder<AlternativeRow>("alternatives", "Plans near the best of a future that build differently.", "scenario", "plan")
        .Text("scenario", row => row.Scenario, "future").Text("plan", row => row.Plan, "plan")
        .Number("above_best_share", row => row.AboveBestShare, "share", "objective above the best of the future")
        .Integer("schemes_differing", row => row.SchemesDiffering, "", "schemes that open in one of the two and not in the other").Build();

    private static TableDefinition<TornadoRow> TornadoTable { get; } =
        new TableBuilder<TornadoRow>("tornado", "How far each axis moves each outcome of the scenarios' own plans.", "outcome", "axis")
        .Text("axis", row => row.Axis, "axis or drawn factor").Text("outcome", row => row.Outcome,
            "cost_gbp, objective_gbp or pupil_years_waiting").Text("low_level", row => row.Effect.LowLevel, "level of the least mean")
        .Number("low", row => row.Effect.Low, "", "that mean").Text("high_level", row => row.Effect.HighLevel, "level of the largest mean")
        .Number("high", row => row.Effect.High, "", "that mean")
        .Number("first_order", row => row.Effect.FirstOrder, "share", "share of the variance that it explains alone").Build();

    private static TableDefinition<BreakEvenRow> BreakEvenTable { get; } =
        new TableBuilder<BreakEvenRow>("break_even", "Where a scheme of the best plan is worth it.", "scheme_id", "axis", "level")
        .Text("scheme_id", row => row.SchemeId, "scheme").Text("axis", row => row.Axis, "axis or drawn factor")
        .Text("level", row => row.Level, "level; empty for a drawn factor", required: false)
        .Integer("futures", row => row.Futures, "", "futures looked at")
        .Number("pays_share", row => row.PaysShare, "share", "share of them in which the plan with it costs less than without")
        .Number("mean_saving_gbp", row => row.MeanSavingGbp, "GBP", "mean of what it saves, penalties included")
        .Number("break_even_value", row => row.BreakEvenValue, "", "value of the factor at which it begins to pay", required: false)
        .Text("pays", row => row.PaysAbove is { } above ? above ? "above" : "below" : null, "on which side of it", required: false).Build();

    private static TableDefinition<DelayCostRow> DelayCostsTable { get; } = new TableBuilder<DelayCostRow>("delay_costs",
        "What a later opening of a scheme of the best plan costs.", "scheme_id", "years_late", "scenario")
        .Text("scheme_id", row => row.SchemeId, "scheme").Integer("years_late", row => row.YearsLate, "years", "later than the plan")
        .Text("scenario", row => row.Scenario, "future")
        .Number("objective_gbp", row => row.ObjectiveGbp, "GBP", "more discounted money and penalties")
        .Number("cost_gbp", row => row.CostGbp, "GBP", "more money; less where pupils wait instead")
        .Number("pupil_years_waiting", row => row.PupilYearsWaiting, "pupil years", "more waiting").Build();

    private static TableDefinition<LedgerYear> LedgerTable { get; } =
        new TableBuilder<LedgerYear>("ledger", "High-needs position by year, in cash.", "scenario", "plan", "academic_year")
        .Text("scenario", row => row.Scenario, "future").Text("plan", row => row.Plan, "plan or do_minimum")
        .Integer("academic_year", row => row.AcademicYear, "academic year", "year")
        .Number("in_year_position_gbp", row =>
            row.InYearPositionGbp, "GBP cash", "grant less spending").Number("cumulative_position_gbp", row =>
            row.CumulativePositionGbp, "GBP cash", "with all before it, the opening deficit too, if the council bears every year's deficit")
        .Number("balance_if_government_gbp", row =>
            row.ClosingIfGovernmentGbp, "GBP cash", "the same if the government bears the deficits of the years after the override")
        .Number("deficit_grant_gbp", row => row.GrantGbp, "GBP cash", "what the government's deficit grant meets")
        .Text("reserves", row => row.IsAgainstReserves is { } counts ? counts ? "counts" : "override" : null,
            "whether the deficit counts against reserves", required: false).Build();

    private static TableDefinition<PaybackRow> PaybackTable { get; } =
        new TableBuilder<PaybackRow>("payback", "When each future's own plan has paid back.", "scenario")
        .Text("scenario", row => row.Scenario, "future")
        .Integer("payback_year", row => row.PaybackYear, "academic year", "first year from which it has cost less in all than "
            + "committed schemes only; empty where never, or where that plan opens nothing else", required: false)
        .Number("saving_gbp", row => row.SavingGbp, "GBP", "saved over all years").Build();

    /// <summary>Writes every table into a folder.</summary>
    public void Write(string folder, SweepReader sweep)
    {
        ParquetTables.Write(folder, PlanOpeningsTable, PlanOpenings);
        ParquetTables.Write(folder, MatrixTable, Matrix);
        ParquetTables.Write(folder, CriteriaTable, Criteria);
        ParquetTables.Write(folder, CommitmentsTable, Commitments);
        ParquetTables.Write(folder, AlternativesTable, Alternatives);
        ParquetTables.Write(folder, TornadoTable, Tornado);
        ParquetTables.Write(folder, BreakEvenTable, BreakEven);
        ParquetTables.Write(folder, DelayCostsTable, DelayCosts);
        ParquetTables.Write(folder, LedgerTable, Ledger);
        ParquetTables.Write(folder, PaybackTable, Payback);
        sweep.WriteBands(folder);
        SchemaFile.Write(folder, [("",
        [
            PlanOpeningsTable, MatrixTable, CriteriaTable, CommitmentsTable, AlternativesTable, TornadoTable, BreakEvenTable,
                DelayCostsTable, LedgerTable, PaybackTable,
            SweepReader.Bands,
        ])]);
    }
}
