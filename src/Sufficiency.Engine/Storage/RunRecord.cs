using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sufficiency.Engine.Storage;

/// <summary>How a run came about: the content of run.json.</summary>
public sealed record RunRecord
{
    /// <summary>The form of records beside the tables.</summary>
    internal static JsonSerializerOptions Json { get; } = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Version of this file's form.</summary>
    public int FormatVersion { get; init; } = 1;

    /// <summary>Version of the engine.</summary>
    public required string EngineVersion { get; init; }

    /// <summary>Name of the scenario.</summary>
    public required string Scenario { get; init; }

    /// <summary>Title for reports.</summary>
    public required string Title { get; init; }

    /// <summary>The settings of the command, by name.</summary>
    public required IReadOnlyDictionary<string, string> Settings { get; init; }

    /// <summary>Values set for this run.</summary>
    public required IReadOnlyList<AppliedOverride> Overrides { get; init; }

    /// <summary>Schemes added for this run.</summary>
    public IReadOnlyList<RecordedAddition> Additions { get; init; } = [];

    /// <summary>Actions of this run; null for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RecordedActions? Actions { get; init; }

    /// <summary>Seed of every random choice.</summary>
    public required int Seed { get; init; }

    /// <summary>The plan's outcome.</summary>
    public required PlanOutcome Plan { get; init; }

    /// <summary>Do-minimum's outcome.</summary>
    public required PlanOutcome DoMinimum { get; init; }

    /// <summary>Doubts to read before the plan is shown.</summary>
    public IReadOnlyList<string> ReadFirst { get; init; } = [];

    /// <summary>Values of the data that are out of the ordinary and may be right, in the order of file and line.</summary>
    public IReadOnlyList<RecordedWarning> DataWarnings { get; init; } = [];

    /// <summary>What delayed openings cost; null if the data names none, or if one of the two plans was not found.</summary>
    public SlipOutcome? Slip { get; init; }

    /// <summary>Undiscounted money of all planned years: the sum of <c>cost_gbp</c> over them in the costs table.</summary>
    public double TotalCostGbp => Plan.TotalCostGbp;

    /// <summary>The independent check; filled in by the writer.</summary>
    public AuditReport? Audit { get; init; }

    /// <summary>Full path of the data pack that was read; null in a sweep's scenario, whose bytes do not depend on the machine.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Pack { get; init; }

    /// <summary>Files read.</summary>
    public required IReadOnlyList<InputFile> Inputs { get; init; }

    /// <summary>Name and version of the library that wrote the tables; filled in by the writer.</summary>
    public string Parquet { get; init; } = "";

    /// <summary>Version of DuckDB that read the tables for the check; filled in by the writer.</summary>
    public string DuckDb { get; init; } = "";

    /// <summary>Wall time by stage. Two runs of the same inputs differ in this alone, and in where the pack lies.</summary>
    public required IReadOnlyDictionary<string, double> SecondsByStage { get; init; }

    /// <summary>Reads run.json of a folder.</summary>
    /// <exception cref="RunFolderException">The folder holds no whole run.</exception>
    public static RunRecord Read(string folder)
    {
        var path = Path.Combine(folder, RunFolder.RecordName);
        if (!File.Exists(path))
            throw new RunFolderException(
                $"{folder} holds no whole run: {RunFolder.RecordName} is missing. Name a folder that a plan was written to.");
        try
        {
            return JsonSerializer.Deserialize<RunRecord>(File.ReadAllText(path), Json)
                ?? throw new RunFolderException($"{path} is empty. Run the plan again.");
        }
        catch (JsonException fault)
        {
            throw new RunFolderException($"{path} is not a record of a run: {fault.Message} Run the plan again.", fault);
        }
    }

    internal void Write(string folder)
    {
        var sorted = this with
        {
            Settings = new SortedDictionary<string, string>(
                Settings.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal), StringComparer.Ordinal),
            Inputs = [.. Inputs.OrderBy(input => input.Path, StringComparer.Ordinal)],
        };
        File.WriteAllText(Path.Combine(folder, RunFolder.RecordName), JsonSerializer.Serialize(sorted, Json) + "\n");
    }
}
