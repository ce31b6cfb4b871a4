using System.Globalization;
using System.Text.Json;
using Sufficiency.Engine.Planning;
using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Sweeps.Steps;

namespace Sufficiency.Engine.Sweeps.Differences;

/// <summary>The tables of an explained difference.</summary>
internal static class DifferenceTables
{
    private static readonly TableDefinition<(int Number, ChangedInput Input)> Inputs =
        new TableBuilder<(int Number, ChangedInput Input)>("changed_inputs", "Every input that differs between two runs.", "number")
        .Integer("number", row => row.Number, "", "number of the change")
        .Text("subject", row => InputSubjects.Name(row.Input.Subject), "what the input is about")
        .Text("file", row => row.Input.File, "table or file, or the option that gave the value")
        .Text("row", row => row.Input.Row, "row by its key, or name of the assumption")
        .Text("column", row => row.Input.Column, "column; empty if the whole row is new or left out")
        .Text("old_value", row => row.Input.Old, "value in the first run; empty if there is none", required: false)
        .Text("new_value", row => row.Input.New, "value in the second run; empty if there is none", required: false).Build();

    private static readonly TableDefinition<StepRow> Steps =
        new TableBuilder<StepRow>("difference_steps",
            "What each group of changed inputs does to each figure; changes add up.", "figure", "step")
        .Text("figure", row => row.Figure.Code, "code of the figure")
        .Text("figure_name", row => row.Figure.Name, "its name")
        .Text("unit", row => row.Figure.Unit, "its unit")
        .Text("part_of", row => row.Figure.PartOf, "code of the figure that it is a part of", required: false)
        .Integer("step", row => row.Number, "", "number of the step")
        .Text("step_name", row => row.Step.Name, "inputs that change in the step")
        .Number("before", row => (double)row.Step.Before, "", "figure before the step")
        .Number("after", row => (double)row.Step.After, "", "figure after the step")
        .Number("change", row => (double)row.Step.Change, "", "after less before").Build();

    private static readonly TableDefinition<(int Step, MovedOpening Scheme)> Openings =
        new TableBuilder<(int Step, MovedOpening Scheme)>("difference_openings", "Schemes whose opening a step changes.", "step", "name")
        .Integer("step", row => row.Step, "", "number of the step")
        .Text("name", row => row.Scheme.Name, "name of the scheme")
        .Integer("before", row => row.Scheme.Before, "academic year", "opening before; empty if it does not open", required: false)
        .Integer("after", row => row.Scheme.After, "academic year", "opening after; empty if it does not open", required: false).Build();

    /// <summary>Writes the tables, their schema.json and difference.json into a folder.</summary>
    public static void Write(string folder, RunDifference difference)
    {
        ParquetTables.Write(folder, Inputs, [.. difference.Changes.Select((change, i) => (i + 1, change))]);
        ParquetTables.Write(folder, Steps,
        [
            .. from waterfall in difference.Waterfalls
               from step in waterfall.Steps
               select new StepRow(waterfall.Figure, int.Parse(step.Code, CultureInfo.InvariantCulture), step),
        ]);
        ParquetTables.Write(folder, Openings,
        [
            .. from step in difference.Steps
               from scheme in step.Moved
               select (int.Parse(step.Code, CultureInfo.InvariantCulture), scheme),
        ]);
        SchemaFile.Write(folder, [("", [Inputs, Steps, Openings])]);
        File.WriteAllText(Path.Combine(folder, RunFolder.DifferenceRecordName), JsonSerializer.Serialize(
            new { ThisEngine.Version, difference.From, difference.To, difference.FirstYear, difference.LastYear }, RunRecord.Json) + "\n");
    }

    private sealed record StepRow(StepFigure Figure, int Number, FigureStep Step);
}
