using Sufficiency.Solver.Dual;
using Sufficiency.Solver.Problem;
using Sufficiency.Solver.Structure;

namespace Sufficiency.Solver.Benders;

/// <summary>Prices from which anyone can recompute a bound over all arcs.</summary>
/// <param name="problem">The problem.</param>
/// <param name="roles">Which rows are priced.</param>
/// <param name="packing">Its choice sets.</param>
/// <param name="links">Which rows hold nothing but what a set brings.</param>
/// <param name="dear">A price that no source would pay.</param>
internal sealed class Certificates(MixedIntegerProblem problem, RowRoles roles, SetPackingRows packing, SetupLinks links, double dear)
{
    /// <summary>Prices of a choice set's row: what its cheapest column is worth, so that the bound
    /// holds with at most one of them.</summary>
    public double[] Of(double[] prices)
    {
        var all = roles.ToPrices(problem, prices);
        for (var r = 0; r < all.Length; r++)
        {
            if (!roles.IsPriced(r) && !packing.IsSetRow(r)) all[r] = prices[r];
        }

        for (var set = 0; set < packing.Count; set++)
        {
            var least = packing.MustChoose(set) ? double.PositiveInfinity : 0.0;
            foreach (var j in packing.Members(set))
                least = Math.Min(least, problem.LinkingVariables[j].Cost - SmoothDual.Dot(packing.WithoutSetRow(j), all));
            all[packing.RowOf(set)] = least;
        }

        return all;
    }

    /// <summary>Prices that keep everyone out of rows that have nothing to give; they cost nothing,
    /// since there is nothing to buy.</summary>
    public double[] Blocking(double[] prices, bool[] isBlocked)
    {
        var blocking = (double[])prices.Clone();
        for (var k = 0; k < isBlocked.Length; k++)
        {
            if (!isBlocked[k]) continue;
            foreach (var row in problem.Sinks[k].Rows.Indices)
            {
                if (links.IsLinkedRow[row] && prices[row] == 0.0) blocking[row] = -dear;
            }
        }

        return blocking;
    }
}
