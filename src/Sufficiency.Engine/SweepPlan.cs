using System.Globalization;
using System.Reflection;
using Sufficiency.Engine.Data;
using Sufficiency.Engine.Data.Issues;
using Sufficiency.Engine.Results.Storage;
using Sufficiency.Engine.Sweeps;
using Sufficiency.Engine.Sweeps.Files;
using Sufficiency.Engine.Sweeps.Storage;

namespace Sufficiency.Engine;

/// <summary>A sweep that is known to be sound: its file, its scenarios and its pack.</summary>
internal sealed record SweepPlan(SweepFile File, ScenarioList Scenarios, long Count, LoadedDataset Pack)
{
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

    /// <summary>What is written of it into sweep.json.</summary>
    public SweepRecord Record(SweepRequest request) => new()
    {
        EngineVersion = typeof(SweepPlan).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown",
        Name = File.Name,
        Title = File.Title,
        FileSha256 = File.Sha256,
        Settings = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["areas"] = request.Areas.ToString().ToLowerInvariant(),
            ["gap"] = request.Limits.RelativeGap.ToString("R", CultureInfo.InvariantCulture),
            ["time_limit_seconds"] = request.Limits.TimeLimit?.TotalSeconds.ToString("R", CultureInfo.InvariantCulture) ?? "none",
            ["seed"] = request.Limits.Seed.ToString(CultureInfo.InvariantCulture),
        },
        Scenarios = Count,
        Shard = request.Shard.ToString(),
        Inputs = [.. Pack.Inputs.Select(input => new InputFile(input.File, input.Sha256, input.Bytes))],
    };
}
