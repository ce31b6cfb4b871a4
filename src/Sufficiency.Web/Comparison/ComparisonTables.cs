using Sufficiency.Web.Charts;
using Sufficiency.Web.Reading;

namespace Sufficiency.Web.Comparison;

/// <summary>A comparison as tables for pages.</summary>
public static class ComparisonTables
{
    private const double LeastPlace = 50_000.0; // pounds over all planned years; smaller differences of schools stand in one line

    /// <summary>The main figures: baseline, runs, and each other run less the first.</summary>
    public static ChartTable Figures(ComparisonView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return new(
            ["Figure", Words.Committed, .. view.Runs.Select(run => run.Name), .. Others(view).Select(run => $"{run.Name} less A")],
            [
                .. view.Figures.Select(figure => (IReadOnlyList<string>)
                [
                    figure.Name, ComparedFigures.Text(figure.Kind, figure.Baseline),
                    .. figure.Values.Select(value => ComparedFigures.Text(figure.Kind, value)),
                    .. figure.Values.Skip(1).Select(value => ComparedFigures.More(figure.Kind, figure.Values[0], value)),
                ]),
            ]);
    }

    /// <summary>What differs in the inputs.</summary>
    public static ChartTable Inputs(ComparisonView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return new(
            ["Input", .. view.Runs.Select(run => run.Name)],
            [.. view.Inputs.Select(input => (IReadOnlyList<string>)[input.Name, .. input.Values])],
            [.. Enumerable.Range(1, view.Runs.Count)]);
    }

    /// <summary>Lines that lead from one total to another, to the penny.</summary>
    public static ChartTable Lines(string heading, RunStep step, IReadOnlyList<CostLine> lines)
    {
        ArgumentNullException.ThrowIfNull(step);
        return new(
            [heading, step.From.Name, step.To.Name, "Difference"],
            [
                .. lines.Append(new CostLine("", "All", step.From.TotalPence, step.To.TotalPence)).Select(line => (IReadOnlyList<string>)
                    [line.Name, Pence.Text(line.From), Pence.Text(line.To), Pence.More(line.Difference)]),
            ],
            TotalRows: 1);
    }

    /// <summary>Places that differ noticeably, and all others in one line.</summary>
    public static IReadOnlyList<CostLine> Places(RunStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        var own = step.ByPlace.Where(line => line.Id.Length == 0 || Math.Abs(line.Difference) >= LeastPlace * 100.0).ToList();
        var rest = step.ByPlace.Except(own).ToList();
        return rest.Count == 0 ? own
            : [.. own, new("", "All other special schools and bases", rest.Sum(line => line.From), rest.Sum(line => line.To))];
    }

    /// <summary>Schemes with their opening in each run.</summary>
    public static ChartTable Schemes(ComparisonView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return new(
            ["Scheme", "Places", "Capital", .. view.Runs.Select(run => run.Name), "Differs"],
            [
                .. view.Schemes.Select(scheme =>
                {
                    var known = scheme.InRuns.First(one => one is not null)!;
                    return (IReadOnlyList<string>)
                    [
                        scheme.IsCommitted ? $"{scheme.Name} (committed)" : scheme.Name, Words.Count(known.Places),
                        known.Capital is { } capital ? Words.Millions(capital) : "none given",
                        .. scheme.InRuns.Select(Opening), scheme.Differs ? "yes" : "",
                    ];
                }),
            ],
            [.. Enumerable.Range(3, view.Runs.Count + 1)]);
    }

    /// <summary>Places short by town in the last year.</summary>
    public static ChartTable Towns(ComparisonView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var year = view.First.View.LastYear.Start;
        var lacks = view.Runs.Select(run => PupilSentences.ByTown(run.View, year)).ToList();
        var towns = lacks.SelectMany(one => one.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return new(
            ["Town", .. view.Runs.Select(run => run.Name), .. Others(view).Select(run => $"{run.Name} less A")],
            [.. towns.Select(town => (IReadOnlyList<string>)
                [
                    town, .. lacks.Select(one => Words.Count(one.GetValueOrDefault(town))),
                    .. lacks.Skip(1).Select(one => Words.Change(Whole(one, town) - Whole(lacks[0], town))),
                ])]);
    }

    /// <summary>An opening as written.</summary>
    public static string Opening(SchemeFigures? scheme) => scheme switch
    {
        null => "not in the data",
        { Opening: { } year } => Words.Year(year),
        _ => "not built",
    };

    private static double Whole(IReadOnlyDictionary<string, double> lacks, string town) =>
        PupilSentences.Whole(lacks.GetValueOrDefault(town));

    private static IEnumerable<ComparedRun> Others(ComparisonView view) => view.Runs.Skip(1);
}
