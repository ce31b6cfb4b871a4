using System.Text.Json;
using Sufficiency.Engine.Storage;

namespace Sufficiency.Engine.Sweeps.Robust;

/// <summary>Costs over all futures in robust.json: discounted money and penalties.</summary>
internal sealed record RobustCosts(double ObjectiveGbp, double ExpectedGbp, double CvarGbp, double PupilYearsWaiting);

/// <summary>A scheme that a joint plan builds.</summary>
internal sealed record OpenedScheme(string SchemeId, int OpeningYear);

/// <summary>How a joint plan came about: the content of robust.json.</summary>
internal sealed record RobustRecord
{
    /// <summary>Version of this file's form.</summary>
    public int FormatVersion { get; init; } = 1;

    /// <summary>Version of the engine.</summary>
    public required string EngineVersion { get; init; }

    /// <summary>Name of the sweep.</summary>
    public required string Sweep { get; init; }

    /// <summary>Title for reports.</summary>
    public required string Title { get; init; }

    /// <summary>SHA-256 of the sweep file and of those it is based on.</summary>
    public required string FileSha256 { get; init; }

    /// <summary>What was asked for, by name.</summary>
    public required IReadOnlyDictionary<string, string> Settings { get; init; }

    /// <summary>What is known of the joint plan, in snake case, such as <c>within_gap</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Why the solver stopped, in snake case.</summary>
    public required string Reason { get; init; }

    /// <summary>Plain words on the reason.</summary>
    public required string Message { get; init; }

    /// <summary>Name and version of what solved it.</summary>
    public required string Solver { get; init; }

    /// <summary>The joint plan over all futures.</summary>
    public required RobustCosts Plan { get; init; }

    /// <summary>Building nothing more over all futures; null where some future has no such plan.</summary>
    public required RobustCosts? DoMinimum { get; init; }

    /// <summary>No set of schemes has a lower objective; null where nothing is proven.</summary>
    public required double? BoundGbp { get; init; }

    /// <summary>Proven relative gap; null where nothing is proven.</summary>
    public required double? Gap { get; init; }

    /// <summary>Schemes that are built, with the year decided.</summary>
    public required IReadOnlyList<OpenedScheme> Schemes { get; init; }

    /// <summary>Futures in the sweep.</summary>
    public required long FuturesInSweep { get; init; }

    /// <summary>Futures planned for.</summary>
    public required IReadOnlyList<string> Futures { get; init; }

    /// <summary>Files of the pack.</summary>
    public required IReadOnlyList<InputFile> Inputs { get; init; }

    /// <summary>Name and version of what wrote the tables.</summary>
    public required string Parquet { get; init; }

    /// <summary>Wall time by stage; with it alone two runs of the same inputs differ.</summary>
    public required IReadOnlyDictionary<string, double> SecondsByStage { get; init; }

    /// <summary>Writes it into a folder.</summary>
    public void Write(string folder) =>
        File.WriteAllText(Path.Combine(folder, RunFolder.JointRecordName), JsonSerializer.Serialize(this, RunRecord.Json) + "\n");
}
