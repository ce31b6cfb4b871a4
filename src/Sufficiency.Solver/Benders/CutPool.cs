using Sufficiency.Solver.Dual;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Solver.Benders;

/// <summary>Lower bounds on the cost of every choice, found from prices.</summary>
/// <param name="problem">The problem.</param>
/// <param name="roles">Which rows are priced.</param>
/// <param name="packing">Its set packing rows.</param>
/// <param name="links">Its setup links.</param>
/// <param name="relaxation">Its sources and their arcs.</param>
internal sealed class CutPool(
    MixedIntegerProblem problem, RowRoles roles, SetPackingRows packing, SetupLinks links, SmoothRelaxation relaxation)
{
    // Where a cut is taken between the root (0) and the choice (1): in prices, and in fractions.
    private static readonly (double Prices, double Fractions)[] Views = [(1.0, 0.9), (0.5, 0.5), (0.1, 0.1)];
    private readonly Lazy<StrengthenedDual> dual = new(() => new(problem, roles, packing, links, relaxation.Classes));
    private readonly List<LagrangianCut> cuts = [];
    private List<LagrangianCut> rootCuts = [];

    /// <summary>All cuts found so far.</summary>
    public IReadOnlyList<LagrangianCut> Cuts => rootCuts.Count == 0 ? cuts : [.. rootCuts, .. cuts];

    /// <summary>Makes strengthened cuts of prices and fractions.</summary>
    public StrengthenedDual Dual => dual.Value;

    /// <summary>Prices that suit all choices together, and the fractions at which they are best.</summary>
    public (double[] Prices, double[] Fractions) Root { get; set; } = ([], []);

    /// <summary>Adds the cut of prices over all arcs.</summary>
    public LagrangianCut Add(double[] prices, CancellationToken cancellation)
    {
        cuts.Add(Of(prices, cancellation));
        return cuts[^1];
    }

    /// <summary>Lower bound of all cuts on the cost of a choice; least of all numbers if there are no cuts.</summary>
    public double LeastAt(double[] values) => Cuts.Select(cut => cut.At(values)).DefaultIfEmpty(double.MinValue).Max();

    /// <summary>Replaces the cuts of the root.</summary>
    public void ReplaceRoot(IEnumerable<LagrangianCut> found) => rootCuts = [.. found];

    /// <summary>The cut of prices over all arcs.</summary>
    public LagrangianCut Of(double[] prices, CancellationToken cancellation) =>
        relaxation.CutAt(prices, new bool[problem.Sinks.Count], cancellation);

    /// <summary>Adds strengthened cuts at a choice, and between it and the root.</summary>
    /// <returns>The most that these cuts ask at the choice itself.</returns>
    public double Share(PricedChoice choice, CancellationToken cancellation)
    {
        var value = double.NegativeInfinity;
        foreach (var view in Views)
        {
            cuts.Add(Dual.At(Between(Root.Prices, choice.Prices, view.Prices), Between(Root.Fractions, choice.Values, view.Fractions),
                cancellation).Cut);
            value = Math.Max(value, cuts[^1].At(choice.Values));
        }

        return value;
    }

    private static double[] Between(double[] from, double[] to, double share) =>
        [.. from.Zip(to, (left, right) => left + (share * (right - left)))];
}
