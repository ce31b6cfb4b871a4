using Sufficiency.Solver.Dual;
using Sufficiency.Solver.Problem;
using Sufficiency.Solver.Structure;

namespace Sufficiency.Solver.Benders;

/// <summary>Lower bounds on the cost of every choice, found from prices.</summary>
/// <param name="problem">The problem.</param>
/// <param name="roles">Which rows are priced.</param>
/// <param name="packing">Its choice sets.</param>
/// <param name="links">Which sinks wait for a set.</param>
/// <param name="relaxation">Its sources and their arcs.</param>
internal sealed class CutPool(
    MixedIntegerProblem problem, RowRoles roles, SetPackingRows packing, SetupLinks links, SmoothRelaxation relaxation)
{
    // How far a cut is seen from the choice rather than from the root: in its prices, and in its fractions.
    private static readonly (double Prices, double Fractions)[] Views = [(1.0, 0.9), (0.5, 0.5), (0.1, 0.1)];
    private readonly Lazy<StrengthenedDual> dual = new(() => new(problem, roles, packing, links, relaxation.Classes));
    private readonly List<LagrangianCut> cuts = [];
    private List<LagrangianCut> rootCuts = [];

    /// <summary>All found so far.</summary>
    public IReadOnlyList<LagrangianCut> Cuts => rootCuts.Count == 0 ? cuts : [.. rootCuts, .. cuts];

    /// <summary>Strengthened cuts of any prices and fractions.</summary>
    public StrengthenedDual Dual => dual.Value;

    /// <summary>Prices that are good for all choices together, and the fractions they are best at.</summary>
    public (double[] Prices, double[] Fractions) Root { get; set; } = ([], []);

    /// <summary>Adds the cut of prices over all arcs.</summary>
    public LagrangianCut Add(double[] prices, CancellationToken cancellation)
    {
        cuts.Add(Of(prices, cancellation));
        return cuts[^1];
    }

    /// <summary>What all cuts say that a choice costs at least; −∞ where there are none.</summary>
    public double LeastAt(double[] values) => Cuts.Select(cut => cut.At(values)).DefaultIfEmpty(double.MinValue).Max();

    /// <summary>Puts cuts seen from the root in the place of those put there before.</summary>
    public void ReplaceRoot(IEnumerable<LagrangianCut> found) => rootCuts = [.. found];

    /// <summary>The cut of prices over all arcs.</summary>
    public LagrangianCut Of(double[] prices, CancellationToken cancellation) =>
        relaxation.CutAt(prices, new bool[problem.Sinks.Count], cancellation);

    /// <summary>Adds strengthened cuts seen from a choice and from between it and the root.</summary>
    /// <returns>What they say of the choice itself at most.</returns>
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
