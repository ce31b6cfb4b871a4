using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Planning;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Sweeps.Robust;

/// <summary>What to plan for many futures at once.</summary>
/// <param name="File">The sweep file that says which futures there are.</param>
/// <param name="DataFolders">Folders whose scenarios go by name.</param>
/// <param name="OutputFolder">Where the joint plan is written.</param>
public sealed record RobustRequest(string File, IReadOnlyList<string> DataFolders, string OutputFolder)
{
    /// <summary>How finely home areas are cut.</summary>
    public AreaLevel Areas { get; init; } = AreaLevel.Lsoa;

    /// <summary>Gap of the joint plan, and time for all of it.</summary>
    public SolveLimits Limits { get; init; } = new();

    /// <summary>How the costs of all futures become the one figure that is made least.</summary>
    public RiskMeasure Risk { get; init; } = new();

    /// <summary>Most futures planned for: evenly over the sweep.</summary>
    public int MostFutures { get; init; } = 16;

    /// <summary>Whether a run that stands there already is replaced.</summary>
    public bool Overwrites { get; init; }
}

/// <summary>Costs over all futures.</summary>
/// <param name="ObjectiveGbp">The mix that is made least: discounted money and penalties.</param>
/// <param name="ExpectedGbp">Mean of discounted money and penalties.</param>
/// <param name="TailGbp">Mean of the dearest futures (CVaR).</param>
/// <param name="PupilYearsWaiting">Mean of pupils waiting, summed over years.</param>
public sealed record RobustFigures(double ObjectiveGbp, double ExpectedGbp, double TailGbp, double PupilYearsWaiting);

/// <summary>A scheme in a joint plan.</summary>
/// <param name="SchemeId">The scheme.</param>
/// <param name="Name">Its name.</param>
/// <param name="OpeningYear">The academic year decided on; null where it is not built.</param>
/// <param name="CapitalGbp">Capital cost as the data pack has it.</param>
/// <param name="LateIn">Futures in which it cannot open before a later year.</param>
/// <param name="NeverIn">Futures in which the decision comes to nothing: they do without the scheme, or it would
/// open after the last planned year.</param>
public sealed record RobustScheme(string SchemeId, string Name, int? OpeningYear, double CapitalGbp, int LateIn, int NeverIn)
{
    /// <summary>Whether nobody has proposed it.</summary>
    public bool IsGeneric { get; init; }
}

/// <summary>What a plan comes to in one future.</summary>
/// <param name="ObjectiveGbp">Discounted money and penalties.</param>
/// <param name="BoundGbp">What no placements under the same schemes can undercut; null where nothing is proven.</param>
/// <param name="CostGbp">Money of all years at base-year prices.</param>
/// <param name="PupilYearsWaiting">Pupils waiting, summed over years.</param>
public sealed record FutureFigures(double ObjectiveGbp, double? BoundGbp, double CostGbp, double PupilYearsWaiting);

/// <summary>One future of a joint plan.</summary>
/// <param name="Name">Its name in the sweep.</param>
/// <param name="Weight">Its probability.</param>
/// <param name="Plan">The joint plan in it.</param>
/// <param name="DoMinimum">Building nothing more in it; null where that was not solved.</param>
public sealed record RobustFuture(string Name, double Weight, FutureFigures Plan, FutureFigures? DoMinimum);

/// <summary>What came of planning for many futures at once.</summary>
public sealed record RobustOutcome
{
    /// <summary>Title of the sweep.</summary>
    public required string Title { get; init; }

    /// <summary>Futures in the sweep; those planned for are evenly taken from them.</summary>
    public required long FuturesInSweep { get; init; }

    /// <summary>What is known of the joint plan.</summary>
    public required SolvedPlan Plan { get; init; }

    /// <summary>A future whose own rules allow no plan whatever is built; null where there is none.</summary>
    public string? BlockedBy { get; init; }

    /// <summary>The joint plan over all futures; null where there is none.</summary>
    public RobustFigures? Figures { get; init; }

    /// <summary>Building nothing more over all futures; null where some future has no such plan.</summary>
    public RobustFigures? DoMinimum { get; init; }

    /// <summary>Every optional scheme, by opening year.</summary>
    public IReadOnlyList<RobustScheme> Schemes { get; init; } = [];

    /// <summary>The futures, in the order of the sweep.</summary>
    public IReadOnlyList<RobustFuture> Futures { get; init; } = [];

    /// <summary>Where it was written; null where there is no plan.</summary>
    public string? Folder { get; init; }

    /// <summary>Seconds of each stage, in order.</summary>
    public required IReadOnlyDictionary<string, double> Seconds { get; init; }
}
