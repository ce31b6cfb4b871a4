using Sufficiency.Engine.Packs.Issues;

namespace Sufficiency.Benchmarks.Fuzz;

/// <summary>What became of a damaged pack.</summary>
internal enum FuzzVerdict
{
    /// <summary>Refused; a fault names the damaged file, and the line where there is one.</summary>
    RefusedThere,

    /// <summary>Refused; faults name other files, which no longer agree with the damaged one.</summary>
    RefusedElsewhere,

    /// <summary>Refused without a file.</summary>
    RefusedNowhere,

    /// <summary>Accepted, and nothing that a plan rests on differs.</summary>
    Same,

    /// <summary>Accepted, and some figure differs.</summary>
    Moved,

    /// <summary>Accepted by validate and refused by plan.</summary>
    RefusedByPlan,

    /// <summary>Accepted, and no plan in the time allowed.</summary>
    NoPlan,

    /// <summary>An exception that is no fault of the input.</summary>
    Crashed,

    /// <summary>No answer in the time allowed.</summary>
    Hung,
}

/// <summary>The totals by which results are compared.</summary>
/// <param name="Plans">EHC plans at the base date.</param>
/// <param name="PlansAtEnd">EHC plans in the last year.</param>
/// <param name="Cost">Least cost of the plan in pounds, discounted, penalties included.</param>
internal sealed record FuzzFigures(double Plans, double PlansAtEnd, double Cost)
{
    /// <summary>The largest share by which a total differs.</summary>
    public double MovedFrom(FuzzFigures other) => new[]
    {
        Share(Plans, other.Plans), Share(PlansAtEnd, other.PlansAtEnd), Share(Cost, other.Cost),
    }.Max();

    private static double Share(double value, double other) => Math.Abs(value - other) / Math.Max(1.0, Math.Abs(other));
}

/// <summary>One case and what became of it.</summary>
/// <param name="Number">Its number, from which with the seed it can be made again.</param>
/// <param name="Kind">The kind of damage.</param>
/// <param name="Where">Where it is.</param>
/// <param name="Verdict">What became of it.</param>
/// <param name="Seconds">How long the answer took.</param>
internal sealed record FuzzOutcome(int Number, DamageKind Kind, string Where, FuzzVerdict Verdict, double Seconds)
{
    /// <summary>Results are proven to this share, so smaller differences say nothing.</summary>
    public const double Tolerance = 2e-3;

    /// <summary>The largest share by which a total moved; null where there is no plan.</summary>
    public double? Move { get; init; }

    /// <summary>What was said: the first fault, or the exception.</summary>
    public string Said { get; init; } = "";

    /// <summary>Whether a warning told of a figure out of the ordinary.</summary>
    public bool IsWarned { get; init; }

    /// <summary>Whether it was accepted without a warning and moved a total by more than its kind explains.</summary>
    public bool IsSilent => !IsWarned && Move > Kind.Bound + Tolerance;

    /// <summary>Whether the program failed.</summary>
    public bool IsFailure => Verdict is FuzzVerdict.Crashed or FuzzVerdict.Hung or FuzzVerdict.RefusedNowhere or FuzzVerdict.RefusedByPlan;

    /// <summary>The verdict of faults: whether one names a damaged file.</summary>
    public static FuzzVerdict Of(IReadOnlyList<DataIssue> faults, Damage damage) =>
        faults.Count == 0 || faults.Any(fault => fault.File.Length == 0 || fault.Problem.Length == 0) ? FuzzVerdict.RefusedNowhere
        : faults.Any(fault => damage.Files.ContainsKey(fault.File) || (fault.Value is { } file && damage.Files.ContainsKey(file)))
            ? FuzzVerdict.RefusedThere : FuzzVerdict.RefusedElsewhere;
}
