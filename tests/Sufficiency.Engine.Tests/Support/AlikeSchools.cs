using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Tests.Support;

/// <summary>Two schools with four expansions each that are alike.</summary>
internal static class AlikeSchools
{
    /// <summary>Expansions of a school.</summary>
    public const int Each = 4;

    /// <summary>What each expansion adds.</summary>
    public const double Places = 6.0;

    /// <summary>
    /// A year's places at each school are a row; sources of a school's year pay 1 a pupil there, and elsewhere more the later they come.
    /// Expansions open in a year, for that year and those after it; how many may open is a rule.
    /// </summary>
    public static MixedIntegerProblem Build(int years, int? most)
    {
        var schemes = 2 * Each;
        var places = 2 * years;
        List<CouplingRow> rows = [.. Enumerable.Range(0, places).Select(r =>
            new CouplingRow($"places[{r}]", double.NegativeInfinity, 10.0))];
        rows.AddRange(Enumerable.Range(0, schemes).Select(s => new CouplingRow($"once[{s}]", double.NegativeInfinity, 1.0)));
        if (most is not null) rows.Add(new("budget", double.NegativeInfinity, most.Value));
        var columns = Enumerable.Range(0, schemes * years).Select(j =>
        {
            var (scheme, year) = (j / years, j % years);
            var opened = Enumerable.Range(year, years - year).Select(t => ((scheme / Each) * years) + t).ToArray();
            int[] indices = [.. opened, places + scheme, .. most is null ? [] : new[] { places + schemes }];
            return new LinkingVariable($"open[{j}]", 0, 1, true, 20.0 * (years - year),
                new(indices, [.. indices.Select(r => r < places ? -Places : 1.0)]));
        });
        return new()
        {
            Rows = rows,
            LinkingVariables = [.. columns],
            Sinks = [.. Enumerable.Range(0, places).Select(r => new Sink($"school[{r}]", new([r], [1.0]))),
            new("elsewhere", SparseVector.Empty)],
            Supply = [.. Enumerable.Range(0, 2 * places).Select(i => 10.0 + i)],
            Arcs = new ListedArcs([.. Enumerable.Range(0, (2 * places) + 1).Select(i => 2 * i)],
                [.. Enumerable.Range(0, 2 * places).SelectMany(i => new[] { i / 2, places })],
                [.. Enumerable.Range(0, 2 * places).SelectMany(i => new[] { 1.0, 4.0 + (0.7 * i) })]),
            SourceGroup = [.. Enumerable.Range(0, 2 * places)],
            UsualChoices = [[.. Enumerable.Range(0, schemes * years).Select(j => j % years == 0 && j / years % 2 == 1 ? 1.0 : 0.0)]],
        };
    }

    /// <summary>The least cost of a choice: those with most to save go to their school.</summary>
    public static double CostOf(MixedIntegerProblem problem, double[] side)
    {
        var used = new double[problem.Rows.Count];
        var cost = 0.0;
        for (var j = 0; j < side.Length; j++)
        {
            problem.LinkingVariables[j].Rows.AddTo(used, side[j]);
            cost += problem.LinkingVariables[j].Cost * side[j];
        }

        for (var i = problem.SourceCount - 1; i >= 0; i--)
        {
            var taken = Math.Min(problem.Supply[i], problem.Rows[i / 2].Upper - used[i / 2]);
            used[i / 2] += taken;
            cost += (taken * problem.Arcs.CostOf(i, 0)) + ((problem.Supply[i] - taken) * problem.Arcs.CostOf(i, 1));
        }

        return cost;
    }

    /// <summary>Every choice of the schemes' years.</summary>
    public static IEnumerable<double[]> Sides(int years, int schemes)
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
}
