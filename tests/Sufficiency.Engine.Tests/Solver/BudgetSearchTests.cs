using Sufficiency.Engine.Tests.Support;
using Sufficiency.Solver;
using Sufficiency.Solver.Problem;
using Sufficiency.Solver.Structure;

namespace Sufficiency.Engine.Tests.Solver;

/// <summary>Schemes of different cost under a tight budget each year: the best of all choices, and
/// bounds that anyone can recompute.</summary>
public sealed class BudgetSearchTests
{
    private const double Fine = 1e-6;
    private static readonly double[] Costs = [300.0, 300.0, 90.0, 90.0, 54.0, 1440.0];

    [Theory]
    [InlineData(1, 500.0)]
    [InlineData(2, 500.0)]
    [InlineData(3, 200.0)]
    [InlineData(4, 400.0)]
    [InlineData(5, 1500.0)]
    [InlineData(6, 60.0)]
    public async Task NoChoiceOfAllWithinTheBudgetsIsBetter(int seed, double budget)
    {
        var problem = Menu(seed, budget);
        var best = double.PositiveInfinity;
        foreach (var side in Choices(problem))
            best = Math.Min(best, (await WholeProblem.SolveAsync(NativeSolver.Shared, Decided(problem, side))).Objective!.Value);

        var answer = await NativeSolver.SolveAsync(problem, Fine);

        Assert.Equal(SolutionStatus.WithinGap, answer.Status);
        Assert.InRange(answer.Objective!.Value, best * (1 - 1e-9), best * (1 + (2 * Fine)));
        Assert.True(answer.Bound <= best * (1 + 1e-9), "The bound lies above the best of all choices.");
        Assert.Equal(problem.Rows.Count, answer.RowPrices.Length);
        if (answer.Certificate is not { } certificate) return;
        var again = StrengthenedBound.Compute(problem, certificate);
        Assert.Equal(certificate.Bound, again.Value, 1e-9 * Math.Abs(again.Value));
        Assert.True(again.Value <= best * (1 + 1e-9), "The certificate proves more than the best of all choices costs.");
    }

    [Theory]
    [InlineData(1, 500.0)]
    [InlineData(7, 200.0)]
    [InlineData(8, 400.0)]
    public async Task ManyFuturesKeepTheBudgetOfEachAndNoChoiceIsBetter(int seed, double budget)
    {
        MixedIntegerProblem[] problems = [Menu(seed, budget), Menu(seed + 50, budget)];
        var columns = Enumerable.Range(0, 2 * Costs.Length).ToArray();
        int[][] schemes = [.. columns.Chunk(2)];
        var best = double.PositiveInfinity;
        foreach (var side in Choices(problems[0]))
        {
            var costs = new List<double>();
            foreach (var problem in problems)
                costs.Add((await WholeProblem.SolveAsync(NativeSolver.Shared, Decided(problem, side))).Objective!.Value);
            best = Math.Min(best, costs.Average());
        }

        var answer = await new JointSolver(NativeSolver.Shared, TimeProvider.System).SolveAsync(
            new(columns.Length, schemes, [.. problems.Select(problem => new JointFuture(problem, 0.5, columns))], new()), new(Fine), null,
            CancellationToken.None);

        Assert.Equal(SolutionStatus.WithinGap, answer.Status);
        Assert.InRange(answer.Objective!.Value, best * (1 - 1e-9), best * (1 + (2 * Fine)));
        Assert.True(answer.Bound <= best * (1 + 1e-9), "The bound lies above the best of all choices.");
        Assert.All(answer.Futures, future => Assert.Equal(problems[0].Rows.Count, future.RowPrices.Length));
    }

    [Fact]
    public void WhatABudgetCannotHoldIsClosedAndTheRestIsCounted()
    {
        // A budget of 5: 14 fits never; of 3 one fits; of 3 and 0.9 together ⌊3 / 0.9⌋ = 3 and ⌊5 / 0.9⌋ = 5 say 3 a + 3 b + c ≤ 5.
        var tightened = TightenedProblem.Of(Knapsack(5.0, [14.0, 3.0, 3.0, 0.9])).Problem;

        Assert.Equal([0.0, 1.0, 1.0, 1.0], tightened.LinkingVariables.Select(column => column.Upper));
        Assert.Equal([5.0, 1.0, 5.0], tightened.Rows.Select(row => row.Upper));
        Assert.Equal([[14.0], [3.0, 1.0, 3.0], [3.0, 1.0, 3.0], [0.9, 1.0]],
            tightened.LinkingVariables.Select(column => column.Rows.Coefficients));
    }

