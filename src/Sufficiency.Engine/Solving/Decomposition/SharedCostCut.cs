using Sufficiency.Engine.Model.Problem;

namespace Sufficiency.Engine.Solving.Decomposition;

/// <summary>
/// The cut of a choice of integers: what each other choice costs at least, seen from the prices of this one.
/// </summary>
/// <remarks>
/// A closed column of a choice set saves no more than what sources gain by the intakes it opens; an open one shares what it costs among the sources
/// that gain by it, so that closing it loses their gains rather than saves its cost. For shares λ ≥ 0, with v_i the least over arcs of reduced cost + λ:
/// cost(y) ≥ constant + Σ_i d_i v_i + Σ_j y_j (r_j − Σ_i d_i max of λ_ia over the arcs j opens), because at most one column of a set is open and
/// an intake that a set opens carries nothing without it. Dual ascent for facility location (Erlenkotter 1978) is the case of one period without rows.
/// </remarks>
internal sealed class SharedCostCut
{
    private readonly MixedIntegerProblem problem;
    private readonly ChoiceSets choices;
    private readonly Gates gates;
    private readonly SourceFamilies families;
    private readonly int[] openPlace; // [set]: place of its open column among the members, −1 for none
    private readonly double[] earns; // [intake] at the prices of this choice
    private readonly double[] otherEarns; // [intake] with the prices of another on rows that are closed
    private readonly double[] share; // [set]: part of their gains that sources pay to an open set

    private SharedCostCut(MixedIntegerProblem problem, ChoiceSets choices, Gates gates, SourceFamilies families, double[] prices, double[] otherPrices, double[] side)
    {
        (this.problem, this.choices, this.gates, this.families) = (problem, choices, gates, families);
        openPlace = [.. Enumerable.Range(0, choices.Count).Select(set => Array.FindIndex(choices.Members(set), j => side[j] > 0.5))];
        earns = families.IntakePrices(prices);
        otherEarns = families.IntakePrices(otherPrices);
        share = new double[choices.Count];
    }

    /// <summary>Builds the cut.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="roles">Which rows are priced.</param>
    /// <param name="choices">Its choice sets.</param>
    /// <param name="gates">Which intakes wait for a set.</param>
    /// <param name="families">Its sources.</param>
    /// <param name="prices">Prices of the choice.</param>
    /// <param name="other">Other prices, tried on the rows of closed sets; a second guess at what their places are worth.</param>
    /// <param name="side">The choice.</param>
    /// <param name="cancellation">Stops.</param>
    public static PriceCut Build(
        MixedIntegerProblem problem, RowRoles roles, ChoiceSets choices, Gates gates, SourceFamilies families, double[] prices, double[] other, double[] side, CancellationToken cancellation)
    {
        var own = roles.ToPrices(problem, prices);
        var isBlocked = gates.Blocked(side);
        var isClosed = ClosedRows(problem, gates, isBlocked);
        for (var r = 0; r < own.Length; r++) own[r] = isClosed[r] ? 0.0 : own[r];
        var mixed = own.Zip(roles.ToPrices(problem, other)).Select((pair, r) => isClosed[r] ? pair.Second : pair.First).ToArray();
        var builder = new SharedCostCut(problem, choices, gates, families, own, mixed, side);
        builder.ShareCosts(roles, own, side, cancellation);
        var (pays, saved, otherSaved) = builder.Sum(cancellation);
        var cut = PriceCut.Build(problem, roles, own, pays);
        var otherCut = PriceCut.Build(problem, roles, mixed, pays);
        var coefficients = (double[])cut.Coefficients.Clone();
        for (var set = 0; set < choices.Count; set++)
        {
            var members = choices.Members(set);
            var isOther = builder.openPlace[set] < 0 && members.Min(j => otherCut.Coefficients[j] - otherSaved[j]) > members.Min(j => cut.Coefficients[j] - saved[j]);
            foreach (var j in members) coefficients[j] = isOther ? otherCut.Coefficients[j] - otherSaved[j] : cut.Coefficients[j] - saved[j];
        }

        return cut with { Coefficients = coefficients };
    }

