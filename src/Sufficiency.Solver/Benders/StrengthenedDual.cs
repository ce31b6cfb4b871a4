using Sufficiency.Solver.Dual;
using Sufficiency.Solver.Problem;
using Sufficiency.Solver.Structure;

namespace Sufficiency.Solver.Benders;

/// <summary>A strengthened cut, and the slope in its prices of what it says at its fractions.</summary>
/// <param name="Cut">The cut.</param>
/// <param name="Slope">A supergradient. [row]</param>
internal sealed record DualPoint(PriceCut Cut, double[] Slope);

/// <summary>
/// The Lagrangian dual of the strong formulation: no source sends more along an arc than the open fraction of what opens it.
/// </summary>
/// <remarks>
/// For prices σ and fractions ŷ each source has a value v, the optimal dual of its own rows x ≤ d Σ y: the reduced cost at which the
/// fractions of cheaper arcs add up to one.
/// For any v up to the cheapest free arc, constant + Σ d v + Σ y (r − Σ d max(v − reduced cost, 0)) bounds every choice from below.
/// Cornuéjols, Sridharan and Thizy, European Journal of Operational Research 50 (1991) 280–297; Fischetti, Ljubić and Sinnl, the same 253
/// (2016) 557–569.
/// </remarks>
internal sealed class StrengthenedDual
{
    private const int Parts = 16; // fixed, for the same sums on any machine
    private readonly MixedIntegerProblem problem;
    private readonly RowRoles roles;
    private readonly SourceFamilies families;
    private readonly SetupArcs[] arcsOf; // [family]

    /// <param name="problem">The problem.</param>
    /// <param name="roles">Which rows are priced.</param>
    /// <param name="choices">Its choice sets.</param>
    /// <param name="gates">Which intakes wait for a set.</param>
    /// <param name="families">Its sources.</param>
    public StrengthenedDual(MixedIntegerProblem problem, RowRoles roles, ChoiceSets choices, Gates gates, SourceFamilies families)
    {
        (this.problem, this.roles, this.families) = (problem, roles, families);
        arcsOf = new SetupArcs[families.Count];
        for (var family = 0; family < arcsOf.Length; family++)
            arcsOf[family] = new(problem.Arcs, choices, gates, families.IntakesOf(family));
    }

    /// <summary>The cut of prices and fractions.</summary>
    /// <param name="prices">Prices of the rows; those of a wrong sign count as nil. [row]</param>
    /// <param name="fractions">How far each whole column is open; others do not count. [side column]</param>
    /// <param name="cancellation">Stops.</param>
    public DualPoint At(double[] prices, double[] fractions, CancellationToken cancellation)
    {
        var own = roles.ToPrices(problem, prices);
        var earns = families.IntakePrices(own);
        var parts = new DualSums[Parts];
        Parallel.For(0, Parts, new ParallelOptions { CancellationToken = cancellation }, part =>
        {
            parts[part] = new(problem.SideColumns.Count, problem.Intakes.Count);
            for (var family = part; family < arcsOf.Length; family += Parts)
            {
                arcsOf[family].See(earns, fractions);
                foreach (var source in families.Members(family)) arcsOf[family].Add(source, problem.Supply[source], parts[part]);
            }
        });
        for (var part = 1; part < Parts; part++) parts[0].Add(parts[part]);
        var cut = PriceCut.Build(problem, roles, own, parts[0].Pays);
        for (var j = 0; j < fractions.Length; j++) cut.Coefficients[j] -= parts[0].Saved[j];
        return new(cut with { Fractions = fractions }, SlopeOf(own, fractions, parts[0].Flow));
    }

    /// <summary>What each row lacks at the dual's own flows and fractions.</summary>
    private double[] SlopeOf(double[] prices, double[] fractions, double[] flow)
    {
        var used = new double[problem.Rows.Count];
        for (var k = 0; k < flow.Length; k++) problem.Intakes[k].Rows.AddTo(used, flow[k]);
        for (var j = 0; j < fractions.Length; j++)
        {
            var column = problem.SideColumns[j];
            var isWorth = column.Cost < roles.Value(column.Rows, prices);
            column.Rows.AddTo(used, column.IsInteger ? fractions[j] : isWorth ? column.Upper : column.Lower);
        }

        return [.. problem.Rows.Select((row, r) => roles.IsPriced(r) ? Lack(row, prices[r], used[r]) : 0.0)];
    }

    private static double Lack(CouplingRow row, double price, double used) => price switch
    {
        > 0.0 => row.Lower - used,
        < 0.0 => row.Upper - used,
        _ => used > row.Upper ? row.Upper - used : used < row.Lower ? row.Lower - used : 0.0,
    };
}

/// <summary>What sources pay, save by each whole column and send into each intake.</summary>
internal sealed class DualSums(int columns, int intakes)
{
    /// <summary>Σ supply × value.</summary>
    public double Pays { get; set; }

    /// <summary>What each column could save beyond that at most. [side column]</summary>
    public double[] Saved { get; } = new double[columns];

    /// <summary>Flow at the values. [intake]</summary>
    public double[] Flow { get; } = new double[intakes];

    /// <summary>Adds another's.</summary>
    public void Add(DualSums other)
    {
        Pays += other.Pays;
        for (var j = 0; j < Saved.Length; j++) Saved[j] += other.Saved[j];
        for (var k = 0; k < Flow.Length; k++) Flow[k] += other.Flow[k];
    }
}
