using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Sweeps.Comparison;

/// <summary>What to compare.</summary>
/// <param name="Folder">Folder of a sweep.</param>
public sealed record CompareRequest(string Folder)
{
    /// <summary>The sweep file, if it was moved since the sweep; null if not.</summary>
    public string? File { get; init; }

    /// <summary>Folders whose scenarios go by name, for a file that is named.</summary>
    public IReadOnlyList<string> DataFolders { get; init; } = [];

    /// <summary>Gap and time of each plan in each future; finer than a sweep's, since differences are small beside either.</summary>
    public SolveLimits Limits { get; init; } = new(1e-4);

    /// <summary>Plans in futures solved side by side; null for as many as processors.</summary>
    public int? Workers { get; init; }

    /// <summary>Most plans compared: those that most scenarios choose.</summary>
    public int MostPlans { get; init; } = 8;

    /// <summary>Most futures they are carried out in: evenly over the sweep.</summary>
    public int MostFutures { get; init; } = 60;

    /// <summary>Most schemes of the best plan whose delay and break-even are worked out: the dearest.</summary>
    public int MostSchemes { get; init; } = 3;

    /// <summary>How near to the best a plan is a good one: 0.02 is 2 %.</summary>
    public double Tolerance { get; init; } = 0.02;

    /// <summary>Share of futures, the dearest, that the tail mean (CVaR) is taken over.</summary>
    public double Tail { get; init; } = 0.1;
}

/// <summary>How far a comparison is.</summary>
/// <param name="Done">Plans carried out in futures so far.</param>
/// <param name="Total">How many there are in this step.</param>
/// <param name="Step">What is being done.</param>
/// <param name="Left">Time the rest of the step takes at the pace so far; null until there is one.</param>
public sealed record CompareProgress(int Done, int Total, string Step, TimeSpan? Left);

/// <summary>A plan over all futures.</summary>
public sealed record ComparedPlanFigures
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Schemes with opening years.</summary>
    public required IReadOnlyDictionary<string, int> Openings { get; init; }

    /// <summary>Scenarios whose own plan it is.</summary>
    public required int Scenarios { get; init; }

    /// <summary>Mean of discounted money and penalties.</summary>
    public required double ExpectedGbp { get; init; }

    /// <summary>Mean of the dearest futures.</summary>
    public required double TailGbp { get; init; }

    /// <summary>The most it costs beyond the best plan of a future.</summary>
    public required double MaximumRegretGbp { get; init; }

    /// <summary>Where it is the best: expected cost, regret, tail.</summary>
    public required IReadOnlyList<string> Merits { get; init; }

    /// <summary>What is in it, in the names of schemes, such as <c>without Faringdon special free school</c>.</summary>
    public required string Title { get; init; }
}

/// <summary>How far an axis moves the cost.</summary>
public sealed record AxisFigures
{
    /// <summary>The axis or drawn factor.</summary>
    public required string Axis { get; init; }

    /// <summary>The level with the least mean cost.</summary>
    public required string LowLevel { get; init; }

    /// <summary>That mean.</summary>
    public required double LowGbp { get; init; }

    /// <summary>The level with the largest mean cost.</summary>
    public required string HighLevel { get; init; }

    /// <summary>That mean.</summary>
    public required double HighGbp { get; init; }

    /// <summary>Share of the variance that the axis explains alone.</summary>
    public required double FirstOrder { get; init; }
}

/// <summary>What a scheme of the best plan is worth.</summary>
public sealed record SchemeWorth
{
    /// <summary>The scheme.</summary>
    public required string SchemeId { get; init; }

    /// <summary>Share of futures in which it is worth it.</summary>
    public required double PaysShare { get; init; }

    /// <summary>Mean of what it saves, penalties included.</summary>
    public required double MeanSavingGbp { get; init; }

    /// <summary>What each year late costs in the reference future, first, second, third: more discounted money and penalties.</summary>
    public required IReadOnlyList<double> DelayGbp { get; init; }

    /// <summary>What each year late adds to pupil-years of waiting.</summary>
    public required IReadOnlyList<double> DelayWaiting { get; init; }

    /// <summary>Break-even values in words.</summary>
    public required IReadOnlyList<string> BreakEven { get; init; }
}

/// <summary>What came of a comparison.</summary>
public sealed record CompareOutcome
{
    /// <summary>Title of the sweep.</summary>
    public required string Title { get; init; }

    /// <summary>Futures compared, of how many solved, of how many in the sweep.</summary>
    public required (int Compared, int Solved, long All) Futures { get; init; }

    /// <summary>Plans that can be carried out in every future, the least expected cost first.</summary>
    public required IReadOnlyList<ComparedPlanFigures> Plans { get; init; }

    /// <summary>Names of schemes by identifier.</summary>
    public required IReadOnlyDictionary<string, string> SchemeNames { get; init; }

    /// <summary>Plans that some future does not allow, by what is in them.</summary>
    public required IReadOnlyList<string> NotEverywhere { get; init; }

    /// <summary>Schemes that every good plan opens, and whether as a first step.</summary>
    public required IReadOnlyList<(string SchemeId, int FirstYear, bool IsFirstStep)> Common { get; init; }

    /// <summary>Axes by how far they move the cost, the farthest first.</summary>
    public required IReadOnlyList<AxisFigures> Tornado { get; init; }

    /// <summary>Schemes of the best plan.</summary>
    public required IReadOnlyList<SchemeWorth> Schemes { get; init; }

    /// <summary>Payback years of the futures' own plans: first, last (null where none pays back), and in how many they do.</summary>
    public required (int? First, int? Last, int PayBack, int Futures) Payback { get; init; }

    /// <summary>The future in which delays are priced.</summary>
    public required string Reference { get; init; }

    /// <summary>Where the tables lie.</summary>
    public required string Folder { get; init; }
}
