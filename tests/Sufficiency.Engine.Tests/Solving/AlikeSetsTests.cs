using System.Globalization;
using Sufficiency.Engine.Model.Problem;
using Sufficiency.Engine.Solving;
using Sufficiency.Engine.Solving.Decomposition;
using Sufficiency.Engine.Solving.Decomposition.Choices;
using Sufficiency.Engine.Solving.Decomposition.Structure;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Solving;

/// <summary>Two schools with four expansions each: of choices that swap alike expansions one is asked for.</summary>
public sealed class AlikeSetsTests
{
    private const int Each = 4; // expansions of a school
    private const double Places = 6.0;

    [Theory]
    [InlineData(1, null)]
    [InlineData(2, null)]
    [InlineData(1, 5)]
    [InlineData(2, 3)]
    public async Task TheBestOfAllChoicesIsFound(int years, int? budget)
    {
        var problem = Schools(years, budget);
        var answer = await NativeSolver.SolveAsync(problem, 1e-6);
        var optimum = Sides(years, 2 * Each).Where(side => budget is null || side.Sum() <= budget).Min(side => CostOf(problem, side));

        Assert.Equal(SolutionStatus.WithinGap, answer.Status);
        Assert.Equal(optimum, answer.Objective!.Value, 1e-5 * optimum);
        Assert.InRange(answer.Bound!.Value, optimum * (1.0 - 2e-6), optimum * (1.0 + 1e-9));
    }

    [Fact]
    public async Task OfEightAlikeSchemesOnlyTheirNumbersAreChosen()
    {
        Assert.Equal(25, await CountAsync(Schools(1, null), 26)); // none to four at either school, of 2⁸ choices
    }

    [Fact]
    public async Task OfAlikeSchemesWithTwoYearsOnlyHowManyOpenInEachIsChosen()
    {
        var problem = Schools(2, null);
        var fixedSchool = Changed(problem, j => j >= 2 * Each, column => column with { Upper = 0.0 });
        Assert.Equal(15, await CountAsync(fixedSchool, 16)); // four schemes over early, late and never, of 3⁴ choices
    }

    [Theory]
    [InlineData("cost")]
    [InlineData("bound")]
    [InlineData("shared row")]
    [InlineData("own row")]
    [InlineData("own row's bound")]
    public void SchemesThatDifferInOneFigureAreNotOrdered(string which)
    {
        var problem = Schools(1, null);
        var other = which switch
        {
            "cost" => Changed(problem, j => j == 0, column => column with { Cost = column.Cost + 1e-9 }),
            "bound" => Changed(problem, j => j == 0, column => column with { Upper = 0.0 }),
            "shared row" => Changed(problem, j => j == 0, column => column with { Rows = new(column.Rows.Indices, [-Places - 1.0, 1.0]) }),
            "own row" => Changed(problem, j => j == 0, column => column with { Rows = new([0, 2, 10], [-Places, 1.0, 1.0]) }),
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
            Rows = [new("first", double.NegativeInfinity, 0.0), new("second", double.NegativeInfinity, 0.0), new("once first", 0.0, 1.0), new("once second", 0.0, 1.0)],
            SideColumns = [new("open first", 0, 1, true, 10.0, new([0, 2], [-4.0, 1.0])), new("open second", 0, 1, true, 10.0, new([1, 3], [-4.0, 1.0]))],
            Intakes = [new("first", new([0], [1.0])), new("second", new([1], [1.0])), new("elsewhere", SparseVector.Empty)],
            Supply = [1.0],
            Arcs = new ListedArcs([0, 3], [0, 1, 2], [1.0, 2.0, 30.0]),
            SourceGroup = [0],
        };
        Assert.Empty(Alike(problem).Pairs);
    }

    [Fact]
    public void AChoiceIsOrderedByWhatOpensFirst()
    {
        var alike = Alike(Schools(2, null));
        double[] side = [0, 0, 0, 1, 1, 0, 0, 1, /**/ 0, 0, 0, 0, 0, 0, 1, 0];
        double[] ordered = [1, 0, 0, 1, 0, 1, 0, 0, /**/ 1, 0, 0, 0, 0, 0, 0, 0];

        Assert.Equal(ordered, alike.Ordered(side));
        Assert.False(alike.AreOrdered(side));
        Assert.True(alike.AreOrdered(ordered));
    }

    [Fact]
    public async Task FewerChoicesWithoutAPlanAreTriedThanWhereNoTwoSchemesAreQuiteAlike()
    {
        // Nobody has an elsewhere: 21 and 25 pupils for 10 places each need two and three expansions, relaxed 1.8 and 2.5.
        var problem = Changed(Schools(1, null), _ => false, column => column, hasElsewhere: false);
        var apart = Changed(problem, _ => true, (column, j) => column with { Cost = column.Cost + (1e-7 * j) }, hasElsewhere: false);
        var (alike, others) = (await TriedAsync(problem), await TriedAsync(apart));

        Assert.InRange(alike, 2, 25);
        Assert.True(others > alike, $"{others} choices were tried without an order, {alike} with one.");
    }

