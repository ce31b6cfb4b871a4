using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sufficiency.Engine.Storage;

/// <summary>A file the run read.</summary>
/// <param name="Path">As the plan names it.</param>
/// <param name="Sha256">Its SHA-256 in lower-case hexadecimal.</param>
/// <param name="Bytes">Its size.</param>
public sealed record InputFile(string Path, string Sha256, long Bytes);

/// <summary>A value set for this run.</summary>
/// <param name="Path">Path of the assumption.</param>
/// <param name="OldValue">Value in the data pack.</param>
/// <param name="NewValue">Value used.</param>
public sealed record AppliedOverride(string Path, string OldValue, string NewValue);

/// <summary>What came of one solve.</summary>
public sealed record PlanOutcome
{
    /// <summary>What is known of it, in snake case, such as <c>within_gap</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Why the solver stopped, in snake case, such as <c>finished</c>.</summary>
    public required string Reason { get; init; }

    /// <summary>Plain words on the reason.</summary>
    public string Message { get; init; } = "";

    /// <summary>Name and version of what solved it.</summary>
    public required string Solver { get; init; }

    /// <summary>Discounted money and penalties.</summary>
    public required double ObjectiveGbp { get; init; }

    /// <summary>Proven lower bound; null where none is proven.</summary>
    public double? BoundGbp { get; init; }

    /// <summary>Proven relative gap; null where none is proven.</summary>
    public double? Gap { get; init; }

    /// <summary>Undiscounted money of all planned years; filled in by the writer.</summary>
    public double TotalCostGbp { get; init; }

    /// <summary>Undiscounted penalties of all planned years; filled in by the writer.</summary>
    public double TotalPenaltyGbp { get; init; }

    /// <summary>Pupils waiting, summed over planned years; filled in by the writer.</summary>
    public double PupilYearsWaiting { get; init; }

    /// <summary>Undiscounted money of years carried forward from the base, in the objective but in no
    /// total; filled in by the writer.</summary>
    public double CarriedCostGbp { get; init; }
}

/// <summary>What came of the two plans that show what delayed openings cost, and how much that is.</summary>
public sealed record SlipOutcome
{
    /// <summary>Every scheme in its planned year.</summary>
    public required PlanOutcome AsPlanned { get; init; }

    /// <summary>Delayed schemes in their delayed years.</summary>
    public required PlanOutcome Slipped { get; init; }

    /// <summary>Places times years fewer.</summary>
    public required double PlaceYearsFewer { get; init; }

    /// <summary>Pupils waiting more, summed over years.</summary>
    public required double WaitingPupilYearsMore { get; init; }

    /// <summary>Pupils out of county more, summed over years.</summary>
    public required double OutOfCountyPupilYearsMore { get; init; }

    /// <summary>Money more in all years, undiscounted.</summary>
    public required double CostMoreGbp { get; init; }

    /// <summary>Change of the high-needs position of all years, in cash; negative is worse.</summary>
    public double? HighNeedsPositionChangeGbp { get; init; }

    /// <summary>Least that the slip is proven to cost, discounted and with penalties.</summary>
    public double? ProvenLeastGbp { get; init; }

    /// <summary>Most that the slip is proven to cost, discounted and with penalties.</summary>
    public double? ProvenMostGbp { get; init; }
}

/// <summary>How a run came about: the content of run.json.</summary>
public sealed record RunRecord
{
    /// <summary>How records beside the tables are written.</summary>
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

    /// <summary>What the command was asked for, by name.</summary>
    public required IReadOnlyDictionary<string, string> Settings { get; init; }

    /// <summary>Values set for this run.</summary>
    public required IReadOnlyList<AppliedOverride> Overrides { get; init; }

    /// <summary>Seed of every random choice.</summary>
    public required int Seed { get; init; }

    /// <summary>The plan's outcome.</summary>
    public required PlanOutcome Plan { get; init; }

    /// <summary>Do-minimum's outcome.</summary>
    public required PlanOutcome DoMinimum { get; init; }

    /// <summary>What to read before the plan is shown: what a sceptic would say of it.</summary>
    public IReadOnlyList<string> ReadFirst { get; init; } = [];

    /// <summary>What delayed openings cost; null where the data names none, or the two plans were not found.</summary>
    public SlipOutcome? Slip { get; init; }

    /// <summary>Undiscounted money of all planned years: the sum of <c>cost_gbp</c> over them in the costs table.</summary>
    public double TotalCostGbp => Plan.TotalCostGbp;

    /// <summary>The independent check; filled in by the writer.</summary>
    public AuditReport? Audit { get; init; }

    /// <summary>Files read.</summary>
    public required IReadOnlyList<InputFile> Inputs { get; init; }

    /// <summary>Name and version of what wrote the tables; filled in by the writer.</summary>
    public string Parquet { get; init; } = "";

    /// <summary>Version of DuckDB that read them for the check; filled in by the writer.</summary>
    public string DuckDb { get; init; } = "";

    /// <summary>Wall time by stage; with it alone two runs of the same inputs differ.</summary>
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
