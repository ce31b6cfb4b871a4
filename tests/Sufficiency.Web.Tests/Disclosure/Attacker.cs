using Google.OrTools.LinearSolver;
using LinearProgram = Google.OrTools.LinearSolver.Solver;

namespace Sufficiency.Web.Tests.Disclosure;

/// <summary>Somebody who knows all that is shown and that no count is below 0, and solves for what is hidden.</summary>
internal sealed class Attacker : IDisposable
{
    private const double Many = 1e6; // more than any table holds; GLOP may take an unbounded problem for one without a solution

    private readonly LinearProgram solver = LinearProgram.CreateSolver("GLOP");
    private readonly Dictionary<string, Variable> counts = new(StringComparer.Ordinal);

    /// <summary>Learns that some counts add up to a number.</summary>
    public void Learn(IEnumerable<string> names, double sum)
    {
        var row = solver.MakeConstraint(sum, sum);
        foreach (var name in names) row.SetCoefficient(Of(name), 1.0);
    }

    /// <summary>Learns that some counts add up to another, but for a number.</summary>
    public void Learn(IEnumerable<string> names, string whole, double less)
    {
        var row = solver.MakeConstraint(less, less);
        foreach (var name in names) row.SetCoefficient(Of(name), 1.0);
        row.SetCoefficient(Of(whole), -1.0);
    }

    /// <summary>The least and the most that a sum of counts can be.</summary>
    public (double Least, double Most) Bounds(params IReadOnlyList<string> names)
    {
        solver.Objective().Clear();
        foreach (var name in names) solver.Objective().SetCoefficient(Of(name), 1.0);
        solver.Objective().SetMinimization();
        var least = Solve();
        solver.Objective().SetMaximization();
        return (least, Solve());
    }

    public void Dispose() => solver.Dispose();

    // GLOP that goes on from its last solution may give up on a problem of few rows.
    private double Solve()
    {
        solver.Reset();
        var status = solver.Solve();
        return status == LinearProgram.ResultStatus.OPTIMAL ? solver.Objective().Value()
            : throw new InvalidOperationException($"What is shown does not add up: {status}.");
    }

    private Variable Of(string name) => counts.TryGetValue(name, out var known) ? known : counts[name] = solver.MakeNumVar(0.0, Many, "");
}
