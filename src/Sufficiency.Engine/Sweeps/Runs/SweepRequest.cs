using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Sweeps.Scenarios;
using Sufficiency.Engine.Sweeps.Storage;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Sweeps.Runs;

/// <summary>What to sweep.</summary>
/// <param name="File">The sweep file.</param>
/// <param name="DataFolders">Folders whose scenarios go by name.</param>
/// <param name="OutputFolder">Where the sweep is written.</param>
public sealed record SweepRequest(string File, IReadOnlyList<string> DataFolders, string OutputFolder)
{
    /// <summary>How finely home areas are cut.</summary>
    public AreaLevel Areas { get; init; } = AreaLevel.Lsoa;

    /// <summary>Gap to prove and time to prove it in, for each scenario.</summary>
    public SolveLimits Limits { get; init; } = new();

    /// <summary>Scenarios solved side by side; null for as many as processors and memory allow.</summary>
    public int? Workers { get; init; }

    /// <summary>The part of the sweep to solve.</summary>
    public Shard Shard { get; init; } = Shard.Whole;

    /// <summary>Whether a sweep that stands there goes on.</summary>
    public bool Resumes { get; init; }

    /// <summary>Whether scenarios that failed are tried again when a sweep goes on.</summary>
    public bool RetriesFailures { get; init; }

    /// <summary>Whether a sweep that stands there is replaced.</summary>
    public bool Overwrites { get; init; }

    /// <summary>Goes on with the sweep of a folder as it was asked for.</summary>
    /// <param name="folder">The sweep's folder.</param>
    /// <param name="dataFolders">Folders whose scenarios go by name, if the folder came from another machine.</param>
    /// <exception cref="RunFolderException">The folder holds no sweep, a part of one, or its file is gone.</exception>
    public static SweepRequest ToGoOn(string folder, IReadOnlyList<string> dataFolders)
    {
        var record = SweepRecord.Read(folder);
        if (record.Shard != Shard.Whole.ToString())
            throw new RunFolderException($"{folder} holds part {record.Shard} of a sweep. Go on with it where its parts are solved.");
        var origin = SweepFolder.FindOrigin(folder, dataFolders)
            ?? throw new RunFolderException($"The sweep file that {folder} was made from is gone. Its results can still be read.");
        var (areas, limits) = SweepSettings.Read(record.Settings);
        return new(origin.SweepFile, origin.DataFolders, folder) { Areas = areas, Limits = limits, Resumes = true };
    }
}

/// <summary>How far a sweep is.</summary>
public sealed record SweepProgress
{
    /// <summary>Scenarios solved, in earlier sessions too.</summary>
    public required long Done { get; init; }

    /// <summary>Scenarios that failed.</summary>
    public required long Failed { get; init; }

    /// <summary>Scenarios still to solve.</summary>
    public required long Remaining { get; init; }

    /// <summary>Time they will take at the pace so far; null until there is one.</summary>
    public required TimeSpan? Left { get; init; }

    /// <summary>The scenario of least cost so far; null before the first.</summary>
    public required string? Best { get; init; }

    /// <summary>Its money of all years at base-year prices.</summary>
    public required double? BestCostGbp { get; init; }

    /// <summary>What happened last, in plain words.</summary>
    public required string Latest { get; init; }

    /// <summary>Places short in the last year of the scenario of least cost. A low cost says little without them.</summary>
    public double? BestPlacesShort { get; init; }
}

/// <summary>What a sweep file asks for, once it is known to be sound.</summary>
/// <param name="Title">Title of the sweep.</param>
/// <param name="Scenarios">How many scenarios it makes.</param>
/// <param name="Axes">Axes and drawn factors with the number of levels; draws for a factor.</param>
public sealed record SweepPreview(string Title, long Scenarios, IReadOnlyList<(string Axis, int Levels)> Axes);

/// <summary>What came of a sweep.</summary>
public sealed record SweepOutcome
{
    /// <summary>Title of the sweep.</summary>
    public required string Title { get; init; }

    /// <summary>Scenarios solved.</summary>
    public required long Done { get; init; }

    /// <summary>Scenarios that failed, with the reason.</summary>
    public required IReadOnlyList<(string Scenario, string Reason)> Failures { get; init; }

    /// <summary>Where it lies.</summary>
    public required string Folder { get; init; }

    /// <summary>Wall time of this session.</summary>
    public required double Seconds { get; init; }

    /// <summary>Figures of each solved scenario, in order.</summary>
    public required IReadOnlyList<ScenarioFigures> Scenarios { get; init; }

    /// <summary>Whether the solver failed in some scenario of this session.</summary>
    public bool SolverFailed { get; init; }

    /// <summary>Solved scenarios whose plan is not proven to be as near to the best as asked for.</summary>
    public int Unproven { get; init; }
}

/// <summary>A scenario's figures.</summary>
/// <param name="Name">Its name.</param>
/// <param name="CostGbp">Money of all years at base-year prices.</param>
/// <param name="PupilYearsWaiting">Pupils waiting, summed over years.</param>
/// <param name="SavingGbp">What do-minimum costs beyond it.</param>
/// <param name="SchemesOpened">Schemes that open within the planned years.</param>
public sealed record ScenarioFigures(string Name, double CostGbp, double PupilYearsWaiting, double SavingGbp, int SchemesOpened);

/// <summary>A sweep file has faults; none of its scenarios was solved.</summary>
public sealed class SweepRefusedException(IReadOnlyList<DataIssue> issues, string? scenarios)
    : Exception(string.Join(Environment.NewLine, issues.Select(issue => issue.ToString())))
{
    /// <summary>The faults, in the order of file and line.</summary>
    public IReadOnlyList<DataIssue> Issues { get; } = issues;

    /// <summary>How many scenarios the file would make, exclusions apart; null where that cannot be told.</summary>
    public string? Scenarios { get; } = scenarios;
}
