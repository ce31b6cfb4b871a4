using Sufficiency.Engine.Explain;
using Sufficiency.Engine.Storage;

namespace Sufficiency.Web.Reading;

/// <summary>A year of a run.</summary>
/// <param name="Start">Calendar year of its September.</param>
/// <param name="IsPlanned">Whether the plan covers it.</param>
/// <param name="IsCarried">Whether it lies between the base year and the plan: expected, not counted.</param>
public sealed record RunYear(int Start, bool IsPlanned, bool IsCarried)
{
    /// <summary>As officers write it: <c>2025/26</c>.</summary>
    public string Label => Words.Year(Start);

    /// <summary>The same with what kind of figure it holds.</summary>
    public string LongLabel => IsPlanned ? Label : IsCarried ? $"{Label} (expected)" : $"{Label} (counted)";
}

/// <summary>Everything the pages of one run show, read from its tables alone.</summary>
public sealed record RunView
{
    /// <summary>Answers to the questions that people ask first; none where they were not asked, or hidden.</summary>
    public IReadOnlyList<Explanation> Why { get; init; } = [];

    /// <summary>How the run came about: the content of run.json.</summary>
    public required RunRecord Record { get; init; }

    /// <summary>What is hidden, because it would tell of few pupils; null where nothing is.</summary>
    public SmallNumbers? SmallNumbers { get; init; }

    /// <summary>The base year, carried years and planned years, in order: the axis of every list of years here.</summary>
    public required IReadOnlyList<RunYear> Years { get; init; }

    /// <summary>Pupils of the plan.</summary>
    public required PupilFigures Plan { get; init; }

    /// <summary>Pupils where only committed schemes open.</summary>
    public required PupilFigures Committed { get; init; }

    /// <summary>Every EHC plan of each year, all ages.</summary>
    public required IReadOnlyList<double> AllPlans { get; init; }

    /// <summary>Every EHC plan with the range of the forecast; null where the run has none.</summary>
    public PlanRange? AllPlansRange { get; init; }

    /// <summary>Plans that need a base, a special school or more, with their range; null where the run has none.</summary>
    public PlanRange? SpecialistRange { get; init; }

    /// <summary>Places that the county lacks by town, phase, need and year; empty where small numbers are hidden.</summary>
    public required IReadOnlyList<Lack> Lacks { get; init; }

    /// <summary>The same by town and year.</summary>
    public required IReadOnlyList<TownLack> LackByTown { get; init; }

    /// <summary>The same by phase, need and year.</summary>
    public required IReadOnlyList<KindLack> LackByKind { get; init; }

    /// <summary>Shapes and figures of the map.</summary>
    public required MapFigures Map { get; init; }

    /// <summary>Special schools and bases.</summary>
    public required IReadOnlyList<School> Schools { get; init; }

    /// <summary>Mainstream schools by how much their share of pupils with a plan rises, the most first.</summary>
    public required IReadOnlyList<Pressure> Pressures { get; init; }

    /// <summary>Schemes, committed ones first, then by opening.</summary>
    public required IReadOnlyList<SchemeFigures> Schemes { get; init; }

    /// <summary>Money of the plan and of its comparison.</summary>
    public required MoneyFigures Money { get; init; }

    /// <summary>What the plan is made from.</summary>
    public required AssumptionFigures Assumptions { get; init; }

    /// <summary>Journeys of the last year.</summary>
    public required IReadOnlyList<Journey> Journeys { get; init; }

    /// <summary>What a sufficiency strategy tells beside the plan.</summary>
    public StrategyFigures Strategy { get; init; } = StrategyFigures.None;

    /// <summary>The last planned year.</summary>
    public RunYear LastYear => Years[^1];

    /// <summary>The first planned year.</summary>
    public RunYear FirstPlanned => Years.First(year => year.IsPlanned);

