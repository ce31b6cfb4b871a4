using Sufficiency.Solver.Problem;

namespace Sufficiency.Solver.Structure;

/// <summary>
/// The same problem, with more said about rows Σ a y ≤ b over whole columns alone, such as budgets: no plan is lost, and the relaxation
/// is stronger.
/// </summary>
/// <remarks>
/// A column with a &gt; b is closed. For each other coefficient c the row Σ ⌊a / c⌋ y ≤ ⌊b / c⌋ is added, which holds for whole y only:
/// Gomory's rounding of a row divided by c (Nemhauser and Wolsey, Integer and Combinatorial Optimization (1988), section II.1.2).
/// </remarks>
internal sealed class TightenedProblem
{
    private const double Rounding = 1e-9; // of the row's upper side
    private readonly MixedIntegerProblem original;
    private readonly List<(int Row, double Divisor)> rounded = [];

    private TightenedProblem(MixedIntegerProblem original)
    {
        this.original = original;
        var entries = Knapsacks();
        var isFixed = new bool[original.LinkingVariables.Count];
        foreach (var (row, own) in entries)
        {
            var slack = original.Rows[row].Upper - own.Sum(entry => entry.Value * original.LinkingVariables[entry.Column].Lower);
            foreach (var (column, value) in own.Where(entry => original.LinkingVariables[entry.Column].Lower == 0.0))
                isFixed[column] |= value > slack + (Rounding * Math.Abs(original.Rows[row].Upper));
        }

        var (rows, more) = (original.Rows.ToList(), new List<(int Row, double Value)>[isFixed.Length]);
        foreach (var (row, own) in entries) Round(row, [.. own.Where(entry => !isFixed[entry.Column])], rows, more);
        Problem = rounded.Count == 0 && !Array.Exists(isFixed, isFixed => isFixed) ? original : With(rows, more, isFixed);
    }

    /// <summary>The problem to solve: its first rows are the original's.</summary>
    public MixedIntegerProblem Problem { get; }

    /// <summary>Tightens a problem.</summary>
    public static TightenedProblem Of(MixedIntegerProblem problem) => new(problem);

    /// <summary>The answer in rows of the original problem.</summary>
    public ProblemSolution Untightened(ProblemSolution solution) => rounded.Count == 0 ? solution : solution with
    {
        RowPrices = Own(solution.RowPrices),
        CertificatePrices = Own(solution.CertificatePrices),
        Certificate = solution.Certificate is { } certificate ? Untightened(certificate) : null,
    };

    private BoundCertificate Untightened(BoundCertificate certificate)
    {
        var first = original.Rows.Count;
        return new(certificate.Bound,
            [.. certificate.Cuts.Select(cut => cut with { Prices = [.. cut.Prices.Take(first)] })], [.. certificate.RowPrices.Take(first)])
        {
            Rounded = [.. rounded.Select((row, i) => new RoundedRow(row.Row, row.Divisor, certificate.RowPrices[first + i]))
                .Where(row => row.Price != 0.0)],
        };
    }

    private double[] Own(double[] prices) => prices.Length == 0 ? prices : prices[..original.Rows.Count];

    /// <summary>The rows over whole columns alone with an upper side and no coefficient below nil.</summary>
    private SortedDictionary<int, List<(int Column, double Value)>> Knapsacks()
    {
        var roles = new RowRoles(original);
        var entries = new SortedDictionary<int, List<(int Column, double Value)>>();
        for (var j = 0; j < original.LinkingVariables.Count; j++)
        {
            var rows = original.LinkingVariables[j].Rows;
            for (var e = 0; e < rows.Indices.Length; e++)
            {
                var row = rows.Indices[e];
                if (roles.IsPriced(row) || !double.IsFinite(original.Rows[row].Upper)) continue;
                if (!entries.TryGetValue(row, out var own)) entries[row] = own = [];
                own.Add((j, rows.Coefficients[e]));
            }
        }

        foreach (var (row, own) in entries.ToList())
        {
            if (!own.TrueForAll(entry => entry.Value > 0.0
                && original.LinkingVariables[entry.Column] is { Lower: 0.0 or 1.0, Upper: 0.0 or 1.0 }))
                entries.Remove(row);
        }

        return entries;
    }

    private void Round(int row, List<(int Column, double Value)> own, List<CouplingRow> rows, List<(int Row, double Value)>[] more)
    {
        var upper = original.Rows[row].Upper;
        foreach (var divisor in own.Select(entry => entry.Value).Distinct().OrderDescending())
        {
            var most = Math.Floor((upper / divisor) + Rounding);
            if (most * divisor >= upper * (1.0 - Rounding) || own.Sum(entry => Math.Floor(entry.Value / divisor)) <= most) continue;
            foreach (var (column, value) in own.Where(entry => entry.Value >= divisor))
                (more[column] ??= []).Add((rows.Count, Math.Floor(value / divisor)));
            rows.Add(new($"{original.Rows[row].Name}/{rounded.Count}", double.NegativeInfinity, most));
            rounded.Add((row, divisor));
        }
    }

    private MixedIntegerProblem With(List<CouplingRow> rows, List<(int Row, double Value)>[] more, bool[] isFixed) => new()
    {
        Rows = rows,
        LinkingVariables = [.. original.LinkingVariables.Select((column, j) => column with
        {
            Upper = isFixed[j] ? 0.0 : column.Upper,
            Rows = more[j] is { } own
                ? new([.. column.Rows.Indices, .. own.Select(entry => entry.Row)],
                    [.. column.Rows.Coefficients, .. own.Select(entry => entry.Value)])
                : column.Rows,
        })],
        Sinks = original.Sinks,
        Supply = original.Supply,
        Arcs = original.Arcs,
        SourceGroup = original.SourceGroup,
        UsualChoices = original.UsualChoices,
        ConstantCost = original.ConstantCost,
        SingleSource = original.SingleSource,
    };
}
