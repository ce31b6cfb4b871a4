using Sufficiency.Solver.Dual;
using Sufficiency.Solver.Problem;
using Sufficiency.Solver.Structure;

namespace Sufficiency.Solver.Benders;

/// <summary>A strengthened cut, and the slope in its prices of what it says at its fractions.</summary>
/// <param name="Cut">The cut.</param>
/// <param name="Slope">A supergradient. [row]</param>
internal sealed record StrengthenedCut(LagrangianCut Cut, double[] Slope);

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
    private readonly SourceClasses classes;
    private readonly SetupArcs[] arcsOf; // [class]

    /// <param name="problem">The problem.</param>
    /// <param name="roles">Which rows are priced.</param>
    /// <param name="packing">Its choice sets.</param>
    /// <param name="links">Which sinks wait for a set.</param>
    /// <param name="classes">Its sources.</param>
    public StrengthenedDual(MixedIntegerProblem problem, RowRoles roles, SetPackingRows packing, SetupLinks links, SourceClasses classes)
    {
        (this.problem, this.roles, this.classes) = (problem, roles, classes);
        arcsOf = new SetupArcs[classes.Count];
        for (var sourceClass = 0; sourceClass < arcsOf.Length; sourceClass++)
            arcsOf[sourceClass] = new(problem.Arcs, packing, links, classes.SinksOf(sourceClass));
    }

    /// <summary>The cut of prices and fractions.</summary>
    /// <param name="prices">Prices of the rows; those of a wrong sign count as nil. [row]</param>
    /// <param name="fractions">How far each whole column is open; others do not count. [linking variable]</param>
    /// <param name="cancellation">Stops.</param>
    public StrengthenedCut At(double[] prices, double[] fractions, CancellationToken cancellation)
    {
        var own = roles.ToPrices(problem, prices);
        var dualValues = classes.SinkDualValues(own);
        var parts = new DualSums[Parts];
        Parallel.For(0, Parts, new ParallelOptions { CancellationToken = cancellation }, part =>
        {
            parts[part] = new(problem.LinkingVariables.Count, problem.Sinks.Count);
            for (var sourceClass = part; sourceClass < arcsOf.Length; sourceClass += Parts)
            {
                arcsOf[sourceClass].See(dualValues, fractions);
                foreach (var source in classes.Members(sourceClass)) arcsOf[sourceClass].Add(source, problem.Supply[source], parts[part]);
            }
        });
        for (var part = 1; part < Parts; part++) parts[0].Add(parts[part]);
        var cut = LagrangianCut.Build(problem, roles, own, parts[0].Cost);
        for (var j = 0; j < fractions.Length; j++) cut.Coefficients[j] -= parts[0].Saved[j];
        return new(cut with { Fractions = fractions }, SlopeOf(own, fractions, parts[0].Flow));
    }

    /// <summary>What each row lacks at the dual's own flows and fractions.</summary>
    private double[] SlopeOf(double[] prices, double[] fractions, double[] flow)
    {
        var used = new double[problem.Rows.Count];
        for (var k = 0; k < flow.Length; k++) problem.Sinks[k].Rows.AddTo(used, flow[k]);
        for (var j = 0; j < fractions.Length; j++)
        {
            var column = problem.LinkingVariables[j];
            var isWorth = column.Cost < roles.Value(column.Rows, prices);
            column.Rows.AddTo(used, column.IsInteger ? fractions[j] : isWorth ? column.Upper : column.Lower);
        }

        return [.. problem.Rows.Select((row, r) => roles.IsPriced(r) ? Residual(row, prices[r], used[r]) : 0.0)];
    }

    private static double Residual(CouplingRow row, double price, double used) => price switch
    {
        > 0.0 => row.Lower - used,
        < 0.0 => row.Upper - used,
        _ => used > row.Upper ? row.Upper - used : used < row.Lower ? row.Lower - used : 0.0,
    };
}

/// <summary>What sources pay, save by each whole column and send into each sink.</summary>
internal sealed class DualSums(int columns, int sinks)
{
    /// <summary>Σ supply × value.</summary>
    public double Cost { get; set; }

    /// <summary>What each column could save beyond that at most. [linking variable]</summary>
    public double[] Saved { get; } = new double[columns];

    /// <summary>Flow at the values. [sink]</summary>
    public double[] Flow { get; } = new double[sinks];

    /// <summary>Adds another's.</summary>
    public void Add(DualSums other)
    {
        Cost += other.Cost;
        for (var j = 0; j < Saved.Length; j++) Saved[j] += other.Saved[j];
        for (var k = 0; k < Flow.Length; k++) Flow[k] += other.Flow[k];
    }
}
