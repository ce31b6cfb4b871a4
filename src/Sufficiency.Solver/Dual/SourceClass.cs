using Sufficiency.Solver.Problem;

namespace Sufficiency.Solver.Dual;

/// <summary>Members that each split a supply over some of the same arcs; their shares follow the prices smoothly.</summary>
/// <param name="Pool">The arcs it shares with other classes.</param>
/// <param name="Slot">Which of them each arc position is.</param>
/// <param name="Smoothing">Temperature of its shares as a multiple of the problem's.</param>
/// <param name="Supply">Amount each member splits.</param>
/// <param name="Start">Where each member's arcs start; one more value than members.</param>
/// <param name="Position">Position of each arc.</param>
/// <param name="Cost">Cost a unit of each arc.</param>
internal sealed record SourceClass(ArcPool Pool, int[] Slot, double Smoothing, double[] Supply, int[] Start, int[] Position, double[] Cost)
{
    /// <summary>Number of members.</summary>
    public int MemberCount => Supply.Length;
}

/// <summary>A column within bounds that stands alone; its value follows the prices smoothly.</summary>
/// <param name="Rows">Coefficients on the coupling rows.</param>
/// <param name="Smoothing">Temperature as a multiple of the problem's.</param>
/// <param name="Cost">Cost a unit.</param>
/// <param name="Lower">Least value.</param>
/// <param name="Upper">Most value.</param>
internal sealed record SmoothColumn(SparseVector Rows, double Smoothing, double Cost, double Lower, double Upper);
