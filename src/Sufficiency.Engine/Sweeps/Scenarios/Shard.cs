using System.Globalization;

namespace Sufficiency.Engine.Sweeps.Scenarios;

/// <summary>The part of a sweep that one machine solves: every <paramref name="Count"/>th scenario.</summary>
/// <param name="Index">Which part, counted from 1.</param>
/// <param name="Count">How many parts there are.</param>
public sealed record Shard(int Index, int Count)
{
    /// <summary>The whole sweep.</summary>
    public static Shard Whole { get; } = new(1, 1);

    /// <summary>Environment variable with the number of parts, where the scheduler does not say it.</summary>
    public const string CountVariable = "SUFFICIENCY_SHARD_COUNT";

    /// <summary>Environment variable with the index of the first task. It is read for Azure Batch, and for a Slurm array whose number of
    /// parts is set. Left out, it is 0 for Azure Batch and 1 for Slurm.</summary>
    public const string FirstVariable = "SUFFICIENCY_SHARD_FIRST";

    /// <summary>Whether a scenario belongs to this part.</summary>
    public bool Holds(long scenarioNumber) => scenarioNumber % Count == Index - 1;

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Index}/{Count}");

    /// <summary>Reads <c>i/n</c>, or <c>env</c>: the array task that Slurm, AWS Batch, Azure Batch or a Kubernetes Indexed Job
    /// names.</summary>
    /// <param name="text">What the user wrote.</param>
    /// <param name="variable">The environment.</param>
    /// <param name="fault">What is wrong with it; null where nothing is.</param>
    public static Shard? Parse(string text, Func<string, string?> variable, out string? fault)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(variable);
        if (text == "env") return FromEnvironment(variable, out fault);
        var parts = text.Split('/');
        return parts.Length == 2 && Number(parts[0]) is { } index && Number(parts[1]) is { } count
            ? Checked(index, count, out fault)
            : Refuse($"«{text}» names no part of a sweep. Write i/n, such as 1/4, or env.", out fault);
    }

    private static Shard? FromEnvironment(Func<string, string?> variable, out string? fault)
    {
        // Slurm: sbatch(1), "OUTPUT ENVIRONMENT VARIABLES"; the count of tasks is that of the whole array.
        if (variable("SLURM_ARRAY_TASK_ID") is { Length: > 0 } slurm)
            return OfSlurm(slurm, name => variable(name) is { Length: > 0 } value ? value : null, out fault);
        // AWS Batch, "Array job environment variables".
        if (variable("AWS_BATCH_JOB_ARRAY_INDEX") is { Length: > 0 } aws)
            return Of("AWS_BATCH_JOB_ARRAY_INDEX", aws, variable("AWS_BATCH_JOB_ARRAY_SIZE") ?? variable(CountVariable),
                "AWS_BATCH_JOB_ARRAY_SIZE", "0", "1", out fault);
        // Azure Batch numbers the tasks of a sweep at the end of their identifiers.
        if (variable("AZ_BATCH_TASK_ID") is { Length: > 0 } azure)
            return Of("AZ_BATCH_TASK_ID", string.Concat(azure.Reverse().TakeWhile(char.IsAsciiDigit).Reverse()), variable(CountVariable),
                CountVariable, variable(FirstVariable) is { Length: > 0 } first ? first : "0", "1", out fault);
        // Kubernetes, "Indexed Job": the count of completions is not passed to the pod.
        if (variable("JOB_COMPLETION_INDEX") is { Length: > 0 } kubernetes)
            return Of("JOB_COMPLETION_INDEX", kubernetes, variable(CountVariable), CountVariable, "0", "1", out fault);
        return Refuse("No array task is running here: none of SLURM_ARRAY_TASK_ID, AWS_BATCH_JOB_ARRAY_INDEX, AZ_BATCH_TASK_ID, "
            + "JOB_COMPLETION_INDEX is set. Write --shard i/n.", out fault);
    }

    /// <summary>
    /// A task of an array without gaps is the part of that number. An array with gaps, such as a lost task sent again, does not tell the
    /// number of parts. Then the number must be set, and parts are counted from 1.
    /// </summary>
    private static Shard? OfSlurm(string task, Func<string, string?> variable, out string? fault)
    {
        const string Id = "SLURM_ARRAY_TASK_ID", Tasks = "SLURM_ARRAY_TASK_COUNT";
        var (least, most, step) =
            (variable("SLURM_ARRAY_TASK_MIN") ?? "0", variable("SLURM_ARRAY_TASK_MAX"), variable("SLURM_ARRAY_TASK_STEP") ?? "1");
        var isWhole = most is null || (Number(least) is { } from and <= 1 && Number(most) is { } to && Number(step) is { } every
            && every >= 1 && Number(variable(Tasks) ?? "") is { } count and > 1 && ((to - from) / every) + 1 == count);
        if (variable(CountVariable) is { } parts)
            return Of(Id, task, parts, CountVariable, variable(FirstVariable) ?? (isWhole ? least : "1"), isWhole ? step : "1", out fault);
        return isWhole
            ? Of(Id, task, variable(Tasks), Tasks, least, step, out fault)
            : Refuse("This array is of one task, or leaves some out, so that it does not tell how many parts the sweep has. "
                + $"Set {CountVariable} to that number; parts are then counted from 1, or from {FirstVariable}.", out fault);
    }

    private static Shard? Of(string name, string text, string? count, string countName, string first, string step, out string? fault)
    {
        if (Number(text) is not { } at || Number(first) is not { } start || Number(step) is not { } every || every < 1 || at < start
            || (at - start) % every != 0)
            return Refuse($"{name} holds «{text}», which is not the number of an array task.", out fault);
        return count is not null && Number(count) is { } tasks
            ? Checked(((at - start) / every) + 1, tasks, out fault)
            : Refuse($"{name} says which task this is, but {countName} does not say how many there are. Set it to the number of tasks.",
                out fault);
    }

    private static Shard? Checked(int index, int count, out string? fault)
    {
        fault = index >= 1 && index <= count ? null : string.Create(CultureInfo.InvariantCulture, $"There is no part {index} of {count}: "
            + $"parts are counted from 1. Where a scheduler counts its tasks from another number, set {FirstVariable} to it.");
        return fault is null ? new(index, count) : null;
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static Shard? Refuse(string problem, out string? fault)
    {
        fault = problem;
        return null;
    }
}
