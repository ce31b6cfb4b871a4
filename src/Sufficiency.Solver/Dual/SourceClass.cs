using Sufficiency.Solver.Problem;

namespace Sufficiency.Solver.Dual;

/// <summary>Members that each split a supply over some arcs of one pool. Their shares follow the prices smoothly.</summary>
/// <param name="Pool">The arcs, shared with other classes.</param>
/// <param name="Slot">Slot of each arc position in the pool.</param>
/// <param name="Smoothing">Smoothing of its shares, as a multiple of the temperature.</param>
/// <param name="Supply">Amount that each member splits.</param>
/// <param name="Start">Where each member's arcs start; one more value than members.</param>
/// <param name="Position">Position of each arc.</param>
/// <param name="Cost">Cost a unit of each arc.</param>
internal sealed record SourceClass(ArcPool Pool, int[] Slot, double Smoothing, double[] Supply, int[] Start, int[] Position, double[] Cost)
{
    /// <summary>Number of members.</summary>
    public int MemberCount => Supply.Length;
}

/// <summary>A lone variable within bounds. Its value follows the prices smoothly.</summary>
/// <param name="Rows">Coefficients on the coupling rows.</param>
/// <param name="Smoothing">Smoothing, as a multiple of the temperature.</param>
/// <param name="Cost">Cost a unit.</param>
/// <param name="Lower">Lower bound.</param>
/// <param name="Upper">Upper bound.</param>
internal sealed record SmoothColumn(SparseVector Rows, double Smoothing, double Cost, double Lower, double Upper);
