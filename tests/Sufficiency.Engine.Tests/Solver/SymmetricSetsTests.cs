using System.Globalization;
using Sufficiency.Engine.Tests.Support;
using Sufficiency.Solver;
using Sufficiency.Solver.Benders;
using Sufficiency.Solver.Problem;
using Sufficiency.Solver.Structure;

namespace Sufficiency.Engine.Tests.Solver;

/// <summary>Two schools with four expansions each: of choices that swap alike expansions one is asked for.</summary>
public sealed class AlikeSetsTests
{
    [Theory]
    [InlineData(1, null)]
    [InlineData(2, null)]
    [InlineData(1, 5)]
    [InlineData(2, 3)]
    public async Task TheBestOfAllChoicesIsFound(int years, int? budget)
    {
        var problem = AlikeSchools.Build(years, budget);
        var answer = await NativeSolver.SolveAsync(problem, 1e-6);
        var allowed = AlikeSchools.Sides(years, 2 * AlikeSchools.Each).Where(side => budget is null || side.Sum() <= budget);
        var optimum = allowed.Min(side => AlikeSchools.CostOf(problem, side));

        Assert.Equal(SolutionStatus.WithinGap, answer.Status);
        Assert.Equal(optimum, answer.Objective!.Value, 1e-5 * optimum);
        Assert.InRange(answer.Bound!.Value, optimum * (1.0 - 2e-6), optimum * (1.0 + 1e-9));
    }

    [Fact]
    public async Task OfEightAlikeSchemesOnlyTheirNumbersAreChosen()
    {
        Assert.Equal(25, await CountAsync(AlikeSchools.Build(1, null), 26)); // none to four at either school, of 2⁸ choices
    }

    [Fact]
    public async Task OfAlikeSchemesWithTwoYearsOnlyHowManyOpenInEachIsChosen()
    {
        var problem = AlikeSchools.Build(2, null);
        var oneSchool = Changed(problem, j => j >= 2 * AlikeSchools.Each, column => column with { Upper = 0.0 });
        Assert.Equal(15, await CountAsync(oneSchool, 16)); // four schemes over early, late and never, of 3⁴ choices
    }

    [Theory]
    [InlineData("cost")]
    [InlineData("bound")]
    [InlineData("shared row")]
    [InlineData("own row")]
    [InlineData("own row's bound")]
    public void SchemesThatDifferInOneFigureAreNotOrdered(string which)
    {
        var problem = AlikeSchools.Build(1, null);
        var other = which switch
        {
            "cost" => Changed(problem, j => j == 0, column => column with { Cost = column.Cost + 1e-9 }),
            "bound" => Changed(problem, j => j == 0, column => column with { Upper = 0.0 }),
            "shared row" =>
                Changed(problem, j => j == 0, column => column with { Rows = new(column.Rows.Indices, [-AlikeSchools.Places - 1.0, 1.0]) }),
            "own row" => Changed(problem, j => j == 0, column => column with { Rows = new([0, 2, 10], [-AlikeSchools.Places, 1.0, 1.0]) }),
            _ => Changed(problem, _ => false, column => column, row => row == 2 ? 1.0 : double.NegativeInfinity),
        };

        Assert.Equal(6, Alike(problem).Pairs.Count);
        var pairs = Alike(other).Pairs;
        Assert.Equal(5, pairs.Count);
        Assert.DoesNotContain(pairs, pair => pair.First[0] == 0 || pair.Second[0] == 0);
    }

    [Fact]
    public void SchemesThatOpenSchoolsOfTheirOwnAreNotOrdered()
    {
        // Each of two schemes of one cost opens its own school: their places are rows of flow, and whoever is near differs.
        var problem = new MixedIntegerProblem
        {
            Rows = [new("first", double.NegativeInfinity, 0.0), new("second", double.NegativeInfinity, 0.0), new("once first", 0.0, 1.0),
                new("once second", 0.0, 1.0)],
            LinkingVariables = [new("open first", 0, 1, true, 10.0, new([0, 2], [-4.0, 1.0])),
                new("open second", 0, 1, true, 10.0, new([1, 3], [-4.0, 1.0]))],
            Sinks = [new("first", new([0], [1.0])), new("second", new([1], [1.0])), new("elsewhere", SparseVector.Empty)],
            Supply = [1.0],
            Arcs = new ListedArcs([0, 3], [0, 1, 2], [1.0, 2.0, 30.0]),
            SourceGroup = [0],
        };
        Assert.Empty(Alike(problem).Pairs);
    }

