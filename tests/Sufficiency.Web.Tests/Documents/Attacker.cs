using Google.OrTools.LinearSolver;
using LinearProgram = Google.OrTools.LinearSolver.Solver;
using Sufficiency.Web.Documents.Disclosure;

namespace Sufficiency.Web.Tests.Documents;

/// <summary>Somebody who knows all that is shown and that no count is below 0, and solves for what is hidden.</summary>
internal sealed class Attacker : IDisposable
{
    private const double Many = 1e6; // more than any table holds; GLOP may take an unbounded problem for one without a solution

    private readonly LinearProgram solver = LinearProgram.CreateSolver("GLOP");
    private readonly Variable[] cells;

    public Attacker(CountTable table, Func<int, bool> isHidden)
    {
        cells = [.. table.Values.ToArray().Select((value, cell) => isHidden(cell)
            ? solver.MakeNumVar(0.0, Many, "")
            : solver.MakeNumVar(value, value, ""))];
        for (var cell = 0; cell < cells.Length; cell++)
        {
            for (var axis = 0; axis < table.Rank; axis++)
            {
                if (table.HasTotal(axis) && table.PositionOf(axis, cell) == table.GroupsOf(axis)) AddTotal(table, axis, cell);
            }
        }
    }

    /// <summary>The least and the most that a cell can be.</summary>
    public (double Least, double Most) Bounds(int cell)
    {
        solver.Objective().Clear();
        solver.Objective().SetCoefficient(cells[cell], 1.0);
        solver.Objective().SetMinimization();
        var least = Solve();
        solver.Objective().SetMaximization();
        return (least, Solve());
    }

    public void Dispose() => solver.Dispose();

    private double Solve() => Anew() == LinearProgram.ResultStatus.OPTIMAL
        ? solver.Objective().Value()
        : throw new InvalidOperationException("What is shown does not add up.");

    // GLOP that goes on from its last solution may give up on a problem of few rows.
    private LinearProgram.ResultStatus Anew()
    {
        solver.Reset();
        return solver.Solve();
    }

    private void AddTotal(CountTable table, int axis, int total)
    {
        var row = solver.MakeConstraint(-1e-7, 1e-7);
        row.SetCoefficient(cells[total], -1.0);
        for (var group = 0; group < table.GroupsOf(axis); group++)
            row.SetCoefficient(cells[total - ((table.GroupsOf(axis) - group) * table.Strides[axis])], 1.0);
    }
}
