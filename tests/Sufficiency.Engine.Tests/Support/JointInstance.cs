using System.Globalization;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Tests.Support;

/// <summary>Made-up joint problems over futures of <see cref="CohortInstance"/>, and the same as one
/// whole problem: the extensive form.</summary>
/// <param name="Cohort">What the first future is; the others have other demand, costs and places, drawn
/// from the seeds that follow its own.</param>
/// <param name="Delays">For each future the years by which schemes open late in it at least: scheme m not before year Delays[n][m].</param>
internal sealed record JointInstance(CohortInstance Cohort, int[][] Delays)
{
    /// <summary>Weights of the futures; null for even ones.</summary>
    public double[]? Weights { get; init; }

    /// <summary>What schemes cost, in times what they cost in the cohort instance, where most of them pay.</summary>
    public double Dearness { get; init; } = 8.0;

    /// <summary>A mix of a mean and a tail.</summary>
    public RiskMeasure Risk { get; init; } = new();

    /// <summary>The joint problem: decision scheme × years + year.</summary>
    public JointProblem Build()
    {
        var futures = Delays.Select((delays, n) => new JointFuture(
            Dear((Cohort with { Seed = Cohort.Seed + (100 * n), Tightness = Cohort.Tightness * (1.0 + (0.3 * n)) }).Build()),
            Weights?[n] ?? 1.0 / Delays.Length,
            [.. Enumerable.Range(0, Cohort.Schemes * Cohort.Years).Select(d => ColumnOf(d / Cohort.Years, d % Cohort.Years, delays))]))
                .ToList();
        return new(Cohort.Schemes * Cohort.Years, [.. Enumerable.Range(0, Cohort.Schemes)
            .Select(m => Enumerable.Range(m * Cohort.Years, Cohort.Years).ToArray())], futures, Risk);
    }

    /// <summary>Every choice of the schemes' years, never included.</summary>
    public IEnumerable<double[]> Choices()
    {
        var count = (int)Math.Pow(Cohort.Years + 1, Cohort.Schemes);
        for (var number = 0; number < count; number++)
        {
            var taken = new double[Cohort.Schemes * Cohort.Years];
            for (var (m, left) = (0, number); m < Cohort.Schemes; m++, left /= Cohort.Years + 1)
            {
                if (left % (Cohort.Years + 1) is var year && year < Cohort.Years) taken[(m * Cohort.Years) + year] = 1.0;
            }

            yield return taken;
        }
    }

    /// <summary>All futures side by side as one problem that shares the decisions; for a mean without a tail.</summary>
    public static MixedIntegerProblem Extensive(JointProblem joint)
    {
        var rows = new List<CouplingRow>();
        var shared = Enumerable.Range(0, joint.DecisionCount)
            .Select(_ => (Cost: 0.0, Entries: new SortedDictionary<int, double>())).ToArray();
        var (side, sinks, supply, group, constant) =
            (new List<LinkingVariable>(), new List<Sink>(), new List<double>(), new List<int>(), 0.0);
        var (start, sinkOf, costs) = (new List<int> { 0 }, new List<int>(), new List<double>());
        for (var n = 0; n < joint.Futures.Count; n++)
        {
            var (problem, weight, columnOf) = joint.Futures[n];
            var (firstRow, firstSink, firstGroup) = (rows.Count, sinks.Count, group.DefaultIfEmpty(-1).Max() + 1);
            string Name(string name) => string.Create(CultureInfo.InvariantCulture, $"{name}@{n}");
            SparseVector Moved(SparseVector vector) => new([.. vector.Indices.Select(r => r + firstRow)], vector.Coefficients);
            rows.AddRange(problem.Rows.Select(row => row with { Name = Name(row.Name) }));
            for (var d = 0; d < columnOf.Length; d++)
            {
                if (columnOf[d] < 0) continue;
                var column = problem.LinkingVariables[columnOf[d]];
                shared[d].Cost += weight * column.Cost;
                for (var e = 0; e < column.Rows.Indices.Length; e++)
                    shared[d].Entries.Add(firstRow + column.Rows.Indices[e], column.Rows.Coefficients[e]);
            }

            side.AddRange(problem.LinkingVariables.Where((column, j) => !columnOf.Contains(j))
                .Select(column => column with
                {
                    Name = Name(column.Name),
                    Cost = weight * column.Cost,
                    Rows = Moved(column.Rows),
                    Upper = column.IsInteger ? column.Lower : column.Upper,
                }));
            sinks.AddRange(problem.Sinks.Select(sink => new Sink(Name(sink.Name), Moved(sink.Rows))));
            for (var i = 0; i < problem.SourceCount; i++)
            {
                sinkOf.AddRange(problem.Arcs.SinksOf(i).ToArray().Select(k => k + firstSink));
                costs.AddRange(problem.Arcs.CostsOf(i).Select(cost => weight * cost));
                start.Add(costs.Count);
                supply.Add(problem.Supply[i]);
                group.Add(firstGroup + problem.SourceGroup[i]);
            }

            constant += weight * problem.ConstantCost;
        }

        foreach (var set in joint.AtMostOne)
        {
            foreach (var d in set) shared[d].Entries.Add(rows.Count, 1.0);
            rows.Add(new($"together[{rows.Count}]", double.NegativeInfinity, 1.0));
        }

        return new()
        {
            Rows = rows,
            LinkingVariables = [.. shared.Select((column, d) => new LinkingVariable($"decision[{d}]", 0.0, 1.0, true, column.Cost,
                new([.. column.Entries.Keys], [.. column.Entries.Values]))), .. side],
            Sinks = sinks,
            Supply = [.. supply],
            Arcs = new ListedArcs([.. start], [.. sinkOf], [.. costs]),
            SourceGroup = [.. group],
            ConstantCost = constant,
        };
    }

    /// <summary>A future with the schemes as decided.</summary>
    public static MixedIntegerProblem Decided(JointFuture future, double[] taken) => new()
    {
        Rows = future.Problem.Rows,
        Sinks = future.Problem.Sinks,
        Supply = future.Problem.Supply,
        Arcs = future.Problem.Arcs,
        SourceGroup = future.Problem.SourceGroup,
        ConstantCost = future.Problem.ConstantCost,
        LinkingVariables = [.. future.Problem.LinkingVariables.Select((column, j) =>
        {
            var isOpen = Enumerable.Range(0, taken.Length).Any(d => taken[d] > 0.5 && future.ColumnOf[d] == j);
            return column.IsInteger ? column with { Lower = isOpen ? 1.0 : 0.0, Upper = isOpen ? 1.0 : 0.0, IsInteger = false } : column;
        })],
    };

    private MixedIntegerProblem Dear(MixedIntegerProblem problem) => new()
    {
        Rows = problem.Rows,
        LinkingVariables = [.. problem.LinkingVariables.Select(column => column with { Cost = Dearness * column.Cost })],
        Sinks = problem.Sinks,
        Supply = problem.Supply,
        Arcs = problem.Arcs,
        SourceGroup = problem.SourceGroup,
    };

    private int ColumnOf(int scheme, int year, int[] delays) =>
        Math.Max(year, delays[scheme]) is var opening && opening < Cohort.Years ? (scheme * Cohort.Years) + opening : -1;
}