    /// <summary>Planned years with their place in <see cref="Years"/>.</summary>
    public IReadOnlyList<(RunYear Year, int Index)> Planned =>
        [.. Years.Select((year, i) => (year, i)).Where(entry => entry.year.IsPlanned)];
}

/// <summary>Pupils of one plan by year; lists follow <see cref="RunView.Years"/>.</summary>
/// <param name="ByProvision">Pupils on roll by provision type.</param>
/// <param name="BySupply">Pupils on roll by how the county comes by their places, as <c>own</c> or <c>agreed</c>.</param>
/// <param name="Waiting">Pupils held below the provision they need.</param>
/// <param name="Short">Places short: further places bought, packages for one pupil, and pupils waiting.</param>
public sealed record PupilFigures(
    IReadOnlyDictionary<string, IReadOnlyList<double>> ByProvision,
    IReadOnlyDictionary<string, IReadOnlyList<double>> BySupply,
    IReadOnlyList<double> Waiting,
    IReadOnlyList<double> Short)
{
    /// <summary>Pupils of a supply in each year; zeros where the run has no such supply.</summary>
    public IReadOnlyList<double> Of(string supply) => BySupply.TryGetValue(supply, out var found) ? found : [.. Waiting.Select(_ => 0.0)];

    /// <summary>Pupils in a place.</summary>
    public IReadOnlyList<double> Placed => [.. Waiting.Select((_, i) => ByProvision.Values.Sum(list => list[i]))];
}

/// <summary>EHC plans of one kind with the range of the forecast; lists follow <see cref="RunView.Years"/>.</summary>
/// <param name="Low">The least.</param>
/// <param name="Central">Expected: what is planned for.</param>
/// <param name="High">The most.</param>
public sealed record PlanRange(IReadOnlyList<double> Low, IReadOnlyList<double> Central, IReadOnlyList<double> High);

/// <summary>Places short of one kind in one year.</summary>
/// <param name="Town">Town the pupils live in or nearest to.</param>
/// <param name="Phase">Code of the phase.</param>
/// <param name="Need">SEN2 code of the need.</param>
/// <param name="Year">Calendar year of the September.</param>
/// <param name="Plan">Places short in the plan.</param>
/// <param name="Committed">Places short with committed schemes only.</param>
public sealed record Lack(string Town, string Phase, string Need, int Year, double Plan, double Committed);

/// <summary>Places short around one town in one year.</summary>
/// <param name="Town">Town the pupils live in or nearest to.</param>
/// <param name="Year">Calendar year of the September.</param>
/// <param name="Plan">Places short in the plan.</param>
/// <param name="Committed">Places short with committed schemes only.</param>
public sealed record TownLack(string Town, int Year, double Plan, double Committed);

/// <summary>Places short of one phase and need in one year, in all towns.</summary>
/// <param name="Phase">Code of the phase.</param>
/// <param name="Need">SEN2 code of the need.</param>
/// <param name="Year">Calendar year of the September.</param>
/// <param name="Plan">Places short in the plan.</param>
/// <param name="Committed">Places short with committed schemes only.</param>
public sealed record KindLack(string Phase, string Need, int Year, double Plan, double Committed);

/// <summary>Journeys of one kind in the last year.</summary>
/// <param name="Provision">Code of the provision type.</param>
/// <param name="Phase">Code of the phase.</param>
/// <param name="Pupils">Pupils whom the plan placed and who ride.</param>
/// <param name="MeanMinutes">Mean minutes one way.</param>
/// <param name="NineInTen">Minutes within which nine in ten ride.</param>
/// <param name="BeyondGuidance">Share beyond guidance.</param>
/// <param name="MeanKilometres">Mean road distance one way.</param>
/// <param name="CountedKilometres">Mean road distance of the counted roll, by assumed homes.</param>
public sealed record Journey(
    string Provision, string Phase, double Pupils, double MeanMinutes, int NineInTen, double BeyondGuidance, double MeanKilometres,
    double? CountedKilometres);
