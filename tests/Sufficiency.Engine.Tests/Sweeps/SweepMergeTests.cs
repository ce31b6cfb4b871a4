using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Sweeps.Runs;
using Sufficiency.Engine.Sweeps.Scenarios;
using Sufficiency.Engine.Sweeps.Storage;

namespace Sufficiency.Engine.Tests.Sweeps;

/// <summary>Merging parts that are damaged, into folders that are not empty; sweeps whose record was lost.</summary>
public sealed class SweepMergeTests : IDisposable
{
    private readonly SweepText text = new("""
        name: small
        title: Two parts
        base: small
        schemes: as-planned
        set: {"schemes[vale-new].minimum_viable_roll": ~}
        axes:
          growth:
            central: base
            high: {demand.growth: high}

        """);

    private string[] Parts => [text.At("part-1"), text.At("part-2")];

    public void Dispose() => text.Dispose();

    [Fact]
    public async Task ADamagedScenarioIsNamedAndNothingIsMerged()
    {
        await SweepBothAsync();
        foreach (var (file, bytesLeft) in new[]
        {
            ("summary.parquet", 0), ("ledger.parquet", -1), ("headline.parquet", 300), ("run.json", 0), ("costs.parquet", -1),
        })
        {
            var path = text.At($"part-1/scenario=growth-central/{file}");
            var whole = await File.ReadAllBytesAsync(path);
            if (bytesLeft < 0) File.Delete(path);
            else await File.WriteAllBytesAsync(path, whole[..bytesLeft]);

            var refused = Assert.Throws<RunFolderException>(() => SweepMerge.Run(Parts, text.At("merged")));

            Assert.Contains($"{path} {(bytesLeft < 0 ? "is missing" : "cannot be read")}", refused.Message, StringComparison.Ordinal);
            Assert.False(Directory.Exists(text.At("merged")));
            await File.WriteAllBytesAsync(path, whole);
        }

        Assert.Equal(new(2, 0), SweepMerge.Run(Parts, text.At("merged")));
    }

    [Fact]
    public async Task WhatStandsThereIsLeftAndWhatAKilledMergeLeftIsNotInTheWay()
    {
        await SweepBothAsync();
        Directory.CreateDirectory(text.At("merged"));
        Directory.CreateDirectory(text.At(".merged.partial-1/.sweep"));
        await File.WriteAllTextAsync(text.At(".merged.partial-1/sweep.json"), "half");

        Assert.Throws<OperationCanceledException>(
            () => SweepMerge.Run(Parts, text.At("merged"), null, [], new CancellationToken(canceled: true)));
        Assert.Empty(Directory.EnumerateFileSystemEntries(text.At("merged")));
        Assert.Equal(new(2, 0), SweepMerge.Run(Parts, text.At("merged")));
        Assert.False(Directory.Exists(text.At(".merged.partial-1")));
        Assert.Contains("is not empty", Assert.Throws<RunFolderException>(() => SweepMerge.Run(Parts, text.At("merged"))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task AMergeOfTheSameNameThatIsUnderWayIsLeftAlone()
    {
        await SweepBothAsync();
        Directory.CreateDirectory(text.At(".merged.partial-1/.sweep"));
        using (FolderLock.Take(text.At(".merged.partial-1/.sweep"), "held"))
        {
            Assert.Contains("under way", Assert.Throws<RunFolderException>(() => SweepMerge.Run(Parts, text.At("merged"))).Message,
                StringComparison.Ordinal);
            Assert.True(File.Exists(text.At(".merged.partial-1/.sweep/lock")));
        }

        Assert.Equal(new(2, 0), SweepMerge.Run(Parts, text.At("merged")));
    }

    [Fact]
    public async Task ASweepWhoseRecordWasLostIsNotWiped()
    {
        await SweepBothAsync();
        File.Delete(text.At("part-1/sweep.json"));
        foreach (var resumes in new[] { true, false })
        {
            var refused = await Assert.ThrowsAsync<RunFolderException>(() => SweepAsync(1, resumes));
            Assert.Contains("it is left as it is", refused.Message, StringComparison.Ordinal);
        }

        Assert.True(RunFolder.IsWhole(text.At("part-1/scenario=growth-central")));
    }

    [Fact]
    public async Task ASweepThatWasKilledWhileItWasBeingReplacedIsReplaced()
    {
        await SweepBothAsync();
        File.Delete(text.At("part-1/sweep.json"));
        await File.WriteAllTextAsync(text.At("part-1/.sweep/clearing"), "");

        await SweepAsync(1, resumes: true);

        Assert.True(File.Exists(text.At("part-1/sweep.json")));
        Assert.False(File.Exists(text.At("part-1/.sweep/clearing")));
        Assert.Equal(new(2, 0), SweepMerge.Run(Parts, text.At("merged")));
    }

    private async Task SweepBothAsync()
    {
        await SweepAsync(1, resumes: false);
        await SweepAsync(2, resumes: false);
    }

    private Task SweepAsync(int part, bool resumes) =>
        new SweepRun(TimeProvider.System).RunAsync(
            new(text.Path, text.DataFolders, Parts[part - 1]) { Workers = 1, Resumes = resumes, Shard = new(part, 2) }, null, default);
}
