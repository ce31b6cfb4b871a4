using Sufficiency.Engine.Model.Problem;
using Sufficiency.Engine.Solving.Decomposition.Prices;
using Sufficiency.Engine.Solving.Decomposition.Structure;

namespace Sufficiency.Engine.Solving.Decomposition.Choices;

/// <summary>Lower bounds on the cost of every choice, found from prices.</summary>
/// <param name="problem">The problem.</param>
/// <param name="roles">Which rows are priced.</param>
/// <param name="choices">Its choice sets.</param>
/// <param name="gates">Which intakes wait for a set.</param>
/// <param name="relaxation">Its sources and their arcs.</param>
internal sealed class CutBook(MixedIntegerProblem problem, RowRoles roles, ChoiceSets choices, Gates gates, SmoothRelaxation relaxation)
{
    private static readonly double[] Pulls = [1.0, 0.5, 0.1]; // between a choice's own prices and the relaxed ones: what others cost shows best from between
    private readonly List<PriceCut> cuts = [];

    /// <summary>All found so far.</summary>
    public IReadOnlyList<PriceCut> Cuts => cuts;

    /// <summary>Adds the cut of prices over all arcs.</summary>
    public PriceCut Add(double[] prices, CancellationToken cancellation)
    {
        cuts.Add(Of(prices, cancellation));
        return cuts[^1];
    }

    /// <summary>The cut of prices over all arcs.</summary>
    public PriceCut Of(double[] prices, CancellationToken cancellation) => relaxation.CutAt(prices, new bool[problem.Intakes.Count], cancellation);

    /// <summary>Adds what the prices of a choice, and those between them and the relaxed ones, say of all others where schemes share their costs.</summary>
    /// <returns>What they say of the choice itself at most.</returns>
    public double Share(PricedChoice choice, double[] relaxedPrices, CancellationToken cancellation)
    {
        var value = double.NegativeInfinity;
        foreach (var pull in Pulls)
        {
            var between = choice.Prices.Zip(relaxedPrices, (own, root) => (pull * own) + ((1.0 - pull) * root)).ToArray();
            foreach (var cut in SharedCostCut.Build(problem, roles, choices, gates, relaxation.Arcs, between, relaxedPrices, choice.Side, cancellation))
            {
                cuts.Add(cut);
                value = Math.Max(value, cut.At(choice.Side));
            }
        }

        return value;
    }
}
