namespace Sufficiency.Solver.Dual;

/// <summary>One search for prices along falling temperatures.</summary>
/// <param name="Lower">Lower bounds of the linking variables.</param>
/// <param name="Upper">Upper bounds of the linking variables.</param>
/// <param name="Start">Its first prices; null to follow a guide, or to start from none. [row]</param>
/// <param name="From">The first temperature.</param>
/// <param name="To">The last temperature.</param>
/// <param name="IsPlan">Whether rows are met as exactly as a plan must meet them.</param>
internal sealed record RelaxationPath(double[] Lower, double[] Upper, double[]? Start, double From, double To, bool IsPlan)
{
    /// <summary>The trajectory to follow; null for none.</summary>
    public DualTrajectory? Guide { get; init; }

    /// <summary>How often the temperature has fallen at the start.</summary>
    public int Depth { get; init; }

    /// <summary>The trajectory of this search.</summary>
    public DualTrajectory Trajectory { get; } = new();
}

/// <summary>The end of a search, from which a more exact search may go on.</summary>
/// <param name="Path">The search.</param>
/// <param name="Temperature">Its last temperature.</param>
/// <param name="Model">The parts of its dual.</param>
/// <param name="Levels">Its levels, with the active arcs of the last.</param>
/// <param name="Cancellation">What stopped it.</param>
internal sealed record RelaxationEnd(RelaxationPath Path, double Temperature, SmoothModel Model, LevelSearch Levels,
    CancellationToken Cancellation)
{
    /// <summary>Whether a path has the same bounds, and begins at the temperature of this end.</summary>
    public bool IsOf(RelaxationPath path, CancellationToken cancellation) => Cancellation == cancellation && Temperature.Equals(path.To)
        && Path.Lower.AsSpan().SequenceEqual(path.Lower) && Path.Upper.AsSpan().SequenceEqual(path.Upper);
}
