using System.Text.Json;
using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Storage;

namespace Sufficiency.Engine.Sweeps.Mitigation;

/// <summary>What a step does to a figure.</summary>
internal sealed record ActionStepRow
{
    public required string Figure { get; init; }

    public required int StepNumber { get; init; }

    public required string Step { get; init; }

    public required string StepName { get; init; }

    public required string FigureName { get; init; }

    public required string? PartOf { get; init; }

    public required string Unit { get; init; }

    public required double Before { get; init; }

    public required double After { get; init; }

    public required double Change { get; init; }

    public required double? AloneChange { get; init; }
}

/// <summary>What actions do to a figure together beyond the sum of what each does alone.</summary>
internal sealed record ActionInteractionRow(string Figure, string FigureName, string Unit, double Together, double SumOfAlone,
    double Interaction);

/// <summary>How a study of actions came about: the content of mitigation.json.</summary>
internal sealed record MitigationRecord(int FormatVersion, string EngineVersion, string Title, RecordedActions Actions, double? OpenGbp,
    IReadOnlyDictionary<string, double> SecondsByStage);

/// <summary>The tables of a study of actions.</summary>
internal static class MitigationTables
{
    private static TableDefinition<ActionStepRow> Steps { get; } = new TableBuilder<ActionStepRow>("action_steps",
            "How each figure leads from committed schemes only without actions to the plan with all actions, step by step.",
            "figure", "step_number")
        .Text("figure", row => row.Figure, "figure, such as discounted_gbp")
        .Integer("step_number", row => row.StepNumber, "", "1 for the schemes that the plan builds, then the actions in their order")
        .Text("step", row => row.Step, "schemes, or the action")
        .Text("step_name", row => row.StepName, "the step in words")
        .Text("figure_name", row => row.FigureName, "the figure in words")
        .Text("part_of", row => row.PartOf, "figure that it is a part of; empty for a whole", required: false)
        .Text("unit", row => row.Unit, "unit of the figure")
        .Number("before", row => row.Before, "see unit", "figure before the step")
        .Number("after", row => row.After, "see unit", "figure after the step")
        .Number("change", row => row.Change, "see unit", "what the step adds on top of those before it")
        .Number("alone_change", row => row.AloneChange, "see unit",
            "what the action adds alone to the plan without actions; empty for parts and for schemes", required: false)
        .Build();

    private static TableDefinition<ActionInteractionRow> Interactions { get; } = new TableBuilder<ActionInteractionRow>(
            "action_interactions", "What actions do together beyond the sum of what each does alone.", "figure")
        .Text("figure", row => row.Figure, "figure")
        .Text("figure_name", row => row.FigureName, "the figure in words")
        .Text("unit", row => row.Unit, "unit of the figure")
        .Number("together", row => row.Together, "see unit", "change by all actions together")
        .Number("sum_of_alone", row => row.SumOfAlone, "see unit", "sum of the changes by each alone")
        .Number("interaction", row => row.Interaction, "see unit", "together less that sum")
        .Build();

    private static TableDefinition<SchemeStep> Schemes { get; } = new TableBuilder<SchemeStep>(
            "action_schemes", "Schemes that open in another year, or not at all, after a step.", "step", "scheme_id")
        .Text("step", row => row.Step, "step")
        .Text("scheme_id", row => row.SchemeId, "scheme")
        .Text("name", row => row.Name, "its name")
        .Integer("opening_before", row => row.Before, "academic year", "year before the step; empty where it is not built", required: false)
        .Integer("opening_after", row => row.After, "academic year", "year after the step; empty where it is not built", required: false)
        .Build();

    /// <summary>Writes them, their schema.json and mitigation.json into a folder.</summary>
    public static void Write(string folder, MitigateOutcome outcome)
    {
        ParquetTables.Write(folder, Steps, StepRows(outcome));
        ParquetTables.Write(folder, Interactions, [.. outcome.Alone.Select(one => new ActionInteractionRow(one.Figure.Code, one.Figure.Name,
            one.Figure.Unit, (double)one.Together, (double)one.Changes.Sum(), (double)one.Interaction))]);
        ParquetTables.Write(folder, Schemes, outcome.Schemes);
        SchemaFile.Write(folder, [("", [Steps, Interactions, Schemes])]);
        var record = new MitigationRecord(1, ThisEngine.Version, outcome.Title, outcome.Actions, outcome.OpenGbp, outcome.Seconds);
        File.WriteAllText(Path.Combine(folder, RunFolder.MitigationRecordName), JsonSerializer.Serialize(record, RunRecord.Json) + "\n");
    }

    private static IReadOnlyList<ActionStepRow> StepRows(MitigateOutcome outcome) =>
    [
        .. from waterfall in outcome.Waterfalls
           let alone = outcome.Alone.FirstOrDefault(one => one.Figure == waterfall.Figure)
           from step in waterfall.Steps.Select((step, i) => (One: step, Number: i + 1))
           select new ActionStepRow
           {
               Figure = waterfall.Figure.Code,
               StepNumber = step.Number,
               Step = step.One.Code,
               StepName = step.One.Name,
               FigureName = waterfall.Figure.Name,
               PartOf = waterfall.Figure.PartOf,
               Unit = waterfall.Figure.Unit,
               Before = (double)step.One.Before,
               After = (double)step.One.After,
               Change = (double)step.One.Change,
               AloneChange = step.Number == 1 ? null : (double?)alone?.Changes[step.Number - 2],
           },
    ];
}