    /// <summary>
    /// A year's places at each school are a row; sources of a school's year pay 1 a pupil there, and elsewhere more the later they come.
    /// Expansions open in a year, for that year and those after it; how many may open is a rule.
    /// </summary>
    private static MixedIntegerProblem Schools(int years, int? most)
    {
        var schemes = 2 * Each;
        var places = 2 * years;
        List<CouplingRow> rows = [.. Enumerable.Range(0, places).Select(r => new CouplingRow($"places[{r}]", double.NegativeInfinity, 10.0))];
        rows.AddRange(Enumerable.Range(0, schemes).Select(s => new CouplingRow($"once[{s}]", double.NegativeInfinity, 1.0)));
        if (most is not null) rows.Add(new("budget", double.NegativeInfinity, most.Value));
        var columns = Enumerable.Range(0, schemes * years).Select(j =>
        {
            var (scheme, year) = (j / years, j % years);
            var opened = Enumerable.Range(year, years - year).Select(t => ((scheme / Each) * years) + t).ToArray();
            int[] indices = [.. opened, places + scheme, .. most is null ? [] : new[] { places + schemes }];
            return new SideColumn($"open[{j}]", 0, 1, true, 20.0 * (years - year), new(indices, [.. indices.Select(r => r < places ? -Places : 1.0)]));
        });
        return new()
        {
            Rows = rows,
            SideColumns = [.. columns],
            Intakes = [.. Enumerable.Range(0, places).Select(r => new Intake($"school[{r}]", new([r], [1.0]))), new("elsewhere", SparseVector.Empty)],
            Supply = [.. Enumerable.Range(0, 2 * places).Select(i => 10.0 + i)],
            Arcs = new ListedArcs([.. Enumerable.Range(0, (2 * places) + 1).Select(i => 2 * i)],
                [.. Enumerable.Range(0, 2 * places).SelectMany(i => new[] { i / 2, places })],
                [.. Enumerable.Range(0, 2 * places).SelectMany(i => new[] { 1.0, 4.0 + (0.7 * i) })]),
            SourceGroup = [.. Enumerable.Range(0, 2 * places)],
            UsualChoices = [[.. Enumerable.Range(0, schemes * years).Select(j => j % years == 0 && j / years % 2 == 1 ? 1.0 : 0.0)]],
        };
    }

    /// <summary>The least cost of a choice: those with most to save go to their school.</summary>
    private static double CostOf(MixedIntegerProblem problem, double[] side)
    {
        var used = new double[problem.Rows.Count];
        var cost = 0.0;
        for (var j = 0; j < side.Length; j++)
        {
            problem.SideColumns[j].Rows.AddTo(used, side[j]);
            cost += problem.SideColumns[j].Cost * side[j];
        }

        for (var i = problem.SourceCount - 1; i >= 0; i--)
        {
            var taken = Math.Min(problem.Supply[i], problem.Rows[i / 2].Upper - used[i / 2]);
            used[i / 2] += taken;
            cost += (taken * problem.Arcs.CostOf(i, 0)) + ((problem.Supply[i] - taken) * problem.Arcs.CostOf(i, 1));
        }

        return cost;
    }

    private static IEnumerable<double[]> Sides(int years, int schemes)
    {
        for (var number = 0; number < (int)Math.Pow(years + 1, schemes); number++)
        {
            var side = new double[schemes * years];
            for (var (s, left) = (0, number); s < schemes; s++, left /= years + 1)
            {
                if (left % (years + 1) is var year && year < years) side[(s * years) + year] = 1.0;
            }

            yield return side;
        }
    }

    /// <summary>How many choices are named one after another until none is left.</summary>
    private static async Task<int> CountAsync(MixedIntegerProblem problem, int most)
    {
        var master = new IntegerMaster(problem, new(problem), NativeSolver.Shared);
        var (named, values) = (new List<double[]>(), new double[problem.SideColumns.Count]);
        while (named.Count < most && await master.NearestAsync(values, named, new(null, TimeProvider.System), CancellationToken.None) is { } side) named.Add(side);
        return named.Count;
    }

    private static AlikeSets Alike(MixedIntegerProblem problem)
    {
        var roles = new RowRoles(problem);
        return new(problem, roles, new(problem, roles));
    }

    private static async Task<int> TriedAsync(MixedIntegerProblem problem)
    {
        var seen = new Seen();
        var answer = await new DecompositionSolver(NativeSolver.Shared, TimeProvider.System).SolveAsync(problem, new(1e-6), seen, CancellationToken.None);
        Assert.Equal((5 * 20.0) + 46.0, answer.Objective!.Value, 1e-3);
        return seen.Choices;
    }

    private static MixedIntegerProblem Changed(
        MixedIntegerProblem problem, Func<int, bool> which, Func<SideColumn, SideColumn> change, Func<int, double>? lower = null, bool hasElsewhere = true) =>
        Changed(problem, which, (column, _) => change(column), lower, hasElsewhere);

    private static MixedIntegerProblem Changed(
        MixedIntegerProblem problem, Func<int, bool> which, Func<SideColumn, int, SideColumn> change, Func<int, double>? lower = null, bool hasElsewhere = true) => new()
    {
        Rows = [.. problem.Rows.Select((row, r) => row with { Lower = lower?.Invoke(r) ?? row.Lower }), new("more", double.NegativeInfinity, 5.0)],
        SideColumns = [.. problem.SideColumns.Select((column, j) => which(j) ? change(column, j) : column)],
        Intakes = problem.Intakes,
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
