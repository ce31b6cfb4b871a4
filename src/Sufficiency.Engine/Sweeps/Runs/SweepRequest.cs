using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Sweeps.Scenarios;
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
}

/// <summary>How far a sweep is.</summary>
/// <param name="Done">Scenarios solved, those of earlier sessions included.</param>
/// <param name="Failed">Scenarios that failed.</param>
/// <param name="Remaining">Scenarios still to solve.</param>
/// <param name="Left">Time they will take at the pace so far; null until there is one.</param>
/// <param name="Best">The scenario of least cost so far; null before the first.</param>
/// <param name="BestCostGbp">Its money of all years at base-year prices.</param>
/// <param name="Latest">What happened last, in plain words.</param>
public sealed record SweepProgress(long Done, long Failed, long Remaining, TimeSpan? Left, string? Best, double? BestCostGbp, string Latest)
{
    /// <summary>Places short of the scenario of least cost in its last year: without them a low cost says little.</summary>
    public double? BestPlacesShort { get; init; }
}

/// <summary>What a sweep file asks for, once it is known to be sound.</summary>
/// <param name="Title">Title of the sweep.</param>
/// <param name="Scenarios">How many scenarios it makes.</param>
/// <param name="Axes">Axes and drawn factors with the number of levels; draws for a factor.</param>
public sealed record SweepPreview(string Title, long Scenarios, IReadOnlyList<(string Axis, int Levels)> Axes);

/// <summary>What came of a sweep.</summary>
/// <param name="Title">Title of the sweep.</param>
/// <param name="Done">Scenarios solved.</param>
/// <param name="Failures">Scenarios that failed, with the reason.</param>
/// <param name="Folder">Where it lies.</param>
/// <param name="Seconds">Wall time of this session.</param>
/// <param name="Scenarios">Figures of each solved scenario, in order.</param>
public sealed record SweepOutcome(
    string Title, long Done, IReadOnlyList<(string Scenario, string Reason)> Failures, string Folder, double Seconds,
    IReadOnlyList<ScenarioFigures> Scenarios)
{
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
