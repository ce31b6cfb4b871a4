using Sufficiency.Solver.Dual;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Solver.Benders;

/// <summary>Makes prices from which anyone can recompute a bound over all arcs.</summary>
/// <param name="problem">The problem.</param>
/// <param name="roles">Which rows are priced.</param>
/// <param name="packing">Its set packing rows.</param>
/// <param name="links">Its setup links.</param>
/// <param name="dear">A price that no source would accept.</param>
internal sealed class Certificates(MixedIntegerProblem problem, RowRoles roles, SetPackingRows packing, SetupLinks links, double dear)
{
    /// <summary>
    /// Prices completed by the prices of set packing rows. Such a price is the least reduced cost of the set's integers, so that the bound
    /// holds with at most one of these integers open.
    /// </summary>
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

    /// <summary>
    /// Prices that keep sources out of blocked sinks. They do not lower the bound, because these sinks' rows have no capacity to sell.
    /// </summary>
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
