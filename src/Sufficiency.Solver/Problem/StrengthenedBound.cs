namespace Sufficiency.Solver.Problem;

/// <summary>Recomputes the cuts and the bound of a certificate over all arcs, sharing no code with the search that found them.</summary>
/// <remarks>
/// The cut of prices σ and fractions ŷ is constant + Σ_i d_i v_i + Σ_j y_j (f_j − Σ_r σ_r A_rj − Σ_i d_i max(v_i − c̄_ia, 0)), the last
/// over the arcs a that j opens and no cheaper
/// arc of i does. It holds for any v_i up to the reduced cost c̄ of i's cheapest free arc; here v_i is where the fractions of cheaper
/// arcs reach one.
/// Cornuéjols, Sridharan and Thizy, European Journal of Operational Research 50 (1991) 280–297.
/// </remarks>
public sealed class StrengthenedBound
{
    private const double Rounding = 1e-9; // of a whole
    private readonly MixedIntegerProblem problem;
    private readonly bool[] isBudget; // [row]
    private readonly int[][] openers; // [sink]: columns of which one must be open; none for a free sink

    private StrengthenedBound(MixedIntegerProblem problem, BoundCertificate certificate)
    {
        this.problem = problem;
        (openers, isBudget) = (ArcOpeners.Of(problem), FindBudgets());
        Cuts = [.. certificate.Cuts.Select(cut => CutOf(cut.Prices, cut.Fractions))];
        Value = Weigh(certificate);
    }

    /// <summary>The bound of the weighted cuts.</summary>
    public double Value { get; }

    /// <summary>Constant and coefficients of every cut of the certificate, in its order.</summary>
    public IReadOnlyList<(double Constant, double[] Coefficients)> Cuts { get; }

