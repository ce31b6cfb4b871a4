using Google.OrTools.LinearSolver;
using Sufficiency.Web.Documents.Disclosure;
using LinearProgram = Google.OrTools.LinearSolver.Solver;

namespace Sufficiency.Web.Tests.Documents;

/// <summary>Somebody who knows all that is shown and that no count is below 0, and solves for what is hidden.</summary>
internal sealed class Attacker : IDisposable
{
    private const double Many = 1e6; // more than any table holds; GLOP may take an unbounded problem for one without a solution

    private readonly LinearProgram solver = LinearProgram.CreateSolver("GLOP");
    private readonly Variable?[] cells; // [cell]: none where it is shown

    public Attacker(CountTable table, Func<int, bool> isHidden)
    {
        cells = [.. table.Values.ToArray().Select((value, cell) => isHidden(cell)
            ? solver.MakeNumVar(0.0, Many, "")
            : null)];
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
        solver.Objective().SetCoefficient(cells[cell]!, 1.0);
        solver.Objective().SetMinimization();
        var least = Solve();
        solver.Objective().SetMaximization();
        return (least, Solve());
    }

    public void Dispose() => solver.Dispose();

    private double Solve()
    {
        var status = Anew();
        return status == LinearProgram.ResultStatus.OPTIMAL ? solver.Objective().Value()
            : throw new InvalidOperationException($"What is shown does not add up: {status}.");
    }

    // GLOP that goes on from its last solution may give up on a problem of few rows.
    private LinearProgram.ResultStatus Anew()
    {
        solver.Reset();
        return solver.Solve();
    }

    private void AddTotal(CountTable table, int axis, int total)
    {
        List<(int Cell, double Sign)> terms = [(total, -1.0), .. Enumerable.Range(1, table.GroupsOf(axis))
            .Select(back => (total - (back * table.Strides[axis]), 1.0))];
        var hidden = terms.Where(term => cells[term.Cell] is not null).ToList();
        if (hidden.Count == 0) return;
        var shown = terms.Where(term => cells[term.Cell] is null).Sum(term => term.Sign * table.Values[term.Cell]);
        var row = solver.MakeConstraint(-shown, -shown);
        foreach (var (cell, sign) in hidden) row.SetCoefficient(cells[cell]!, sign);
    }
}
