using System.Globalization;
using Sufficiency.Solver.Dual;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Solver.Benders;

/// <summary>Searches for prices from a warm start.</summary>
/// <param name="problem">The problem.</param>
/// <param name="relaxation">Follows prices.</param>
/// <param name="start">The warm start, or null.</param>
/// <param name="last">The last temperature.</param>
/// <param name="record">Told how far the search is.</param>
internal sealed class StartedSearch(MixedIntegerProblem problem, SmoothRelaxation relaxation, WarmStart? start,
    double last, SearchRecord record)
{
    /// <summary>The warm start's trajectory in the rows of this problem; null if there is no start.</summary>
    public DualTrajectory? Trajectory { get; } = start is null ? null : DualTrajectory.Of(problem, start.Trajectory);

    /// <summary>The warm start's trajectory by names of rows.</summary>
    public IReadOnlyList<TrajectoryPoint> NamedPoints { get; } = start?.Trajectory ?? [];

    /// <summary>The stage that is told while a choice is priced.</summary>
    public static string ChoiceStage(int count) => string.Create(CultureInfo.InvariantCulture, $"choosing schemes, choice {count}");

    /// <summary>Prices within bounds of all linking variables, and the trajectory to them.</summary>
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
