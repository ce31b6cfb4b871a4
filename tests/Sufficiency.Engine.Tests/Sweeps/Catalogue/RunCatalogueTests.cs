using Sufficiency.Engine.Sweeps.Catalogue;
using Sufficiency.Engine.Sweeps.Storage;

namespace Sufficiency.Engine.Tests.Sweeps.Catalogue;

/// <summary>What a list of runs says of sweeps and of folders that hold none.</summary>
public sealed class RunCatalogueTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("sufficiency-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void ASweepIsListedOnceWithItsScenariosAndItsOwnRunsAreNot()
    {
        var sweep = At("group/openings");
        Record.Write(sweep);
        Directory.CreateDirectory(Path.Combine(sweep, "scenario=base"));
        File.WriteAllText(Path.Combine(sweep, "scenario=base", "run.json"), "{");

        var entry = Assert.Single(RunCatalogue.List(folder));

        Assert.Equal((CatalogueKind.Sweep, "Openings", 48L, true), (entry.Kind, entry.Title, entry.Scenarios!.Value, entry.IsWhole));
        Assert.Equal("msoa", entry.Settings["areas"]);
        Assert.Equal(sweep, entry.Folder);
    }

    [Fact]
    public void ADamagedRecordIsNamedAndTheOthersAreStillListed()
    {
        Record.Write(At("whole"));
        File.WriteAllText(Path.Combine(At("torn"), "sweep.json"), "{\"title\": 1}");
        File.WriteAllText(Path.Combine(At("joint"), "robust.json"), "");

        var entries = RunCatalogue.List(folder);

        Assert.Equal(["joint", "torn", "whole"],
            entries.Select(entry => Path.GetFileName(entry.Folder)).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Equal("whole", Path.GetFileName(Assert.Single(entries, entry => entry.IsWhole).Folder));
        Assert.All(entries.Where(entry => !entry.IsWhole), entry => Assert.Contains("is damaged", entry.Fault, StringComparison.Ordinal));
    }

    [Fact]
    public void FoldersWithoutTablesHalfWrittenFoldersAndNoFolderListNothing()
    {
        File.WriteAllText(Path.Combine(At("notes"), "page.txt"), "");
        Record.Write(At(".run.partial"));

        Assert.Empty(RunCatalogue.List(folder));
        Assert.Empty(RunCatalogue.List(Path.Combine(folder, "nowhere")));
    }

    private static SweepRecord Record => new()
    {
        EngineVersion = "1.0",
        Name = "openings",
        Title = "Openings",
        FileSha256 = "",
        Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["areas"] = "msoa" },
        Scenarios = 48,
        Shard = "1/1",
        Inputs = [],
    };

    private string At(string name) => Directory.CreateDirectory(Path.Combine(folder, Path.Combine(name.Split('/')))).FullName;
}
