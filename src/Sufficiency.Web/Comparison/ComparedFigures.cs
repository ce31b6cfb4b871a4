using Sufficiency.Web.Reading;

namespace Sufficiency.Web.Comparison;

/// <summary>The main figures of runs and of their baseline.</summary>
internal static class ComparedFigures
{
    /// <summary>Name of the cost of all planned years.</summary>
    public const string Cost = "Cost of all planned years";

    /// <summary>Name of pupils waiting over all planned years.</summary>
    public const string Waiting = "Pupil-years of waiting";

    /// <summary>Name of further places bought over all planned years.</summary>
    public const string Further = "Pupil-years in further places bought";

    /// <summary>Name of packages over all planned years.</summary>
    public const string Packages = "Pupil-years in packages for one pupil";

    /// <summary>Name of capital.</summary>
    public const string Capital = "Capital of every scheme that opens";

    public static IReadOnlyList<ComparedFigure> Of(IReadOnlyList<ComparedRun> runs, ComparisonBaseline baseline)
    {
        var last = runs[0].View.LastYear.Label;
        var start = baseline.Owner;
        return
        [
            new(Cost, FigureKind.Pounds, start.CommittedPence / 100.0, [.. runs.Select(run => (double?)(run.TotalPence / 100.0))]),
            new("Cost beside the baseline", FigureKind.Pounds, null,
                [.. runs.Select(run => (double?)((run.TotalPence - start.CommittedPence) / 100.0))]),
            Pupils(Waiting, figures => figures.Waiting),
            Pupils(Further, figures => figures.Of("tranche")),
            Pupils(Packages, figures => figures.Of("bespoke")),
            new(Short(last), FigureKind.Count, start.View.Committed.Short[^1], [.. runs.Select(run => (double?)run.View.Plan.Short[^1])]),
            new($"{Balance(last)}, council bears all", FigureKind.Pounds, start.View.Money.Ledger.LastOrDefault()?.ClosingCommitted,
                [.. runs.Select(run => run.View.Money.Ledger.LastOrDefault()?.Closing)]),
            new($"{Balance(last)}, government bears later deficits", FigureKind.Pounds, null,
                [.. runs.Select(run => run.View.Money.Ledger.LastOrDefault()?.ClosingIfGovernment)]),
            new(Capital, FigureKind.Pounds, CommittedCapital(start), [.. runs.Select(run => (double?)CapitalOf(run))]),
            new("Schemes that open beside the committed ones", FigureKind.Count, 0.0, [.. runs.Select(run => (double?)Opened(run))]),
            new($"EHC plans in {last}", FigureKind.Count, start.View.AllPlans[^1], [.. runs.Select(run => (double?)run.View.AllPlans[^1])]),
        ];

        ComparedFigure Pupils(string name, Func<PupilFigures, IReadOnlyList<double>> of) => new(
            name, FigureKind.Count, Sum(start.View, start.View.Committed, of),
            [.. runs.Select(run => (double?)Sum(run.View, run.View.Plan, of))]);
    }

    /// <summary>Name of the places short in a year.</summary>
    public static string Short(string year) => $"Places short in {year}";

    /// <summary>Name of the high-needs balance at the end of a year.</summary>
    public static string Balance(string year) => $"High-needs balance at the end of {year}";

    /// <summary>A figure as written.</summary>
    public static string Text(FigureKind kind, double? value) => kind == FigureKind.Pounds
        ? value is { } pounds ? Pence.Short(pounds) : "–" : Words.Count(value);

    /// <summary>A difference as written; a dash where one of the two is not known.</summary>
    public static string More(FigureKind kind, double? from, double? to) => (from, to) is ({ } first, { } other)
        ? kind == FigureKind.Pounds ? Pence.ShortMore(other - first)
            : Words.Change(PupilSentences.Whole(other) - PupilSentences.Whole(first)) : "–";

    /// <summary>Pupils of the planned years added up.</summary>
    public static double Sum(RunView run, PupilFigures figures, Func<PupilFigures, IReadOnlyList<double>> of)
    {
        var list = of(figures);
        return run.Planned.Sum(entry => list[entry.Index]);
    }

    /// <summary>Capital of every scheme that opens, by the scheme's own price.</summary>
    public static double CapitalOf(ComparedRun run) =>
        run.View.Schemes.Where(scheme => scheme.Opening is not null).Sum(scheme => scheme.Capital ?? 0.0);

    private static double CommittedCapital(ComparedRun run) =>
        run.View.Schemes.Where(scheme => scheme.IsCommitted).Sum(scheme => scheme.Capital ?? 0.0);

    private static int Opened(ComparedRun run) => run.View.Schemes.Count(scheme => !scheme.IsCommitted && scheme.Opening is not null);
}
