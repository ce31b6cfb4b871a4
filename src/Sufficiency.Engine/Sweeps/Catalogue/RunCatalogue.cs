using System.Text.Json;
using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Storage.DuckDb;
using Sufficiency.Engine.Sweeps.Robust;
using Sufficiency.Engine.Sweeps.Storage;

namespace Sufficiency.Engine.Sweeps.Catalogue;

/// <summary>Lists the runs and sweeps under a folder.</summary>
/// <remarks>It reads each record and the small tables behind its headline. A damaged folder is listed with its fault.</remarks>
public static class RunCatalogue
{
    private const int Deepest = 3; // folders of folders of runs; nobody keeps runs deeper

    /// <summary>Runs and sweeps under a folder, the newest first; none where there is no such folder.</summary>
    /// <param name="folder">The folder that holds them, such as <c>runs</c>; a run itself is listed alone.</param>
    public static IReadOnlyList<CatalogueEntry> List(string folder)
    {
        if (!Directory.Exists(folder)) return [];
        using var session = new DuckDbSession();
        return
        [
            .. Found(Path.GetFullPath(folder), 0, session).OrderByDescending(entry => entry.When)
                .ThenBy(entry => entry.Folder, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<CatalogueEntry> Found(string folder, int depth, DuckDbSession session)
    {
        if (Entry(folder, session) is { } entry) return [entry];
        return depth == Deepest ? [] : Inner(folder).SelectMany(inner => Found(inner, depth + 1, session));
    }

    /// <summary>Folders in a folder; those with a dot before their name are half-written or not ours.</summary>
    private static IReadOnlyList<string> Inner(string folder)
    {
        try
        {
            return [.. Directory.EnumerateDirectories(folder)
                .Where(inner => !Path.GetFileName(inner).StartsWith('.')).Order(StringComparer.Ordinal)];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static CatalogueEntry? Entry(string folder, DuckDbSession session)
    {
        foreach (var (name, kind) in Records)
        {
            var path = Path.Combine(folder, name);
            if (!File.Exists(path)) continue;
            var empty = new CatalogueEntry { Folder = folder, Kind = kind, When = new(File.GetLastWriteTimeUtc(path), TimeSpan.Zero) };
            try
            {
                return kind switch
                {
                    CatalogueKind.Run => Run(empty, session),
                    CatalogueKind.Sweep => Sweep(empty),
                    _ => Joint(empty, path),
                };
            }
            catch (Exception fault) when (fault is RunFolderException or JsonException or IOException or UnauthorizedAccessException)
            {
                return empty with
                {
                    Fault = fault is JsonException || fault.InnerException is JsonException
                        ? $"{name} is damaged, or another version wrote it. Plan again, or delete the folder." : fault.Message,
                };
            }
        }

        return HoldsTables(folder)
            ? new()
            {
                Folder = folder,
                Kind = CatalogueKind.Run,
                When = new(Directory.GetLastWriteTimeUtc(folder), TimeSpan.Zero),
                Fault = $"{RunFolder.RecordName} is missing, so this is no whole run. Plan again, or delete the folder.",
            }
            : null;
    }

    private static (string Name, CatalogueKind Kind)[] Records { get; } =
    [
        (RunFolder.RecordName, CatalogueKind.Run), (SweepRecord.FileName, CatalogueKind.Sweep),
        (RunFolder.JointRecordName, CatalogueKind.JointPlan),
    ];

    private static bool HoldsTables(string folder)
    {
        try
        {
            return Directory.EnumerateFiles(folder, "*.parquet").Any();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static CatalogueEntry Run(CatalogueEntry empty, DuckDbSession session)
    {
        var record = RunRecord.Read(empty.Folder);
        var entry = empty with { Title = record.Title, Settings = record.Settings, Overrides = record.Overrides };
        if (record.Audit is { Passed: false })
            return entry with { Fault = "The check of its tables found differences. Do not use this plan; plan again." };
        try
        {
            return entry with { Headline = CatalogueFigures.Of(session, empty.Folder, record) };
        }
        catch (DuckDbException fault)
        {
            return entry with { Fault = $"A table is missing or damaged. Plan again. ({fault.Message.Split('\n')[0]})" };
        }
    }

    private static CatalogueEntry Sweep(CatalogueEntry empty)
    {
        var record = SweepRecord.Read(empty.Folder);
        return empty with { Title = record.Title, Settings = record.Settings, Scenarios = record.Scenarios };
    }

    private static CatalogueEntry Joint(CatalogueEntry empty, string path)
    {
        var record = JsonSerializer.Deserialize<RobustRecord>(File.ReadAllText(path), RunRecord.Json)
            ?? throw new RunFolderException($"{path} is empty. Run the plan again.");
        return empty with
        {
            Title = record.Title,
            Settings = record.Settings,
            Scenarios = record.Futures.Count,
            Headline = new(record.Plan.ExpectedGbp, null, null, record.Plan.PupilYearsWaiting, record.Schemes.Count),
        };
    }
}
