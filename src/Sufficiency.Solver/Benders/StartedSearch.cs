using System.Globalization;
using Sufficiency.Solver.Dual;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Solver.Benders;

/// <summary>Searches for prices that begin where a start says.</summary>
/// <param name="problem">The problem.</param>
/// <param name="relaxation">Who follows prices.</param>
/// <param name="start">The start; null for a search from cold.</param>
/// <param name="last">The temperature at which they end.</param>
/// <param name="record">Told how far they are.</param>
internal sealed class StartedSearch(MixedIntegerProblem problem, SmoothRelaxation relaxation, WarmStart? start,
    double last, SearchRecord record)
{
    /// <summary>The way of the start in the rows of this problem; null where there is none.</summary>
    public DualTrajectory? Trajectory { get; } = start is null ? null : DualTrajectory.Of(problem, start.Trajectory);

    /// <summary>The way of the start by names of rows.</summary>
    public IReadOnlyList<TrajectoryPoint> NamedPoints { get; } = start?.Trajectory ?? [];

    /// <summary>What is told while a choice is priced.</summary>
    public static string ChoiceStage(int count) => string.Create(CultureInfo.InvariantCulture, $"choosing schemes, choice {count}");

    /// <summary>Prices within bounds of all linking variables, and the way there.</summary>
    public (PricedRelaxation Relaxation, DualTrajectory Trajectory) Relax(double[] lower, double[] upper, CancellationToken cancellation) =>
        Follow(lower, upper, "weighing the schemes", cancellation);

    /// <summary>Prices of the first choice.</summary>
    public PricedRelaxation Try(double[] lower, double[] upper, CancellationToken cancellation) =>
        Follow(lower, upper, ChoiceStage(1), cancellation).Relaxation;

    private (PricedRelaxation Relaxation, DualTrajectory Trajectory) Follow(double[] lower, double[] upper, string stage,
        CancellationToken cancellation)
    {
        var progress = new NamedStage(record, stage);
        var near = start is { IsNear: true } ? relaxation.RelaxNear(lower, upper, Trajectory!, last, progress, cancellation) : null;
        return near ?? relaxation.Relax(lower, upper, Trajectory, last, progress, cancellation);
    }
}