    /// <summary>Rows that only blocked intakes use.</summary>
    private static bool[] ClosedRows(MixedIntegerProblem problem, Gates gates, bool[] isBlocked)
    {
        var isClosed = (bool[])gates.IsGatedRow.Clone();
        for (var k = 0; k < isBlocked.Length; k++)
        {
            if (isBlocked[k]) continue;
            foreach (var row in problem.Intakes[k].Rows.Indices) isClosed[row] = false;
        }

        return isClosed;
    }

    private void ShareCosts(RowRoles roles, double[] prices, double[] side, CancellationToken cancellation)
    {
        var gains = new double[families.Count][];
        Parallel.For(0, gains.Length, new ParallelOptions { CancellationToken = cancellation }, family => gains[family] = GainsOf(new(this, family)));
        for (var set = 0; set < share.Length; set++)
        {
            if (openPlace[set] < 0) continue;
            var column = problem.SideColumns[choices.Members(set)[openPlace[set]]];
            var cost = column.Cost - roles.Value(column.Rows, prices);
            var gained = gains.Sum(gain => gain[set]);
            share[set] = cost <= 0 || gained <= 0 ? 0.0 : Math.Min(1.0, cost / gained);
        }
    }

    private double[] GainsOf(FamilyView view)
    {
        var gains = new double[choices.Count];
        foreach (var source in families.Members(view.Family))
        {
            view.Read(source);
            for (var s = 0; s < view.LiveSets.Length; s++) gains[view.LiveSets[s]] += problem.Supply[source] * Math.Max(0.0, view.Alternative(s) - view.Live[s]);
        }

        return gains;
    }

    private (double Pays, double[] Saved, double[] OtherSaved) Sum(CancellationToken cancellation)
    {
        var parts = new (double Pays, double[] Saved, double[] OtherSaved)[Math.Min(16, families.Count)]; // a fixed number, for the same sums on any machine
        Parallel.For(0, parts.Length, new ParallelOptions { CancellationToken = cancellation }, part =>
        {
            var (saved, otherSaved) = (new double[problem.SideColumns.Count], new double[problem.SideColumns.Count]);
            var pays = 0.0;
            for (var family = part; family < families.Count; family += parts.Length) pays += Add(new(this, family), saved, otherSaved);
            parts[part] = (pays, saved, otherSaved);
        });
        for (var part = 1; part < parts.Length; part++)
        {
            parts[0].Pays += parts[part].Pays;
            for (var j = 0; j < parts[0].Saved.Length; j++)
            {
                parts[0].Saved[j] += parts[part].Saved[j];
                parts[0].OtherSaved[j] += parts[part].OtherSaved[j];
            }
        }

        return parts[0];
    }

    private double Add(FamilyView view, double[] saved, double[] otherSaved)
    {
        var pays = 0.0;
        foreach (var source in families.Members(view.Family))
        {
            view.Read(source);
            var value = view.Free;
            for (var s = 0; s < view.LiveSets.Length; s++) value = Math.Min(value, view.Live[s] + (share[view.LiveSets[s]] * Math.Max(0.0, view.Alternative(s) - view.Live[s])));
            pays += problem.Supply[source] * value;
            view.AddSavings(value, problem.Supply[source], saved, otherSaved);
        }

        return pays;
    }

    /// <summary>One family's arcs, sorted into free ones, those an open set lets in and those that are closed.</summary>
    private sealed class FamilyView
    {
        private const double Beyond = 1e200; // stands for an alternative that is not there
        private readonly SharedCostCut cut;
        private readonly int[] intakes;
        private readonly double[] costs;
        private readonly int[] gated; // positions of arcs that wait for a set
        private readonly int[] liveAt; // [position]: place among the live sets, −1 for free arcs, −2 for closed ones
        private readonly double[] most;
        private readonly double[] otherMost;