    [Theory]
    [InlineData(6.0, new[] { 3.0, 3.0, 3.0 })] // two fit exactly
    [InlineData(9.0, new[] { 3.0, 1.0, 0.5 })] // all fit
    [InlineData(5.0, new[] { 3.0, -1.0 })] // one gives money back
    public void ARowThatRoundingSaysNoMoreOfStaysAsItIs(double budget, double[] costs)
    {
        var problem = Knapsack(budget, costs);
        Assert.Same(problem, TightenedProblem.Of(problem).Problem);
    }

    [Fact]
    public void NoChoiceWithinARowIsLostByRoundingIt()
    {
        var random = new Random(24);
        for (var trial = 0; trial < 200; trial++)
        {
            double[] costs = [.. Enumerable.Range(0, 6).Select(_ => Math.Round(0.3 + (5.0 * random.NextDouble()), 1))];
            var budget = Math.Round(6.0 * random.NextDouble(), 1);
            var tightened = TightenedProblem.Of(Knapsack(budget, costs)).Problem;
            for (var set = 0; set < 64; set++)
            {
                double[] side = [.. costs.Select((_, j) => (double)((set >> j) & 1))];
                if (side.Zip(costs, (value, cost) => value * cost).Sum() > budget) continue;
                var used = new double[tightened.Rows.Count];
                for (var j = 0; j < side.Length; j++) tightened.LinkingVariables[j].Rows.AddTo(used, side[j]);
                Assert.All(used.Zip(tightened.Rows), pair => Assert.True(pair.First <= pair.Second.Upper + 1e-9));
                Assert.All(side.Zip(tightened.LinkingVariables), pair => Assert.True(pair.First <= pair.Second.Upper));
            }
        }
    }

    /// <summary>Six schemes of two years, one of them dearer than any budget, and a budget for each year.</summary>
    private static MixedIntegerProblem Menu(int seed, double budget)
    {
        var cohort = new CohortInstance(6, 2, 2, Costs.Length, 2, 2, seed) { Tightness = 0.3 }.Build();
        var first = cohort.Rows.Count;
        return With(cohort,
            [.. cohort.Rows, .. Enumerable.Range(0, 2).Select(t => new CouplingRow($"budget[{t}]", double.NegativeInfinity, budget))],
            [.. cohort.LinkingVariables.Select((column, j) => column with
            {
                Cost = Costs[j / 2] * (2 - (j % 2)) / 2,
                Rows = new([.. column.Rows.Indices, first + (j % 2)], [.. column.Rows.Coefficients, Costs[j / 2]]),
            })]);
    }

    private static MixedIntegerProblem Knapsack(double budget, double[] costs) => new()
    {
        Rows = [new("budget", double.NegativeInfinity, budget)],
        LinkingVariables = [.. costs.Select((cost, j) => new LinkingVariable($"open[{j}]", 0.0, 1.0, true, 1.0, new([0], [cost])))],
        Sinks = [new("anywhere", SparseVector.Empty)],
        Supply = [1.0],
        Arcs = new ListedArcs([0, 1], [0], [1.0]),
        SourceGroup = [0],
    };

    /// <summary>Every choice of the schemes' years, never included, that keeps the budgets.</summary>
    private static IEnumerable<double[]> Choices(MixedIntegerProblem problem)
    {
        for (var number = 0; number < (int)Math.Pow(3, Costs.Length); number++)
        {
            var (side, spent) = (new double[problem.LinkingVariables.Count], new double[2]);
            for (var (m, left) = (0, number); m < Costs.Length; m++, left /= 3)
            {
                if (left % 3 == 2) continue;
                side[(2 * m) + (left % 3)] = 1.0;
                spent[left % 3] += Costs[m];
            }

            if (Array.TrueForAll(spent, sum => sum <= problem.Rows[^1].Upper)) yield return side;
        }
    }

    private static MixedIntegerProblem Decided(MixedIntegerProblem problem, double[] side) =>
        With(problem, problem.Rows, [.. problem.LinkingVariables
            .Select((column, j) => column.IsInteger ? column with { Lower = side[j], Upper = side[j], IsInteger = false } : column)]);

    private static MixedIntegerProblem With(MixedIntegerProblem problem, IReadOnlyList<CouplingRow> rows,
        IReadOnlyList<LinkingVariable> columns) => new()
        {
            Rows = rows,
            LinkingVariables = columns,
            Sinks = problem.Sinks,
            Supply = problem.Supply,
            Arcs = problem.Arcs,
            SourceGroup = problem.SourceGroup,
            ConstantCost = problem.ConstantCost,
        };
}
