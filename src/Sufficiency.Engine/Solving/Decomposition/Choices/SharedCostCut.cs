using Sufficiency.Engine.Model.Problem;
using Sufficiency.Engine.Solving.Decomposition.Prices;
using Sufficiency.Engine.Solving.Decomposition.Structure;

namespace Sufficiency.Engine.Solving.Decomposition.Choices;

/// <summary>
/// The cut of a choice of integers: what each other choice costs at least, seen from the prices of this one.
/// </summary>
/// <remarks>
/// A closed column of a choice set saves no more than what sources gain by the intakes it opens; an open one shares what it costs among the sources
/// that gain by it, so that closing it loses their gains rather than saves its cost. For shares λ ≥ 0, with v_i the least over arcs of reduced cost + λ:
/// cost(y) ≥ constant + Σ_i d_i v_i + Σ_j y_j (r_j − Σ_i d_i max of λ_ia over the arcs j opens), because at most one column of a set is open and
/// an intake that a set opens carries nothing without it. Dual ascent for facility location (Erlenkotter 1978) is the case of one period without rows.
/// Shares that cover what a set costs say most of what else might open; shares of all that is gained say what it costs to close.
/// </remarks>
internal sealed class SharedCostCut
{
    private const int Parts = 16; // fixed, for the same sums on any machine
    private readonly MixedIntegerProblem problem;
    private readonly ChoiceSets choices;
    private readonly ArcStore store;
    private readonly CutView view;
    private readonly GatedArcs[] arcsOf; // [family]

    private SharedCostCut(MixedIntegerProblem problem, ChoiceSets choices, Gates gates, ArcStore store, CutView view, CancellationToken cancellation)
    {
        (this.problem, this.choices, this.store, this.view) = (problem, choices, store, view);
        arcsOf = new GatedArcs[store.Families.Count];
        Parallel.For(0, arcsOf.Length, new ParallelOptions { CancellationToken = cancellation }, family => arcsOf[family] = new(problem, store, choices, gates, view, family));
    }

    /// <summary>Builds a cut of shares that cover what sets cost, and one of shares of all that is gained.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="roles">Which rows are priced.</param>
    /// <param name="choices">Its choice sets.</param>
    /// <param name="gates">Which intakes wait for a set.</param>
    /// <param name="store">Its sources and their arcs.</param>
    /// <param name="prices">Prices of the choice.</param>
    /// <param name="other">Other prices, tried on the rows of closed sets; a second guess at what their places are worth.</param>
    /// <param name="side">The choice.</param>
    /// <param name="cancellation">Stops.</param>
    public static IReadOnlyList<PriceCut> Build(
        MixedIntegerProblem problem, RowRoles roles, ChoiceSets choices, Gates gates, ArcStore store, double[] prices, double[] other, double[] side, CancellationToken cancellation)
    {
        var own = roles.ToPrices(problem, prices);
        var isClosed = gates.ClosedRows(problem, gates.Blocked(side));
        for (var r = 0; r < own.Length; r++) own[r] = isClosed[r] ? 0.0 : own[r];
        var mixed = own.Zip(roles.ToPrices(problem, other)).Select((pair, r) => isClosed[r] ? pair.Second : pair.First).ToArray();
        int[] openPlace = [.. Enumerable.Range(0, choices.Count).Select(set => Array.FindIndex(choices.Members(set), j => side[j] > 0.5))];
        var builder = new SharedCostCut(problem, choices, gates, store, new(openPlace, store.Families.IntakePrices(own), store.Families.IntakePrices(mixed)), cancellation);
        var costs = builder.CostsOfOpen(roles, own);
        var gained = builder.Gained(cancellation);
        double[] covering = [.. costs.Zip(gained, (cost, gain) => cost <= 0.0 || gain <= 0.0 ? 0.0 : Math.Min(1.0, cost / gain))];
        double[] whole = [.. gained.Select(gain => gain <= 0.0 ? 0.0 : 1.0)];
        return [.. builder.Sum([covering, whole], cancellation).Select(sum => builder.Cut(PriceCut.Build(problem, roles, own, sum.Pays), PriceCut.Build(problem, roles, mixed, sum.Pays), sum))];
    }