    [Fact]
    public void AChoiceIsOrderedByWhatOpensFirst()
    {
        var alike = Alike(AlikeSchools.Build(2, null));
        double[] side = [0, 0, 0, 1, 1, 0, 0, 1, /**/ 0, 0, 0, 0, 0, 0, 1, 0];
        double[] ordered = [1, 0, 0, 1, 0, 1, 0, 0, /**/ 1, 0, 0, 0, 0, 0, 0, 0];

        Assert.Equal(ordered, alike.Ordered(side));
        Assert.False(alike.AreOrdered(side));
        Assert.True(alike.AreOrdered(ordered));
    }

    [Fact]
    public async Task FewerChoicesWithoutAPlanAreTriedThanWhereNoTwoSchemesAreQuiteAlike()
    {
        // Nobody has an elsewhere. The first school's two expansions are settled; 25 pupils for 10 places need three of the second's four.
        var problem = Changed(AlikeSchools.Build(1, null), j => j < AlikeSchools.Each, (column, j) =>
            column with { Lower = j < 2 ? 1.0 : 0.0, Upper = j < 2 ? 1.0 : 0.0 }, hasElsewhere: false);
        var apart = Changed(problem, _ => true, (column, j) => column with { Cost = column.Cost + (1e-7 * j) }, hasElsewhere: false);
        var (alike, others) = (await TriedAsync(problem), await TriedAsync(apart));

        Assert.InRange(alike, 1, AlikeSchools.Each + 1);
        Assert.True(others > alike, $"{others} choices were tried without an order, {alike} with one.");
    }

    /// <summary>How many choices are named one after another until none is left.</summary>
    private static async Task<int> CountAsync(MixedIntegerProblem problem, int most)
    {
        var master = new IntegerMaster(problem, new(problem), NativeSolver.Shared);
        var (named, values) = (new List<double[]>(), new double[problem.LinkingVariables.Count]);
        while (named.Count < most && await NextAsync() is { } side) named.Add(side);
        return named.Count;

        Task<double[]?> NextAsync() => master.NearestAsync(values, named, new(null, TimeProvider.System), CancellationToken.None);
    }

    private static SymmetricSets Alike(MixedIntegerProblem problem)
    {
        var roles = new RowRoles(problem);
        return new(problem, roles, new(problem, roles));
    }

    private static async Task<int> TriedAsync(MixedIntegerProblem problem)
    {
        var seen = new Seen();
        var answer = await new DecompositionSolver(NativeSolver.Shared, TimeProvider.System).SolveAsync(problem, new(0.05), seen,
            CancellationToken.None);
        Assert.Equal((5 * 20.0) + 46.0, answer.Objective!.Value, 1e-3);
        return seen.Choices;
    }

    private static MixedIntegerProblem Changed(
        MixedIntegerProblem problem, Func<int, bool> which, Func<LinkingVariable, LinkingVariable> change, Func<int, double>? lower = null,
        bool hasElsewhere = true) =>
        Changed(problem, which, (column, _) => change(column), lower, hasElsewhere);

    private static MixedIntegerProblem Changed(
        MixedIntegerProblem problem, Func<int, bool> which, Func<LinkingVariable, int, LinkingVariable> change,
        Func<int, double>? lower = null,
        bool hasElsewhere = true) => new()
        {
            Rows = [.. problem.Rows.Select((row, r) => row with { Lower = lower?.Invoke(r) ?? row.Lower }),
            new("more", double.NegativeInfinity, 5.0)],
            LinkingVariables = [.. problem.LinkingVariables.Select((column, j) => which(j) ? change(column, j) : column)],
            Sinks = problem.Sinks,
            Supply = problem.Supply,
            Arcs = hasElsewhere ? problem.Arcs : new ListedArcs([0, 1, 2, 3, 4], [0, 0, 1, 1], [1.0, 1.0, 1.0, 1.0]),
            SourceGroup = problem.SourceGroup,
            UsualChoices = hasElsewhere ? problem.UsualChoices : [],
        };

    /// <summary>How many choices the search says it tried.</summary>
    private sealed class Seen : IProgress<SolveProgress>
    {
        public int Choices { get; private set; }

        public void Report(SolveProgress value)
        {
            if (value.Stage.Split("choice ") is not [_, var rest]) return;
            Choices = Math.Max(Choices, int.Parse(rest.Split(' ')[0], CultureInfo.InvariantCulture));
        }
    }
}
