using System.Text.Json;
using Sufficiency.Engine.Storage;

namespace Sufficiency.Engine.Sweeps.Storage;

/// <summary>What a sweep's folder was made from: the content of sweep.json.</summary>
internal sealed record SweepRecord
{
    /// <summary>Its name in the folder.</summary>
    public const string FileName = "sweep.json";

    /// <summary>How the files of a sweep's own records are written.</summary>
    public static JsonSerializerOptions Json => RunRecord.Json;

    /// <summary>Version of this file's form.</summary>
    public int FormatVersion { get; init; } = 1;

    /// <summary>Version of the engine.</summary>
    public required string EngineVersion { get; init; }

    /// <summary>Name of the sweep.</summary>
    public required string Name { get; init; }

    /// <summary>Title for reports.</summary>
    public required string Title { get; init; }

    /// <summary>SHA-256 of the sweep file and of those it is based on.</summary>
    public required string FileSha256 { get; init; }

    /// <summary>What was asked for, by name; the part of the sweep is not among it.</summary>
    public required IReadOnlyDictionary<string, string> Settings { get; init; }

    /// <summary>Scenarios of the whole sweep.</summary>
    public required long Scenarios { get; init; }

    /// <summary>The part that was solved here, such as <c>1/4</c>.</summary>
    public required string Shard { get; init; }

    /// <summary>Files of the pack.</summary>
    public required IReadOnlyList<InputFile> Inputs { get; init; }

    /// <summary>Reads sweep.json of a folder.</summary>
    /// <exception cref="RunFolderException">The folder holds no sweep.</exception>
    public static SweepRecord Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
            throw new RunFolderException($"{folder} holds no sweep: {FileName} is missing. Name a folder that a sweep was written to.");
        try
        {
            return JsonSerializer.Deserialize<SweepRecord>(File.ReadAllText(path), Json)
                ?? throw new RunFolderException($"{path} is empty. Run the sweep again.");
        }
        catch (JsonException fault)
        {
            throw new RunFolderException($"{path} is not a record of a sweep: {fault.Message} Run the sweep again.", fault);
        }
    }

    /// <summary>What differs between two sweeps that ought to be the same, in words; null where nothing
    /// does. Shards are not looked at.</summary>
    public string? DifferenceTo(SweepRecord other)
    {
        if (FileSha256 != other.FileSha256) return "the sweep file has changed";
        if (!Inputs.SequenceEqual(other.Inputs)) return "the data pack has changed";
        if (EngineVersion != other.EngineVersion) return $"it was begun by version {other.EngineVersion}, and this is {EngineVersion}";
        var setting = Settings.Keys.Union(other.Settings.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .FirstOrDefault(name => Settings.GetValueOrDefault(name) != other.Settings.GetValueOrDefault(name));
        return setting is null ? null : $"{setting} was {other.Settings.GetValueOrDefault(setting) ?? "not given"} and is "
            + $"now {Settings.GetValueOrDefault(setting) ?? "not given"}";
    }

    /// <summary>Writes it, whole or not at all.</summary>
    public void Write(string folder) => AtomicFile.Write(Path.Combine(folder, FileName), JsonSerializer.Serialize(this, Json) + "\n");
}
