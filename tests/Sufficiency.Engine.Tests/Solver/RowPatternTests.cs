using Sufficiency.Engine.Tests.Support;
using Sufficiency.Solver.Dual;
using Sufficiency.Solver.Problem;
using Sufficiency.Solver.Structure;

namespace Sufficiency.Engine.Tests.Solver;

public sealed class RowPatternTests
{
    private static readonly int[][] Delays = [[0, 0], [1, 0], [0, 2]];

    public static TheoryData<string, int> Problems => new()
    {
        { "cohort", 1 }, { "cohort", 2 }, { "cohort", 3 }, { "random", 1 }, { "random", 2 }, { "random", 3 }, { "crowded", 1 },
            { "joint", 0 }, { "joint", 1 }, { "joint", 2 },
    };

    [Theory]
    [MemberData(nameof(Problems))]
    public void EveryWriteOfACurvatureIsCoveredWhateverIsFixed(string kind, int seed)
    {
        var problem = Problem(kind, seed);
        var (packing, classes) = (new SetPackingRows(problem, new(problem)), new SourceClasses(problem));
        var everywhere = new RowGraph(problem.Rows.Count);
        everywhere.Join([.. Enumerable.Range(0, problem.Rows.Count)]);
        var (own, full) = (new DualWorkspace(RowPattern.Of(problem, packing, classes)), new DualWorkspace(new(everywhere)));
        var random = new Random(seed);
        for (var trial = 0; trial < 6; trial++)
        {
            // First much is fixed and blocked, at last nothing: one room serves them all.
            bool[] isBlocked = [.. problem.Sinks.Select(sink => sink.Rows.Indices.Length > 0 && random.Next(6) > trial)];
            double[] lower = [.. problem.LinkingVariables.Select(column => column.Lower)];
            double[] upper = [.. problem.LinkingVariables.Select(column => random.Next(6) > trial ? column.Lower : column.Upper)];
            double[] prices = [.. problem.Rows.Select(_ => -random.NextDouble())];
            var points = new[] { own, full }.Select(workspace =>
            {
                var model = new SmoothModel(problem, packing, isBlocked, lower, upper, 0.5, workspace);
                return model.With([.. classes.Whole(isBlocked, CancellationToken.None), .. model.Sets]).At(model.Start(prices, 20.0),
                    20.0, true, CancellationToken.None);
            }).ToList();
            Assert.Equal(points[1].Value, points[0].Value);
            for (var row = 0; row < prices.Length; row++)
            {
                for (var column = 0; column <= row; column++)
                    Assert.Equal(points[1].Curvature![row, column], points[0].Curvature![row, column]);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void RowsInAnyOrderHaveTheSameBoundAndPlan(int seed)
    {
        var problem = new CrowdedInstance(new(12, 2, 6, 2, 4, 3, seed), 1).Build();
        var order = Enumerable.Range(0, problem.Rows.Count).ToArray();
        new Random(seed).Shuffle(order);
        var (first, second) = (Placed(problem), Placed(Reordered(problem, order)));
        Assert.Equal(first.Bound, second.Bound, 1e-9 * first.Bound);
        Assert.Equal(first.Objective, second.Objective, 1e-9 * first.Objective);
        for (var place = 0; place < order.Length; place++) Assert.Equal(first.Prices[order[place]], second.Prices[place], 1e-3);
    }

    [Fact]
    public void RowsInAShuffledBandStandNearOneAnotherAgain()
    {
        const int size = 200;
        var order = Enumerable.Range(0, size).ToArray();
        new Random(7).Shuffle(order);
        var graph = new RowGraph(size);
        for (var i = 0; i + 3 < size; i++) graph.Join([order[i], order[i + 1], order[i + 2], order[i + 3]]);
        var pattern = new RowPattern(graph);
        Assert.Equal(Enumerable.Range(0, size), pattern.Order.Order());
        Assert.True(pattern.FirstPlace.Select((first, place) => place - first).Max() <= 6);
        Assert.True(pattern.First.Select((first, row) => row - first).Average() > 50); // as they came
    }

    [Fact]
    public void ARowThatAllShareStandsLast()
    {
        var graph = new RowGraph(60);
        for (var row = 1; row < 60; row++) graph.Join([0, row]);
        var pattern = new RowPattern(graph);
        Assert.InRange(Array.IndexOf(pattern.Order, 0), 58, 59);
        Assert.True(pattern.FirstPlace.Select((first, place) => place - first).Sum() <= 60);
    }

    private static (double Bound, double Objective, double[] Prices) Placed(MixedIntegerProblem problem)
    {
        var roles = new RowRoles(problem);
        var packing = new SetPackingRows(problem, roles);
        var links = new SetupLinks(problem, packing);
        var relaxation = new SmoothRelaxation(problem, roles, packing, links);
        double[] lower = [.. problem.LinkingVariables.Select(column => column.Lower)];
        double[] upper = [.. problem.LinkingVariables.Select(column => column.Upper)];
        double[] closed = [.. problem.LinkingVariables.Select(column => column.IsInteger ? column.Lower : column.Upper)];
        var to = relaxation.TemperatureFor(1e-4 * Math.Abs(relaxation.CheapestCost));
        var root = relaxation.Relax(lower, upper, null, to, null, CancellationToken.None).Relaxation;
        var bound = relaxation.CutAt(root.Prices, links.Blocked(upper), CancellationToken.None).LeastOver(lower, upper);
        relaxation.Relax(lower, closed, null, to, null, CancellationToken.None); // the plan goes on from there
        var plan = relaxation.Plan(lower, closed, null, to, to, null, CancellationToken.None).Plan!;
        return (bound, plan.Objective, root.Prices);
    }

    private static MixedIntegerProblem Reordered(MixedIntegerProblem problem, int[] order)
    {
        var place = new int[order.Length];
        for (var i = 0; i < order.Length; i++) place[order[i]] = i;
        return new()
        {
            Rows = [.. order.Select(row => problem.Rows[row])],
            LinkingVariables = [.. problem.LinkingVariables.Select(column => column with { Rows = Moved(column.Rows) })],
            Sinks = [.. problem.Sinks.Select(sink => sink with { Rows = Moved(sink.Rows) })],
            Supply = problem.Supply,
            Arcs = problem.Arcs,
            SourceGroup = problem.SourceGroup,
            ConstantCost = problem.ConstantCost,
        };

        SparseVector Moved(SparseVector vector)
        {
            var entries = vector.Indices.Zip(vector.Coefficients, (row, value) => (Row: place[row], Value: value)).OrderBy(entry =>
                entry.Row).ToArray();
            return new([.. entries.Select(entry => entry.Row)], [.. entries.Select(entry => entry.Value)]);
        }
    }

    private static MixedIntegerProblem Problem(string kind, int seed) => kind switch
    {
        "cohort" => new CohortInstance(8, 2, 4, 2, 4, 2, seed).Build(),
        "crowded" => new CrowdedInstance(new(8, 2, 4, 2, 4, 2, seed), 2).Build(),
        "joint" => new JointInstance(new(5, 2, 3, 2, 3, 2, 5), Delays).Build().Futures[seed].Problem,
        _ => Sufficiency.Engine.Tests.Solver.Problems.Random(seed).Problem,
    };
}
