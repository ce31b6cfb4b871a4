using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Sweeps.Files;
using Sufficiency.Engine.Sweeps.Scenarios;
using Sufficiency.Engine.Sweeps.Storage;

namespace Sufficiency.Engine.Sweeps.Runs;

/// <summary>A sweep that is known to be sound: its file, its scenarios and its pack.</summary>
internal sealed record SweepPlan(SweepFile File, ScenarioList Scenarios, long Count, LoadedDataset Pack)
{
    /// <summary>Files of the pack.</summary>
    public IReadOnlyList<InputFile> PackFiles { get; } =
        [.. Pack.Inputs.Select(input => new InputFile(input.File, input.Sha256, input.Bytes))];

    /// <summary>Reads and checks a sweep file.</summary>
    /// <exception cref="SweepRefusedException">It has faults; all of them are listed.</exception>
    public static SweepPlan Read(string file, IReadOnlyList<string> dataFolders)
    {
        var issues = new IssueCollector();
        var reader = new SweepFileReader(new BaseLocator(dataFolders), issues);
        var sweep = reader.Read(file);
        var pack = sweep is null || issues.Any ? null : new SweepCheck(sweep, issues).Check();
        if (sweep is null || pack is null || issues.Any) throw new SweepRefusedException(issues.ToList(), reader.Count);
        var scenarios = new ScenarioList(sweep);
        return new(sweep, scenarios, scenarios.All().LongCount(), pack);
    }

    /// <summary>The sweep that folders were made from: at the file named, or where it lay when they were made.</summary>
    /// <exception cref="RunFolderException">It is missing or has changed.</exception>
    /// <exception cref="SweepRefusedException">It cannot be read.</exception>
    public static (SweepPlan Plan, SweepOrigin Origin) Behind(IReadOnlyList<string> folders, SweepRecord record, string? file,
        IReadOnlyList<string> dataFolders)
    {
        var origin = file is null
            ? folders.Select(folder => SweepFolder.FindOrigin(folder, dataFolders)).FirstOrDefault(known => known is not null)
            : new SweepOrigin(Path.GetFullPath(file), dataFolders);
        if (origin is null)
            throw new RunFolderException($"The sweep file that {folders[0]} was made from is no longer where it was. Name it with --file: "
                + "it says which futures there are.");
        var plan = Read(origin.SweepFile, origin.DataFolders);
        if (plan.File.Sha256 != record.FileSha256)
            throw new RunFolderException($"{origin.SweepFile} is not the file, or no longer the file, that {folders[0]} was made from. "
                + "Name that file with --file, or sweep again.");
        if (!plan.PackFiles.SequenceEqual(record.Inputs))
            throw new RunFolderException($"The data pack has changed since {folders[0]} was made. Put it back as it was, or sweep again.");
        return (plan, origin);
    }

    /// <summary>What is written of it into sweep.json.</summary>
    public SweepRecord Record(SweepRequest request) => new()
    {
        EngineVersion = ThisEngine.Version,
        Name = File.Name,
        Title = File.Title,
        FileSha256 = File.Sha256,
        Settings = SweepSettings.Of(request.Areas, request.Limits),
        Scenarios = Count,
        Shard = request.Shard.ToString(),
        Inputs = PackFiles,
    };
}
