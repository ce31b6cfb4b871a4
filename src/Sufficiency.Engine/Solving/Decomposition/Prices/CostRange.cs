using Sufficiency.Engine.Model.Problem;

namespace Sufficiency.Engine.Solving.Decomposition.Prices;

/// <summary>How dear the arcs of a problem are.</summary>
/// <param name="Spread">The typical difference between a source's dearest and cheapest arc a unit.</param>
/// <param name="Dearest">The cost of sending everything along its dearest arc, in size.</param>
/// <param name="Cheapest">The cost of sending everything along its cheapest arc.</param>
internal readonly record struct CostRange(double Spread, double Dearest, double Cheapest)
{
    /// <summary>Looks through all arcs.</summary>
    public static CostRange Of(MixedIntegerProblem problem)
    {
        const int batch = 4096;
        var parts = new CostRange[(problem.SourceCount + batch - 1) / batch];
        Parallel.For(0, parts.Length, part => parts[part] = Of(problem, part * batch, Math.Min(problem.SourceCount, (part + 1) * batch)));
        var (supply, dearest) = (Math.Max(1e-9, problem.Supply.Sum()), parts.Sum(part => part.Dearest));
        return new(Math.Max(Math.Max(1e-9, 1e-3 * dearest / supply), parts.Sum(part => part.Spread) / supply), dearest, parts.Sum(part => part.Cheapest));
    }

    /// <summary>Sums over some sources; their spread is weighed by what they send.</summary>
    private static CostRange Of(MixedIntegerProblem problem, int from, int to)
    {
        var (spread, dearest, cheapest, buffer) = (0.0, 0.0, 0.0, Array.Empty<double>());
        for (var source = from; source < to; source++)
        {
            var count = problem.Arcs.IntakesOf(source).Length;
            if (buffer.Length < count) buffer = new double[count];
            var costs = buffer.AsSpan(0, count);
            problem.Arcs.ReadCosts(source, costs);
            var (least, most) = (double.PositiveInfinity, double.NegativeInfinity);
            foreach (var cost in costs)
            {
                if (cost < least) least = cost;
                if (cost > most) most = cost;
            }

            cheapest += problem.Supply[source] * least;
            spread += problem.Supply[source] * (most - least);
            dearest += problem.Supply[source] * Math.Max(Math.Abs(least), Math.Abs(most));
        }

        return new(spread, dearest, cheapest);
    }
}
