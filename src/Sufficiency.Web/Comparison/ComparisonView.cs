using Sufficiency.Web.Reading;

namespace Sufficiency.Web.Comparison;

/// <summary>Two to four runs beside each other on one baseline: everything that page, report and workbook show of them.</summary>
public sealed record ComparisonView
{
    /// <summary>The runs, in the order they were named.</summary>
    public required IReadOnlyList<ComparedRun> Runs { get; init; }

    /// <summary>The plan with committed schemes only that every run is laid beside.</summary>
    public required ComparisonBaseline Baseline { get; init; }

    /// <summary>What went into the runs and differs.</summary>
    public required IReadOnlyList<InputDifference> Inputs { get; init; }

    /// <summary>What to bear in mind with these figures.</summary>
    public required IReadOnlyList<string> Cautions { get; init; }

    /// <summary>The main figures of the baseline and of each run.</summary>
    public required IReadOnlyList<ComparedFigure> Figures { get; init; }

    /// <summary>Schemes that open in some run, with their opening in each.</summary>
    public required IReadOnlyList<ComparedScheme> Schemes { get; init; }

    /// <summary>From the first run to each other one.</summary>
    public required IReadOnlyList<RunStep> Steps { get; init; }

    /// <summary>The first run.</summary>
    public ComparedRun First => Runs[0];

    /// <summary>The planned years, which all runs share.</summary>
    public IReadOnlyList<RunYear> Planned => [.. First.View.Planned.Select(entry => entry.Year)];

    /// <summary>First and last planned year in a sentence.</summary>
    public string Span => $"{First.View.FirstPlanned.Label} to {First.View.LastYear.Label}";
}

/// <summary>A run among others.</summary>
/// <param name="Letter">A for the first run, B for the second.</param>
/// <param name="Folder">Name of its folder, without the path.</param>
/// <param name="View">Everything that pages show of it.</param>
/// <param name="Costs">Its money in each planned year by place.</param>
/// <param name="Outline">What tells whether it can be compared.</param>
public sealed record ComparedRun(
    string Letter, string Folder, RunView View, IReadOnlyList<PlacedCost> Costs, RunOutline Outline)
{
    /// <summary>Its name at the head of a column: <c>Run A</c>.</summary>
    public string Name => $"Run {Letter}";

    /// <summary>Its name within a sentence: <c>run A</c>.</summary>
    public string InText => $"run {Letter}";

    /// <summary>Name with folder: <c>Run A (late-opening)</c>.</summary>
    public string FullName => $"{Name} ({Folder})";

    /// <summary>Money of all planned years, in pence: the sum of its kinds of cost.</summary>
    public long TotalPence => View.Money.Steps.Sum(step => Pence.Of(step.Plan));

    /// <summary>Money of all planned years with committed schemes only, in pence.</summary>
    public long CommittedPence => View.Money.Steps.Sum(step => Pence.Of(step.Committed));
}

/// <summary>What tells whether runs can be compared.</summary>
/// <param name="Districts">Districts that its home areas lie in.</param>
/// <param name="OptionalSchemes">Identifiers of its optional schemes.</param>
/// <param name="Providers">The place of each scheme, by identifiers.</param>
/// <param name="CommittedPlan">Do-minimum in one text: its costs and rolls, to compare it with another.</param>
public sealed record RunOutline(
    IReadOnlyList<string> Districts, IReadOnlySet<string> OptionalSchemes, IReadOnlyDictionary<string, string> Providers,
    string CommittedPlan);

/// <summary>Money that a run spends at a place in a year.</summary>
/// <param name="Year">Calendar year of the September.</param>
/// <param name="PlaceId">Identifier of the school or base; empty for groups of places.</param>
/// <param name="Place">Name of the school, base or group.</param>
/// <param name="Pounds">Money at base-year prices.</param>
public sealed record PlacedCost(int Year, string PlaceId, string Place, double Pounds);

/// <summary>The plan with committed schemes only that every run is laid beside.</summary>
/// <param name="Owner">The run that holds it.</param>
/// <param name="IsShared">Whether every run's own such plan rests on the same inputs.</param>
/// <param name="Sentence">Which plan it is, and why.</param>
public sealed record ComparisonBaseline(ComparedRun Owner, bool IsShared, string Sentence);

/// <summary>An input that differs between runs.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Values">Its value in each run.</param>
public sealed record InputDifference(string Name, IReadOnlyList<string> Values);

/// <summary>How a figure is written.</summary>
public enum FigureKind
{
    /// <summary>Pounds, shown in millions.</summary>
    Pounds,

    /// <summary>Pupils, places, pupil-years or schemes.</summary>
    Count,
}

/// <summary>A figure of every run beside the baseline's.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Kind">How it is written.</param>
/// <param name="Baseline">With committed schemes only; null where that has no meaning.</param>
/// <param name="Values">The figure of each run.</param>
public sealed record ComparedFigure(string Name, FigureKind Kind, double? Baseline, IReadOnlyList<double?> Values);

/// <summary>A scheme in every run.</summary>
/// <param name="Id">Identifier, never shown.</param>
/// <param name="Name">Name as officers know it.</param>
/// <param name="IsCommitted">Whether it is committed in every run.</param>
/// <param name="InRuns">The scheme in each run; null where the data of the run has none of this name.</param>
public sealed record ComparedScheme(string Id, string Name, bool IsCommitted, IReadOnlyList<SchemeFigures?> InRuns)
{
    /// <summary>Opening year in each run; null where it does not open.</summary>
    public IReadOnlyList<int?> Openings => [.. InRuns.Select(scheme => scheme?.Opening)];

    /// <summary>Whether runs differ in its opening.</summary>
    public bool Differs => Openings.Distinct().Count() > 1;
}

/// <summary>From the first run to another: tables that lead from one total to the other, and sentences that explain them.</summary>
/// <param name="From">The first run.</param>
/// <param name="To">The other run.</param>
/// <param name="ByKind">Money by kind of cost.</param>
/// <param name="ByYear">Money by planned year.</param>
/// <param name="ByPlace">Money by school, base or group of places.</param>
/// <param name="Explanations">What differs, a sentence or more for each figure.</param>
public sealed record RunStep(
    ComparedRun From, ComparedRun To, IReadOnlyList<CostLine> ByKind, IReadOnlyList<CostLine> ByYear, IReadOnlyList<CostLine> ByPlace,
    IReadOnlyList<Explanation> Explanations)
{
    /// <summary>What the other run costs more, in pence.</summary>
    public long DifferencePence => To.TotalPence - From.TotalPence;
}

/// <summary>A line of money in two runs, in pence.</summary>
/// <param name="Id">Identifier of its place; empty where it has none.</param>
/// <param name="Name">What it is.</param>
/// <param name="From">In the first run.</param>
/// <param name="To">In the other run.</param>
public sealed record CostLine(string Id, string Name, long From, long To)
{
    /// <summary>The other run less the first.</summary>
    public long Difference => To - From;
}

/// <summary>What differs in one figure.</summary>
/// <param name="Figure">The figure.</param>
/// <param name="Sentence">The difference with its figures.</param>
public sealed record Explanation(string Figure, string Sentence);
