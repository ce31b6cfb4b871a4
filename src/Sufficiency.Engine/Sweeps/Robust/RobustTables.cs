using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Storage;

namespace Sufficiency.Engine.Sweeps.Robust;

internal sealed record JointOverrideRow(string Future, string Path, string? OldValue, string NewValue);

/// <summary>The tables of a joint plan.</summary>
internal sealed record RobustTables(IReadOnlyList<RobustScheme> Schemes, IReadOnlyList<RobustFuture> Futures,
    IReadOnlyList<JointOverrideRow> Overrides)
{
    private static TableDefinition<RobustScheme> SchemesTable { get; } =
        new TableBuilder<RobustScheme>("joint_schemes", "What is decided of each optional scheme, for all futures alike.", "scheme_id")
        .Text("scheme_id", row => row.SchemeId, "scheme").Text("name", row => row.Name, "its name")
        .Integer("opening_year", row => row.OpeningYear, "academic year", "year decided; empty where it is not built", required: false)
        .Number("capital_gbp", row => row.CapitalGbp, "GBP", "capital cost as the data pack has it")
        .Integer("late_in", row => row.LateIn, "futures", "futures in which it cannot open before a later year")
        .Integer("never_in", row => row.NeverIn, "futures", "futures in which the decision comes to nothing").Build();

    private static TableDefinition<RobustFuture> FuturesTable { get; } = new TableBuilder<RobustFuture>("joint_futures",
        "What the joint plan comes to in each future, beside committed schemes only.", "future")
        .Text("future", row => row.Name, "future, named as in the sweep").Number("weight", row => row.Weight, "share", "its probability")
        .Number("objective_gbp", row => row.Plan.ObjectiveGbp, "GBP", "discounted money and penalties")
        .Number("bound_gbp", row => row.Plan.BoundGbp, "GBP", "no placements under these schemes can be below it", required: false)
        .Number("cost_gbp", row => row.Plan.CostGbp, "GBP", "money of all years")
        .Number("pupil_years_waiting", row => row.Plan.PupilYearsWaiting, "pupil years", "pupils waiting, summed over years")
        .Number("do_minimum_objective_gbp", row => row.DoMinimum?.ObjectiveGbp, "GBP",
            "discounted money and penalties with committed schemes only; empty where that was not solved", required: false)
        .Number("do_minimum_cost_gbp", row => row.DoMinimum?.CostGbp, "GBP",
            "money of all years with committed schemes only", required: false)
        .Number("do_minimum_pupil_years_waiting", row => row.DoMinimum?.PupilYearsWaiting, "pupil years",
            "pupils waiting with committed schemes only", required: false).Build();

    private static TableDefinition<JointOverrideRow> OverridesTable { get; } =
        new TableBuilder<JointOverrideRow>("joint_overrides", "What each future changes of the data pack.", "future", "path")
        .Text("future", row => row.Future, "future").Text("path", row => row.Path, "assumption or cell")
        .Text("old_value", row => row.OldValue, "value in the data pack; empty where it says nothing", required: false)
        .Text("new_value", row => row.NewValue, "value used").Build();

    /// <summary>Writes them and their schema.json into a folder.</summary>
    public void Write(string folder)
    {
        ParquetTables.Write(folder, SchemesTable, Schemes);
        ParquetTables.Write(folder, FuturesTable, Futures);
        ParquetTables.Write(folder, OverridesTable, Overrides);
        SchemaFile.Write(folder, [("", [SchemesTable, FuturesTable, OverridesTable])]);
    }
}
