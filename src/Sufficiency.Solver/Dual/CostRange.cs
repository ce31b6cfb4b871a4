using Sufficiency.Solver.Problem;

namespace Sufficiency.Solver.Dual;

/// <summary>How dear the arcs of a problem are.</summary>
/// <param name="Spread">The typical difference between a source's dearest and cheapest arc a unit.</param>
/// <param name="Dearest">The cost of sending everything along its dearest arc, in size.</param>
/// <param name="Cheapest">The cost of sending everything along its cheapest arc.</param>
internal readonly record struct CostRange(double Spread, double Dearest, double Cheapest)
{
    /// <summary>Looks through all arcs.</summary>
    public static CostRange Of(MixedIntegerProblem problem, SourceClasses classes)
    {
        var parts = new CostRange[classes.Count];
        Parallel.For(0, parts.Length, () => new CostBlock(problem.Arcs), (sourceClass, _, block) =>
        {
            parts[sourceClass] = Of(problem, classes.Members(sourceClass), classes.SinksOf(sourceClass).Length, block);
            return block;
        }, _ => { });
        var (supply, dearest) = (Math.Max(1e-9, problem.Supply.Sum()), parts.Sum(part => part.Dearest));
        return new(Math.Max(Math.Max(1e-9, 1e-3 * dearest / supply), parts.Sum(part => part.Spread) / supply), dearest,
            parts.Sum(part => part.Cheapest));
    }

    /// <summary>Sums over the members of a class; their spread is weighed by what they send.</summary>
    private static CostRange Of(MixedIntegerProblem problem, int[] members, int positions, CostBlock block)
    {
        var (spread, dearest, cheapest) = (0.0, 0.0, 0.0);
        Span<double> least = stackalloc double[CostBlock.Most], most = stackalloc double[CostBlock.Most];
        for (var from = 0; from < members.Length; from += CostBlock.Most)
        {
            var part = members.AsSpan(from, Math.Min(CostBlock.Most, members.Length - from));
            block.Read(part, positions);
            block.ReadRange(positions, least[..part.Length], most[..part.Length]);
            for (var i = 0; i < part.Length; i++)
            {
                var supply = problem.Supply[part[i]];
                cheapest += supply * least[i];
                spread += supply * (most[i] - least[i]);
                dearest += supply * Math.Max(Math.Abs(least[i]), Math.Abs(most[i]));
            }
        }

        return new(spread, dearest, cheapest);
    }
}