        public FamilyView(SharedCostCut cut, int family)
        {
            (this.cut, Family) = (cut, family);
            intakes = cut.families.IntakesOf(family).ToArray();
            costs = new double[intakes.Length];
            liveAt = new int[intakes.Length];
            var live = new List<int>();
            for (var a = 0; a < intakes.Length; a++)
            {
                var set = cut.gates.SetOf(intakes[a]);
                var isLive = set >= 0 && cut.openPlace[set] >= 0 && (cut.gates.OpenersOf(intakes[a]) >> cut.openPlace[set] & 1UL) != 0;
                if (isLive && !live.Contains(set)) live.Add(set);
                liveAt[a] = set < 0 ? -1 : isLive ? live.IndexOf(set) : -2;
            }

            LiveSets = [.. live];
            Live = new double[live.Count];
            gated = [.. Enumerable.Range(0, intakes.Length).Where(a => liveAt[a] != -1).OrderBy(a => cut.gates.SetOf(intakes[a]))];
            var widest = Enumerable.Range(0, cut.choices.Count).Select(set => cut.choices.Members(set).Length).DefaultIfEmpty(0).Max();
            (this.most, this.otherMost) = (new double[widest], new double[widest]);
        }

        public int Family { get; }

        public int[] LiveSets { get; }

        /// <summary>Least reduced cost by live set.</summary>
        public double[] Live { get; }

        /// <summary>Least reduced cost of the arcs that wait for nothing.</summary>
        public double Free { get; private set; }

        public void Read(int source)
        {
            cut.problem.Arcs.ReadCosts(source, costs);
            Free = double.PositiveInfinity;
            Array.Fill(Live, double.PositiveInfinity);
            for (var a = 0; a < costs.Length; a++)
            {
                var reduced = costs[a] - cut.earns[intakes[a]];
                var at = liveAt[a];
                if (at == -1) Free = Math.Min(Free, reduced);
                else if (at >= 0) Live[at] = Math.Min(Live[at], reduced);
            }
        }

        /// <summary>The best without a live set.</summary>
        public double Alternative(int except)
        {
            var best = Math.Min(Free, Beyond);
            for (var s = 0; s < Live.Length; s++)
            {
                if (s != except) best = Math.Min(best, Live[s]);
            }

            return best;
        }

        /// <summary>Adds what a source could save by each column of each set, beyond what it pays.</summary>
        public void AddSavings(double value, double supply, double[] saved, double[] otherSaved)
        {
            for (var from = 0; from < gated.Length;)
            {
                var set = cut.gates.SetOf(intakes[gated[from]]);
                var members = cut.choices.Members(set);
                Array.Clear(most);
                Array.Clear(otherMost);
                for (; from < gated.Length && cut.gates.SetOf(intakes[gated[from]]) == set; from++) Raise(gated[from], value);
                for (var i = 0; i < members.Length; i++)
                {
                    saved[members[i]] += supply * most[i];
                    otherSaved[members[i]] += supply * otherMost[i];
                }
            }
        }

        private void Raise(int position, double value)
        {
            var intake = intakes[position];
            var at = liveAt[position];
            var reduced = costs[position] - cut.earns[intake];
            var gain = at >= 0 ? cut.share[LiveSets[at]] * Math.Max(0.0, Alternative(at) - reduced) : value - reduced;
            var otherGain = at >= 0 ? gain : value - (costs[position] - cut.otherEarns[intake]);
            if (gain <= 0 && otherGain <= 0) return;
            var openers = cut.gates.OpenersOf(intake);
            for (var i = 0; openers != 0; i++, openers >>= 1)
            {
                if ((openers & 1UL) == 0) continue;
                most[i] = Math.Max(most[i], gain);
                otherMost[i] = Math.Max(otherMost[i], otherGain);
            }
        }
    }
}
