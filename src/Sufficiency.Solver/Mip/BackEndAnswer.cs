namespace Sufficiency.Solver.Mip;

/// <summary>A back end's answer before it is checked.</summary>
/// <param name="Status">Its own status; <see cref="BlockStatus.Optimal" /> and <see cref="BlockStatus.Feasible" /> come with
/// values.</param>
/// <param name="Message">Its own words if there are no values.</param>
internal sealed record BackEndAnswer(BlockStatus Status, string Message)
{
    /// <summary>The objective it claims.</summary>
    public double Objective { get; init; } = double.NaN;

    /// <summary>The bound it claims; −∞ if it claims none.</summary>
    public double Bound { get; init; } = double.NegativeInfinity;

    /// <summary>Value of each column.</summary>
    public double[] Values { get; init; } = [];

    /// <summary>Dual of each row; linear programs only.</summary>
    public double[] Duals { get; init; } = [];
}
