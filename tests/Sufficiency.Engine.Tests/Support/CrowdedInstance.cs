using System.Globalization;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Tests.Support;

/// <summary>
/// A cohort problem with schools that hold more than their places at the start, beyond the share allowed: what they hold over is forced.
/// Some have no
/// scheme and no sink; those of the schemes have room for others only once these open.
/// </summary>
/// <param name="Cohort">The problem before.</param>
/// <param name="Full">Number of schools without a scheme.</param>
internal sealed record CrowdedInstance(CohortInstance Cohort, int Full)
{
    private const double OverCost = 60.0;

    /// <summary>Makes the problem; the same parameters give the same problem.</summary>
    public MixedIntegerProblem Build()
    {
        var problem = Cohort.Build();
        var random = new Random(Cohort.Seed);
        var (rows, side) = (problem.Rows.ToList(), problem.LinkingVariables.ToList());
        for (var row = Cohort.Providers * Cohort.Years; row < (Cohort.Providers + Cohort.Schemes) * Cohort.Years; row++) Crowd(row);
        for (var row = 0; row < Full * Cohort.Years; row++)
        {
            rows.Add(new(string.Create(CultureInfo.InvariantCulture, $"full[{row}]"), double.NegativeInfinity, 0.0));
            Crowd(rows.Count - 1);
        }

        return new()
        {
            Rows = rows,
            LinkingVariables = side,
            Sinks = problem.Sinks,
            Supply = problem.Supply,
            Arcs = problem.Arcs,
            SourceGroup = problem.SourceGroup,
            ConstantCost = problem.ConstantCost,
        };

        void Crowd(int row)
        {
            var over = 0.2 + random.NextDouble();
            rows[row] = rows[row] with { Upper = -over };
            side.Add(new(string.Create(CultureInfo.InvariantCulture, $"over[{row}]"), 0.0, over, false, OverCost, new([row], [-1.0])));
        }
    }
}
