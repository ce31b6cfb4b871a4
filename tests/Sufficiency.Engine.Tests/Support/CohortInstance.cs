using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Tests.Support;

/// <summary>Made-up problems in the shape of the cohort model: sources enter capacity that lasts for years, schemes add to it.</summary>
internal sealed record CohortInstance(int Areas, int Kinds, int Providers, int Schemes, int Years, int Stay, int Seed)
{
    private const double WaitingCost = 400.0;

    /// <summary>Capacity of each provider as a share of what it would need for every source.</summary>
    public double Tightness { get; init; } = 0.5;

    /// <summary>Makes the problem; the same parameters give the same problem.</summary>
    public MixedIntegerProblem Build()
    {
        var random = new Random(Seed);
        var areas = Points(random, Areas);
        var places = Points(random, Providers + Schemes);
        var total = 0.0;
        var supply = new double[Areas * Kinds * Years];
        for (var i = 0; i < supply.Length; i++) total += supply[i] = 0.2 + random.NextDouble();
        var perYear = total / Years * Stay * Tightness / Providers;
        var rows = new List<CouplingRow>();
        for (var p = 0; p < places.Length; p++)
        {
            for (var t = 0; t < Years; t++) rows
                .Add(new($"places[{p},{t}]", double.NegativeInfinity, p < Providers ? perYear * (0.6 + (0.8 * random.NextDouble())) : 0.0));
        }

        var side = new List<LinkingVariable>();
        for (var m = 0; m < Schemes; m++)
        {
            rows.Add(new($"once[{m}]", double.NegativeInfinity, 1.0));
            var capital = perYear * (10.0 + (20.0 * random.NextDouble()));
            for (var s = 0; s < Years; s++) side.Add(Opening(m, s, rows.Count - 1, perYear, capital));
        }

        return Assemble(areas, places, supply, rows, side, random);
    }

    private LinkingVariable Opening(int scheme, int year, int onceRow, double places, double capital)
    {
        var indices = new List<int>();
        var values = new List<double>();
        for (var t = year; t < Years; t++)
        {
            indices.Add(((Providers + scheme) * Years) + t);
            values.Add(-places * Math.Min(1.0, 0.5 + (0.25 * (t - year))));
        }

        indices.Add(onceRow);
        values.Add(1.0);
        return new($"open[{scheme},{year}]", 0.0, 1.0, true, capital * (Years - year), new([.. indices], [.. values]));
    }

    private MixedIntegerProblem Assemble(
        (double X, double Y)[] areas, (double X, double Y)[] places, double[] supply, List<CouplingRow> rows,
        List<LinkingVariable> side, Random random)
    {
        var sinks = new List<Sink>();
        var arcStart = new List<int> { 0 };
        var arcSink = new List<int>();
        var arcCost = new List<double>();
        var group = new List<int>();
        var taste = Enumerable.Range(0, Kinds * places.Length).Select(_ => random.NextDouble() < 0.7).ToArray();
        for (var kind = 0; kind < Kinds; kind++)
        {
            for (var year = 0; year < Years; year++)
            {
                var first = sinks.Count;
                var accepted = Enumerable.Range(0, places.Length).Where(p => taste[(kind * places.Length) + p]).ToList();
                foreach (var p in accepted) sinks.Add(SinkAt(p, year, kind));
                sinks.Add(new($"wait[{kind},{year}]", SparseVector.Empty));
                var years = Math.Min(Stay, Years - year);
                for (var a = 0; a < Areas; a++)
                {
                    for (var i = 0; i < accepted.Count; i++)
                    {
                        arcSink.Add(first + i);
                        arcCost.Add(years * (20.0 + (100.0 * Distance(areas[a], places[accepted[i]]))));
                    }

                    arcSink.Add(sinks.Count - 1);
                    arcCost.Add(years * WaitingCost);
                    arcStart.Add(arcCost.Count);
                    group.Add((kind * Years) + year);
                }
            }
        }

        return new()
        {
            Rows = rows,
            LinkingVariables = side,
            Sinks = sinks,
            Supply = supply,
            Arcs = new ListedArcs([.. arcStart], [.. arcSink], [.. arcCost]),
            SourceGroup = [.. group],
        };
    }

    private Sink SinkAt(int provider, int year, int kind)
    {
        var years = Enumerable.Range(year, Math.Min(Stay, Years - year)).ToArray();
        return new($"sink[{provider},{kind},{year}]",
            new([.. years.Select(t => (provider * Years) + t)], [.. years.Select(t => Math.Pow(0.95, t - year))]));
    }

    private static (double X, double Y)[] Points(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => (random.NextDouble(), random.NextDouble()))];

    private static double Distance((double X, double Y) a, (double X, double Y) b) =>
        Math.Sqrt(((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y)));
}
