using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Tests.Support;

/// <summary>Eight schemes that are alike but for where they stand, and the rules over schemes that a menu may have.</summary>
/// <param name="Seed">Draws places, supply and tastes.</param>
internal sealed record MenuInstance(int Seed)
{
    public const int Schemes = 8;
    private const int Years = 2;
    private const double Cost = 900.0;

    /// <summary>How many schemes the money allows; null for any number.</summary>
    public int? Budget { get; init; }

    /// <summary>Whether the first scheme excludes the second, and the third requires the fourth.</summary>
    public bool HasRules { get; init; }

    /// <summary>What an open scheme must hold; null for any roll.</summary>
    public double? LeastRoll { get; init; }

    /// <summary>Makes the problem; the first usual choice opens every scheme at once.</summary>
    public MixedIntegerProblem Build()
    {
        var cohort = new CohortInstance(6, 2, 2, Schemes, Years, 2, Seed) { Tightness = 0.3 }.Build();
        var (rows, extra) = (cohort.Rows.ToList(), new List<(int Column, int Row, double Coefficient)>());
        if (Budget is { } most) Add("budget", double.NegativeInfinity, Cost * most, j => Cost * (Years - (j % Years)) / Years);
        if (HasRules) Add("excludes", double.NegativeInfinity, 1.0, j => j / Years <= 1 ? 1.0 : 0.0);
        if (HasRules) Add("requires", double.NegativeInfinity, 0.0, j => (j / Years) switch { 2 => 1.0, 3 => -1.0, _ => 0.0 });
        var rolls = new List<(int Places, int Roll)>();
        for (var m = 0; m < Schemes && LeastRoll is not null; m++)
        {
            for (var t = 0; t < Years; t++)
            {
                rolls.Add((((2 + m) * Years) + t, rows.Count));
                Add($"roll[{m},{t}]", 0.0, double.PositiveInfinity, j => j / Years == m && j % Years <= t ? -LeastRoll.Value : 0.0);
            }
        }

        return new()
        {
            Rows = rows,
            LinkingVariables = [.. cohort.LinkingVariables.Select((column, j) => column with
            {
                Cost = Cost * (Years - (j % Years)) / Years,
                Rows = With(column.Rows, extra.Where(e => e.Column == j).Select(e => (e.Row, e.Coefficient))),
            })],
            Sinks = [.. cohort.Sinks.Select(sink => sink with
            {
                Rows = With(sink.Rows, rolls.Where(roll => sink.Rows.Indices.Contains(roll.Places))
                    .Select(roll => (roll.Roll, sink.Rows.Coefficients[Array.IndexOf(sink.Rows.Indices, roll.Places)]))),
            })],
            Supply = cohort.Supply,
            Arcs = cohort.Arcs,
            SourceGroup = cohort.SourceGroup,
            UsualChoices = [[.. cohort.LinkingVariables.Select((_, j) => j % Years == 0 ? 1.0 : 0.0)]],
        };

        void Add(string name, double lower, double upper, Func<int, double> coefficient)
        {
            for (var j = 0; j < Schemes * Years; j++)
            {
                if (coefficient(j) != 0.0) extra.Add((j, rows.Count, coefficient(j)));
            }

            rows.Add(new(name, lower, upper));
        }
    }

    /// <summary>Every choice of the schemes' years that the rules over schemes allow.</summary>
    public static IEnumerable<double[]> Choices(MixedIntegerProblem problem)
    {
        for (var number = 0; number < (int)Math.Pow(Years + 1, Schemes); number++)
        {
            var side = new double[problem.LinkingVariables.Count];
            for (var (m, left) = (0, number); m < Schemes; m++, left /= Years + 1)
            {
                if (left % (Years + 1) is var year && year < Years) side[(m * Years) + year] = 1.0;
            }

            if (Allows(problem, side)) yield return side;
        }
    }

    private static bool Allows(MixedIntegerProblem problem, double[] side)
    {
        var used = new double[problem.Rows.Count];
        for (var j = 0; j < side.Length; j++) problem.LinkingVariables[j].Rows.AddTo(used, side[j]);
        var hasFlow = problem.Sinks.SelectMany(sink => sink.Rows.Indices).ToHashSet();
        return Enumerable.Range(0, used.Length).All(r =>
            hasFlow.Contains(r) || (used[r] >= problem.Rows[r].Lower && used[r] <= problem.Rows[r].Upper));
    }

    private static SparseVector With(SparseVector vector, IEnumerable<(int Row, double Coefficient)> more)
    {
        var entries = vector.Indices.Zip(vector.Coefficients).Concat(more).OrderBy(entry => entry.Item1).ToList();
        return new([.. entries.Select(entry => entry.Item1)], [.. entries.Select(entry => entry.Item2)]);
    }
}