    /// <summary>Recomputes.</summary>
    public static StrengthenedBound Compute(MixedIntegerProblem problem, BoundCertificate certificate)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(certificate);
        return new(problem, certificate);
    }

    /// <summary>What no plan with these whole columns undercuts. [linking variable]</summary>
    public double At(IReadOnlyList<double> side) =>
        Cuts.Max(cut => cut.Constant + cut.Coefficients.Zip(side, (coefficient, value) => coefficient * value).Sum());

    private double Weigh(BoundCertificate certificate)
    {
        var total = certificate.Cuts.Sum(cut => cut.Weight);
        if (certificate.Cuts.Any(cut => cut.Weight < 0.0) || Math.Abs(total - 1.0) > Rounding)
            throw new ArgumentException("Weights are not below nil and add up to one.", nameof(certificate));
        var bound = Enumerable.Range(0, Cuts.Count).Sum(c => certificate.Cuts[c].Weight * Cuts[c].Constant);
        for (var r = 0; r < certificate.RowPrices.Count; r++) bound += AtSide(r, certificate.RowPrices[r]);
        bound += certificate.Rounded.Sum(row => Checked(row).Price * Math.Floor((problem.Rows[row.Row].Upper / row.Divisor) + Rounding));
        for (var j = 0; j < problem.LinkingVariables.Count; j++)
        {
            var column = problem.LinkingVariables[j];
            if (!column.IsInteger) continue;
            var reduced = -DualValueOf(column.Rows, certificate.RowPrices);
            for (var c = 0; c < Cuts.Count; c++) reduced += certificate.Cuts[c].Weight * Cuts[c].Coefficients[j];
            foreach (var row in certificate.Rounded) reduced -= row.Price * Math.Floor(CoefficientOf(column, row.Row) / row.Divisor);
            bound += Math.Min(reduced * column.Lower, reduced * MostOf(j));
        }

        return bound;
    }

    /// <summary>A rounded row that holds for whole columns.</summary>
    private RoundedRow Checked(RoundedRow row) => row is { Divisor: > 0.0, Price: <= 0.0 } && isBudget[row.Row] ? row
        : throw new InvalidOperationException($"Nothing says that {problem.Rows[row.Row].Name} may be rounded.");

    /// <summary>The most a whole column may be: nil where a budget cannot hold it beside the columns that must be open.</summary>
    private double MostOf(int j)
    {
        var column = problem.LinkingVariables[j];
        foreach (var row in column.Rows.Indices.Where(row => column.Lower == 0.0 && isBudget[row]))
        {
            var taken = problem.LinkingVariables.Sum(other => other.Lower * CoefficientOf(other, row));
            if (CoefficientOf(column, row) > problem.Rows[row].Upper - taken + (Rounding * Math.Abs(problem.Rows[row].Upper))) return 0.0;
        }

        return column.Upper;
    }

    /// <summary>Which rows are budgets: over whole columns alone, with no coefficient below nil. [row]</summary>
    private bool[] FindBudgets()
    {
        var flows = problem.Sinks.SelectMany(sink => sink.Rows.Indices).ToHashSet();
        bool[] are = [.. problem.Rows.Select((row, r) => double.IsFinite(row.Upper) && !flows.Contains(r))];
        foreach (var column in problem.LinkingVariables)
        {
            for (var e = 0; e < column.Rows.Indices.Length; e++)
                are[column.Rows.Indices[e]] &= column is { IsInteger: true, Lower: >= 0.0 } && column.Rows.Coefficients[e] >= 0.0;
        }

        return are;
    }

    private static double CoefficientOf(LinkingVariable column, int row) =>
        Array.IndexOf(column.Rows.Indices, row) is >= 0 and var e ? column.Rows.Coefficients[e] : 0.0;

    private (double Constant, double[] Coefficients) CutOf(IReadOnlyList<double> prices, IReadOnlyList<double>? fractions)
    {
        var constant = problem.ConstantCost;
        for (var r = 0; r < prices.Count; r++) constant += AtSide(r, prices[r]);
        var coefficients = new double[problem.LinkingVariables.Count];
        for (var j = 0; j < coefficients.Length; j++)
        {
            var column = problem.LinkingVariables[j];
            var reduced = column.Cost - DualValueOf(column.Rows, prices);
            if (column.IsInteger) coefficients[j] = reduced;
            else constant += Math.Min(reduced * column.Lower, reduced * column.Upper);
        }

        double[] dualValues = [.. problem.Sinks.Select(sink => DualValueOf(sink.Rows, prices))];
        for (var source = 0; source < problem.SourceCount; source++)
            constant += problem.Supply[source] * ValueOf(source, dualValues, fractions, coefficients);
        return (constant, coefficients);
    }

    /// <summary>The value of a source; takes from the coefficients what columns could save it.</summary>
    private double ValueOf(int source, double[] dualValues, IReadOnlyList<double>? fractions, double[] coefficients)
    {
        var sinks = problem.Arcs.SinksOf(source).ToArray();
        var costs = problem.Arcs.CostsOf(source);
        var unsorted = sinks.Select((sink, a) => (Reduced: costs[a] - dualValues[sink], Openers: openers[sink]));
        var arcs = unsorted.OrderBy(arc => arc.Reduced).ToList();
        if (fractions is null) return arcs[0].Reduced;
        var (value, rest) = (double.NegativeInfinity, 1.0);
        var cheaper = new List<(double Reduced, int Column)>();
        var seen = new HashSet<int>();
        foreach (var arc in arcs)
        {
            value = arc.Reduced;
            int[] fresh = [.. arc.Openers.Where(seen.Add)];
            var own = fresh.Sum(j => fractions[j]);
            if (arc.Openers.Length == 0 || own >= rest - Rounding) break;
            rest -= own;
            cheaper.AddRange(fresh.Select(j => (arc.Reduced, j)));
        }

        foreach (var (reduced, j) in cheaper) coefficients[j] -= problem.Supply[source] * (value - reduced);
        return value;
    }

    /// <summary>What a price earns at the side of the row that it holds.</summary>
    private double AtSide(int row, double price)
    {
        var side = price > 0.0 ? problem.Rows[row].Lower : problem.Rows[row].Upper;
        if (price == 0.0) return 0.0;
        return double.IsFinite(side) ? price * side
            : throw new InvalidOperationException($"The price of {problem.Rows[row].Name} has the wrong sign.");
    }

    private static double DualValueOf(SparseVector vector, IReadOnlyList<double> prices)
    {
        var sum = 0.0;
        for (var e = 0; e < vector.Indices.Length; e++) sum += prices[vector.Indices[e]] * vector.Coefficients[e];
        return sum;
    }
}
