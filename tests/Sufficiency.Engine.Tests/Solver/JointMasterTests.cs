using Sufficiency.Engine.Tests.Support;
using Sufficiency.Solver.Problem;
using Sufficiency.Solver.Stochastic;

namespace Sufficiency.Engine.Tests.Solver;

/// <summary>What a solver says of the program over shared decisions is held against the cuts of all futures.</summary>
public sealed class JointMasterTests
{
    private static readonly JointProblem Problem = new JointInstance(new(5, 2, 3, 2, 3, 2, Seed: 3), [[0, 0], [1, 0], [0, 2]]).Build();
    private readonly FutureSubproblem[] futures = [.. Problem.Futures.Select(future => new FutureSubproblem(Problem, future, new(1e-3)))];
    private readonly double[] none = new double[Problem.DecisionCount];

    public JointMasterTests()
    {
        foreach (var future in futures) Assert.NotNull(future.Relax(CancellationToken.None));
    }

    [Fact]
    public async Task ABoundAboveWhatTheCutsAskAtTheSolversAnswerIsNotBelieved()
    {
        var asked = Problem.Rate(futures.Select(future => future.LeastAt(none)));

        var (bound, taken) = (await SolveAsync([], 3.0 * asked))!.Value;

        Assert.True(bound <= asked, "The bound lies above what the cuts ask.");
        Assert.Equal(bound, Problem.Rate(futures.Select(future => future.LeastAt(taken))), 1e-9 * asked);
    }

    [Fact]
    public async Task WhatIsSetAsideIsNoNeighbour()
    {
        var asked = Problem.Rate(futures.Select(future => future.LeastAt(none)));
        double[] One(int decision) => [.. none.Select((_, d) => d == decision ? 1.0 : 0.0)];

        var (bound, taken) = (await SolveAsync([.. none.Select((_, d) => One(d))], 3.0 * asked))!.Value;

        Assert.Equal(asked, bound, 1e-9 * asked);
        Assert.Equal(none, taken);
    }

    private Task<(double Bound, double[] Taken)?> SolveAsync(IReadOnlyList<double[]> aside, double says)
    {
        var floor = Problem.Rate(futures.Select(future => future.Floor));
        var (unit, shift) = (1e-3 * floor, 100.0); // costs are measured from a hundred units below the floor
        return new JointMaster(Problem, new StubbornSolver(none, ((says - floor) / unit) + shift))
            .SolveAsync(futures, new(aside, floor, unit), new(null, TimeProvider.System), CancellationToken.None);
    }
}
