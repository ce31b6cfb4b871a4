using Sufficiency.Engine.Storage;

namespace Sufficiency.Returns.Forms;

/// <summary>How the figures of every return are made, in sentences.</summary>
internal static class CensusWords
{
    /// <summary>The sentences.</summary>
    public static IEnumerable<string> Of(ReturnContext context)
    {
        var (run, first) = (context.Run.Record, context.Plan.BaseYear);
        yield return $"Figures are those of the run {run.Scenario} ({run.Title}). This is planning, never a decision about a child.";
        yield return $"January {first + 1} was counted. Every later figure is expected, so a figure may be a part of a pupil "
            + "before it is rounded.";
        yield return "Each figure is rounded by itself, halves up. Totals are rounded from unrounded figures, "
            + "so rounded ones may not add up.";
        yield return "Reception to Year 14: pupils of the base roll who still hold their place, "
            + "pupils placed by the plan, and pupils waiting.";
        yield return "Pupils placed are spread over needs and year groups. Two sums of the run hold: "
            + "plans by need and year group, and pupils by "
            + "kind of place.";
        yield return "Early years, ages 19 to 25, and pupils who hold no school place come from the forecast. The long form marks them.";
        yield return "Early years and ages 19 to 25 keep the settings of the count, by need and year group.";
        if (!ReferenceEquals(context.Run, context.UnmitigatedRun))
        {
            yield return $"Unmitigated figures are those of committed schemes only in another run, {context.UnmitigatedRun.Record.Title}.";
            if (Inputs(context.Run) != Inputs(context.UnmitigatedRun))
                yield return "The inputs of the two runs differ, so differences are of inputs and schemes together.";
        }
    }

    private static string Inputs(RunQueries run) => string.Join('\n',
        run.Record.Inputs.Select(file => file.Sha256).Concat(run.Record.Overrides.Select(change => $"{change.Path}={change.NewValue}"))
            .Append(run.Record.Actions?.Text ?? ""));
}
