using Sufficiency.Engine.Sweeps.Scenarios;

namespace Sufficiency.Engine.Tests.Sweeps;

public sealed class ShardTests
{
    [Theory]
    [InlineData("1/1", 1, 1)]
    [InlineData("3/8", 3, 8)]
    public void APartIsWritten(string text, int index, int count) => Assert.Equal(new(index, count), Shard.Parse(text, _ => null, out _));

    [Theory]
    [InlineData("SLURM_ARRAY_TASK_ID=0;SLURM_ARRAY_TASK_MIN=0;SLURM_ARRAY_TASK_COUNT=4", 1, 4)]
    [InlineData("SLURM_ARRAY_TASK_ID=7;SLURM_ARRAY_TASK_MIN=1;SLURM_ARRAY_TASK_STEP=2;SLURM_ARRAY_TASK_COUNT=4", 4, 4)]
    [InlineData("SLURM_ARRAY_TASK_ID=2;SLURM_ARRAY_TASK_MIN=0;SLURM_ARRAY_TASK_MAX=3;SLURM_ARRAY_TASK_COUNT=4", 3, 4)]
    [InlineData(
        "SLURM_ARRAY_TASK_ID=3;SLURM_ARRAY_TASK_MIN=3;SLURM_ARRAY_TASK_MAX=3;SLURM_ARRAY_TASK_COUNT=1;SUFFICIENCY_SHARD_COUNT=8", 3, 8)]
    [InlineData("SLURM_ARRAY_TASK_ID=3;SLURM_ARRAY_TASK_MIN=3;SLURM_ARRAY_TASK_MAX=3;SLURM_ARRAY_TASK_COUNT=1;SUFFICIENCY_SHARD_COUNT=8;"
        + "SUFFICIENCY_SHARD_FIRST=0", 4, 8)]
    [InlineData(
        "SLURM_ARRAY_TASK_ID=0;SLURM_ARRAY_TASK_MIN=0;SLURM_ARRAY_TASK_MAX=7;SLURM_ARRAY_TASK_COUNT=8;SUFFICIENCY_SHARD_COUNT=8", 1, 8)]
    [InlineData("AZ_BATCH_TASK_ID=8;SUFFICIENCY_SHARD_COUNT=20;SUFFICIENCY_SHARD_FIRST=", 9, 20)]
    [InlineData("AWS_BATCH_JOB_ARRAY_INDEX=2;AWS_BATCH_JOB_ARRAY_SIZE=3", 3, 3)]
    [InlineData("JOB_COMPLETION_INDEX=1;SUFFICIENCY_SHARD_COUNT=2", 2, 2)]
    [InlineData("AZ_BATCH_TASK_ID=sweep-task-12;SUFFICIENCY_SHARD_COUNT=20;SUFFICIENCY_SHARD_FIRST=1", 12, 20)]
    [InlineData("AZ_BATCH_TASK_ID=0;SUFFICIENCY_SHARD_COUNT=20", 1, 20)]
    public void APlaceInAnArrayIsReadFromTheEnvironment(string environment, int index, int count) =>
        Assert.Equal(new(index, count), Shard.Parse("env", Variables(environment), out _));

    [Theory]
    [InlineData("0/4", "", "no part 0 of 4")]
    [InlineData("5/4", "", "no part 5 of 4")]
    [InlineData("two", "", "names no part")]
    [InlineData("-1/4", "", "names no part")]
    [InlineData("env", "", "No array task is running here")]
    [InlineData("env", "JOB_COMPLETION_INDEX=1", "SUFFICIENCY_SHARD_COUNT does not say")]
    [InlineData("env", "JOB_COMPLETION_INDEX=9;SUFFICIENCY_SHARD_COUNT=2", "no part 10 of 2")]
    [InlineData("env", "SLURM_ARRAY_TASK_ID=3;SLURM_ARRAY_TASK_MIN=3;SLURM_ARRAY_TASK_MAX=3;SLURM_ARRAY_TASK_COUNT=1",
        "Set SUFFICIENCY_SHARD_COUNT")]
    [InlineData("env", "SLURM_ARRAY_TASK_ID=7;SLURM_ARRAY_TASK_MIN=1;SLURM_ARRAY_TASK_MAX=7;SLURM_ARRAY_TASK_COUNT=3",
        "Set SUFFICIENCY_SHARD_COUNT")]
    [InlineData("env", "AZ_BATCH_TASK_ID=8;SUFFICIENCY_SHARD_COUNT=8", "set SUFFICIENCY_SHARD_FIRST")]
    [InlineData("env", "SLURM_ARRAY_TASK_ID=3;SLURM_ARRAY_TASK_MIN=0;SLURM_ARRAY_TASK_STEP=2;SLURM_ARRAY_TASK_COUNT=2",
        "which is not the number")]
    [InlineData("env", "AZ_BATCH_TASK_ID=task;SUFFICIENCY_SHARD_COUNT=2", "which is not the number")]
    public void WhatNamesNoPartIsTold(string text, string environment, string problem)
    {
        Assert.Null(Shard.Parse(text, Variables(environment), out var fault));
        Assert.Contains(problem, fault, StringComparison.Ordinal);
    }

    [Fact]
    public void PartsHoldEveryScenarioOnce() =>
        Assert.All(Enumerable.Range(0, 50), number => Assert.Single(Enumerable.Range(1, 7), index => new Shard(index, 7).Holds(number)));

    private static Func<string, string?> Variables(string environment)
    {
        var variables = environment.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('='))
            .ToDictionary(part => part[0], part => part[1], StringComparer.Ordinal);
        return name => variables.GetValueOrDefault(name);
    }
}
