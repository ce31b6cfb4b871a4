using Sufficiency.Engine.Model.Problem;

namespace Sufficiency.Engine.Solving.Decomposition;

/// <summary>Prices of a problem with the integer columns free within bounds, and what they say of the side columns.</summary>
/// <param name="Prices">Price of each coupling row, of valid sign. [row]</param>
/// <param name="SideValues">Side columns at those prices, not whole. [side column]</param>
/// <param name="IsInfeasible">Whether no plan exists within the bounds.</param>
internal sealed record PricedRelaxation(double[] Prices, double[] SideValues, bool IsInfeasible);

/// <summary>A plan of the problem with whole integers.</summary>
/// <param name="Objective">Cost of the plan.</param>
/// <param name="SideValues">Side columns.</param>
/// <param name="Flows">Every flow, by source.</param>
/// <param name="Prices">Price of each coupling row.</param>
internal sealed record WholePlan(double Objective, double[] SideValues, IReadOnlyList<ArcFlow> Flows, double[] Prices);

/// <summary>
/// Solves the problem with the integer columns within bounds along falling temperatures: first for a sample of each family, then for every source.
/// </summary>
internal sealed class SmoothRelaxation
{
    private const double Cooling = 1.0 / 3.0;
    private const double Window = 60.0; // temperatures; and never less than the movement of prices between two levels
    private const double LeastWindow = 0.07; // of the spread of a source's costs
    private const int SampledSources = 40_000;
    private const double MostLack = 1e-7;
    private readonly MixedIntegerProblem _problem;
    private readonly ChoiceSets _choices;
    private readonly Gates _gates;
    private readonly double _spread;
    private readonly double _supply;
    private readonly double _ceiling;

    public SmoothRelaxation(MixedIntegerProblem problem, ChoiceSets choices, Gates gates)
    {
        (_problem, _choices, _gates) = (problem, choices, gates);
        Families = new(problem);
        _supply = problem.Supply.Sum();
        (_spread, var dearest) = CostsOf(problem);
        _ceiling = Math.Abs(problem.ConstantCost) + (1.01 * dearest) + problem.SideColumns.Sum(column => Math.Abs(column.Cost) * Math.Max(Math.Abs(column.Lower), Math.Abs(column.Upper)));
    }

    /// <summary>The sources.</summary>
    public SourceFamilies Families { get; }

    /// <summary>The temperature at which a plan is within a cost of the best.</summary>
    public double TemperatureFor(double cost) => Math.Min(Hottest, 0.2 * cost / _supply);

    /// <summary>A temperature at which shares are nearly even.</summary>
    public double Hottest => 0.1 * _spread;

    /// <summary>Prices for a sample of the sources, from a temperature down to another.</summary>
    public PricedRelaxation Sampled(double[] lower, double[] upper, double[]? start, double from, double to, IProgress<string>? progress, CancellationToken cancellation)
    {
        var most = Math.Max(3, SampledSources / Families.Count);
        return Follow(lower, upper, start, from, to, (prices, window, isBlocked) => Families.Sampled(most, prices, window, isBlocked, cancellation), progress, cancellation).Relaxation;
    }

    /// <summary>Prices for all sources.</summary>
    public PricedRelaxation Full(double[] lower, double[] upper, double[]? start, double from, double to, IProgress<string>? progress, CancellationToken cancellation) =>
        Follow(lower, upper, start, from, to, (prices, window, isBlocked) => Families.Near(prices, window, isBlocked, cancellation), progress, cancellation).Relaxation;

    /// <summary>A plan with whole integers, fixed by the bounds; null where there is none.</summary>
    public WholePlan? Plan(double[] lower, double[] upper, double[]? start, double from, double to, IProgress<string>? progress, CancellationToken cancellation)
    {
        var (relaxation, sources, temperature) = Follow(
            lower, upper, start, from, to, (prices, window, isBlocked) => Families.Near(prices, window, isBlocked, cancellation), progress, cancellation);
        return relaxation.IsInfeasible ? null : PlanWriter.Write(_problem, Families, sources, relaxation, temperature);
    }

    private (PricedRelaxation Relaxation, SmoothFamily[] Sources, double Temperature) Follow(
        double[] lower, double[] upper, double[]? start, double from, double to,
        Func<double[], double, bool[], SmoothFamily[]> sources, IProgress<string>? progress, CancellationToken cancellation)
    {
        var isBlocked = _gates.Blocked(upper);
        var model = new SmoothModel(_problem, _choices, isBlocked, lower, upper, 0.125 * _supply / Math.Max(1, _problem.Rows.Count));
        var prices = model.Start(start, from);
        for (var temperature = from; ; temperature = Math.Max(to, temperature * Cooling))
        {
            var isLast = temperature <= to;
            progress?.Report($"{temperature:G3}");
            var window = Math.Max(LeastWindow * _spread, Window * temperature);
            var families = sources(prices, window, isBlocked);
            var (tolerance, lack) = isLast ? (1e-4 * temperature * _supply, MostLack * Math.Max(1.0, _supply * 1e-4)) : (0.05 * temperature * _supply, double.PositiveInfinity);
            var dual = model.With(families);
            var (next, isThere) = PricePath.Maximise(dual, prices, temperature, tolerance, lack, _ceiling, cancellation);
            if (!isThere && dual.At(next, temperature, false, cancellation).Value > _ceiling)
            {
                // Arcs left out may be all that is wrong: only with every arc is it proof.
                dual = model.With(families = sources(prices, double.PositiveInfinity, isBlocked));
                (next, isThere) = PricePath.Maximise(dual, prices, temperature, tolerance, lack, _ceiling, cancellation);
                if (!isThere && dual.At(next, temperature, false, cancellation).Value > _ceiling) return (new(next, [], true), families, temperature);
            }

            prices = next;
            if (isLast) return (new(prices, model.SideValues(prices, temperature), false), families, temperature);
        }
    }

    /// <summary>The typical difference between a source's dearest and cheapest arc, and the cost of sending everything along the dearest.</summary>
    private static (double Spread, double Dearest) CostsOf(MixedIntegerProblem problem)
    {
        var step = Math.Max(1, problem.SourceCount / 2000);
        var (spread, dearest, looked) = (0.0, 0.0, 0.0);
        for (var source = 0; source < problem.SourceCount; source += step)
        {
            var costs = problem.Arcs.CostsOf(source);
            spread += problem.Supply[source] * (costs.Max() - costs.Min());
            dearest = Math.Max(dearest, costs.Max(Math.Abs));
            looked += problem.Supply[source];
        }

        return (Math.Max(1e-9, looked > 0 ? spread / looked : 0.0), 2.0 * dearest * problem.Supply.Sum());
    }
}
