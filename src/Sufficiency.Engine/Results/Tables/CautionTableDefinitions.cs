namespace Sufficiency.Engine.Results.Tables;

/// <summary>The tables in which the engine doubts its own answer.</summary>
internal static class CautionTableDefinitions
{
    public static TableDefinition<Caution> Cautions { get; } = new TableBuilder<Caution>(
            "cautions", "What to read before the plan is shown: what a sceptic would say of it.", "check_name", "subject")
        .Text("check_name", row => row.Check, "the check, such as schools_that_double")
        .Text("subject", row => row.Subject, "what it is about, where a check says several things; else empty text")
        .Number("figure", row => row.Figure, "", "the figure it rests on: schools, a share, a ratio of shares or GBP")
        .Text("text", row => row.Text, "one line in plain words")
        .Build();

    public static TableDefinition<AssumptionCheck> AssumptionChecks { get; } = new TableBuilder<AssumptionCheck>(
            "assumption_checks",
            "What assumptions at the ends of their ranges do to the chosen schemes, by MSOA; "
                + "no rows where --check-assumptions was not given.", "path", "range_end")
        .Text("path", row => row.Path, "assumption")
        .Text("range_end", row => row.End, "low or high")
        .Text("name", row => row.Name, "what it is in plain words")
        .Text("value", row => row.Value, "its value there, as the range gives it")
        .Text("status", row => row.Status, "solved, or why not")
        .Number("chosen_gbp", row =>
            row.ChosenGbp, "GBP", "discounted money and penalties with the schemes that are best there", required: false)
        .Number("kept_gbp", row =>
            row.KeptGbp, "GBP", "the same with the schemes of the plan; empty where they have no plan there", required: false)
        .Number("regret_gbp", row => row.RegretGbp, "GBP", "what keeping the plan's schemes costs there", required: false)
        .Text("changes", row => row.Changes, "how the best schemes differ from the plan's; empty text where they do not")
        .YesNo("is_turning", row => row.IsTurning, "whether keeping the plan's schemes is proven to cost more there")
        .Build();

    /// <summary>Both.</summary>
    public static IReadOnlyList<ITable> All { get; } = [AssumptionChecks, Cautions];
}