    /// <summary>The coefficients of the prices that say more of each closed set, less what is saved.</summary>
    private PriceCut Cut(PriceCut cut, PriceCut otherCut, Savings sum)
    {
        var coefficients = (double[])cut.Coefficients.Clone();
        for (var set = 0; set < choices.Count; set++)
        {
            var members = choices.Members(set);
            var isOther = view.OpenPlace[set] < 0 && members.Min(j => otherCut.Coefficients[j] - sum.OtherSaved[j]) > members.Min(j => cut.Coefficients[j] - sum.Saved[j]);
            foreach (var j in members) coefficients[j] = isOther ? otherCut.Coefficients[j] - sum.OtherSaved[j] : cut.Coefficients[j] - sum.Saved[j];
        }

        return cut with { Coefficients = coefficients };
    }

    /// <summary>What each open set costs at the prices. [set]</summary>
    private double[] CostsOfOpen(RowRoles roles, double[] prices)
    {
        var costs = new double[choices.Count];
        for (var set = 0; set < costs.Length; set++)
        {
            if (view.OpenPlace[set] < 0) continue;
            var column = problem.SideColumns[choices.Members(set)[view.OpenPlace[set]]];
            costs[set] = column.Cost - roles.Value(column.Rows, prices);
        }

        return costs;
    }

    /// <summary>What all sources gain by each open set. [set]</summary>
    private double[] Gained(CancellationToken cancellation)
    {
        var gains = new double[arcsOf.Length][];
        Parallel.For(0, gains.Length, new ParallelOptions { CancellationToken = cancellation }, family =>
        {
            gains[family] = new double[choices.Count];
            var arcs = arcsOf[family];
            if (arcs.LiveSets.Length == 0) return;
            var members = store.Families.Members(family);
            for (var m = 0; m < members.Length; m++)
            {
                arcs.Read(m);
                for (var s = 0; s < arcs.LiveSets.Length; s++) gains[family][arcs.LiveSets[s]] += problem.Supply[members[m]] * arcs.Gains[s];
            }
        });
        return [.. Enumerable.Range(0, choices.Count).Select(set => gains.Sum(gain => gain[set]))];
    }

    /// <summary>What sources pay and could save, for several ways of sharing.</summary>
    private Savings[] Sum(double[][] shares, CancellationToken cancellation)
    {
        var parts = new Savings[Math.Min(Parts, arcsOf.Length)][];
        Parallel.For(0, parts.Length, new ParallelOptions { CancellationToken = cancellation }, part =>
        {
            parts[part] = [.. shares.Select(_ => new Savings(problem.SideColumns.Count))];
            for (var family = part; family < arcsOf.Length; family += parts.Length) Add(arcsOf[family], shares, parts[part]);
        });
        for (var part = 1; part < parts.Length; part++)
        {
            for (var way = 0; way < shares.Length; way++) parts[0][way].Add(parts[part][way]);
        }

        return parts[0];
    }

    private void Add(GatedArcs arcs, double[][] shares, Savings[] sums)
    {
        var members = store.Families.Members(arcs.Family);
        for (var m = 0; m < members.Length; m++)
        {
            arcs.Read(m);
            for (var way = 0; way < shares.Length; way++)
            {
                var value = arcs.Pays(shares[way]);
                sums[way].Pays += problem.Supply[members[m]] * value;
                arcs.AddSavings(value, problem.Supply[members[m]], shares[way], sums[way].Saved, sums[way].OtherSaved);
            }
        }
    }

    /// <summary>What sources pay, and what each side column could save them beyond that.</summary>
    private sealed class Savings(int columns)
    {
        public double Pays { get; set; }

        public double[] Saved { get; } = new double[columns];

        public double[] OtherSaved { get; } = new double[columns];

        public void Add(Savings other)
        {
            Pays += other.Pays;
            for (var j = 0; j < Saved.Length; j++)
            {
                Saved[j] += other.Saved[j];
                OtherSaved[j] += other.OtherSaved[j];
            }
        }
    }
}
