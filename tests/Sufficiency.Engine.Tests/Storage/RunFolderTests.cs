using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Storage;

public sealed class RunFolderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void ARunTakesItsNameOnlyWhenItIsWhole()
    {
        using (var run = RunFolder.Create(folder.At("run"), force: false))
        {
            File.WriteAllText(Path.Combine(run.WorkingPath, "table.parquet"), "half");
            Assert.False(Directory.Exists(folder.At("run")));
            Assert.Throws<InvalidOperationException>(run.Complete);
            File.WriteAllText(Path.Combine(run.WorkingPath, RunFolder.RecordName), "{}");
            run.Complete();
        }

        Assert.True(RunFolder.IsWhole(folder.At("run")));
        Assert.Equal([folder.At("run")], Directory.GetFileSystemEntries(folder.Root));
    }

    [Fact]
    public void ARunGivenUpLeavesNothing()
    {
        using (var run = RunFolder.Create(folder.At("run"), force: false)) File.WriteAllText(
            Path.Combine(run.WorkingPath, "table.parquet"), "half");
        Assert.Empty(Directory.GetFileSystemEntries(folder.Root));
    }

    [Fact]
    public void AnEarlierRunIsReplacedOnlyByForce()
    {
        Complete("run", "first");
        var refused = Assert.Throws<RunFolderException>(() => RunFolder.Create(folder.At("run"), force: false));
        Assert.Contains("--force", refused.Message, StringComparison.Ordinal);
        Assert.Equal("first", File.ReadAllText(folder.At("run", RunFolder.RecordName)));
        Complete("run", "second", force: true);
        Assert.Equal("second", File.ReadAllText(folder.At("run", RunFolder.RecordName)));
        Assert.Equal([folder.At("run")], Directory.GetFileSystemEntries(folder.Root));
    }

    [Fact]
    public void AFolderOfOtherFilesIsNeverReplaced()
    {
        Directory.CreateDirectory(folder.At("letters"));
        File.WriteAllText(folder.At("letters", "letter.txt"), "kept");
        Assert.Throws<RunFolderException>(() => RunFolder.Create(folder.At("letters"), force: true));
        Assert.Equal("kept", File.ReadAllText(folder.At("letters", "letter.txt")));
    }

    [Fact]
    public void AnEmptyFolderAndAFileInItsPlaceAreToldApart()
    {
        Directory.CreateDirectory(folder.At("empty"));
        Complete("empty", "run");
        Assert.True(RunFolder.IsWhole(folder.At("empty")));
        File.WriteAllText(folder.At("file"), "a file");
        Assert.Throws<RunFolderException>(() => RunFolder.Create(folder.At("file"), force: true));
    }

    [Fact]
    public void WhatAKilledRunLeftIsClearedByTheNextAndALivingRunIsNot()
    {
        Directory.CreateDirectory(folder.At(".run.partial-1"));
        File.WriteAllText(folder.At(".run.partial-1", RunFolder.RecordName), "killed just before its name");
        using (var living = RunFolder.Create(folder.At("run"), force: false))
        {
            File.WriteAllText(Path.Combine(living.WorkingPath, "table.parquet"), "half");
            using (var other = RunFolder.Create(folder.At("run"), force: false))
            {
                Assert.NotEqual(living.WorkingPath, other.WorkingPath, StringComparer.Ordinal);
                Assert.True(File.Exists(Path.Combine(living.WorkingPath, "table.parquet")));
            }
        }

        Assert.Empty(Directory.GetFileSystemEntries(folder.Root));
    }

    [Fact]
    public void ARunMovedAsideComesBackWhereItsSuccessorNeverCame()
    {
        Complete("run", "earlier");
        Directory.Move(folder.At("run"), folder.At(".run.replaced"));
        using (RunFolder.Create(folder.At("run"), force: true)) Assert.Equal("earlier",
            File.ReadAllText(folder.At("run", RunFolder.RecordName)));
        Assert.Equal([folder.At("run")], Directory.GetFileSystemEntries(folder.Root));
    }

    [Fact]
    public void AFolderWithoutARecordIsNoRun()
    {
        Directory.CreateDirectory(folder.At("run"));
        Assert.Throws<RunFolderException>(() => RunRecord.Read(folder.At("run")));
        File.WriteAllText(folder.At("run", RunFolder.RecordName), "{ half");
        Assert.Throws<RunFolderException>(() => RunRecord.Read(folder.At("run")));
    }

    private void Complete(string name, string record, bool force = false)
    {
        using var run = RunFolder.Create(folder.At(name), force);
        File.WriteAllText(Path.Combine(run.WorkingPath, RunFolder.RecordName), record);
        run.Complete();
    }
}
