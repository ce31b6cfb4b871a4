using Sufficiency.Web.Reading;

namespace Sufficiency.Web.Comparison;

/// <summary>Says where waiting, bought places, lack of places and the high-needs balance differ.</summary>
internal static class PupilSentences
{
    private const double Least = 0.5; // a smaller difference is not shown
    private const int MostTowns = 3;

    public static IEnumerable<Explanation> Of(RunStep step)
    {
        foreach (var (figure, of, unit) in Sums)
        {
            var (from, to) = (ComparedFigures.Sum(step.From.View, step.From.View.Plan, of),
                ComparedFigures.Sum(step.To.View, step.To.View.Plan, of));
            if (Math.Abs(to - from) < Least) continue;
            yield return new(
                figure, $"{step.To.Name} has {MoreOrFewer(from, to, "pupil-year")} {unit} "
                    + $"({Words.Count(to)} against {Words.Count(from)}).");
        }

        foreach (var one in Short(step).Concat(Ledger(step))) yield return one;
    }

    /// <summary>How many more or fewer: <c>12 more places</c>, <c>1 fewer place</c>.</summary>
    public static string MoreOrFewer(double from, double to, string one) =>
        Words.Many(Math.Abs(Whole(to) - Whole(from)), $"{(to > from ? "more" : "fewer")} {one}");

    /// <summary>A figure as it is shown, so that differences are those of shown figures.</summary>
    public static double Whole(double value) => Math.Round(value, MidpointRounding.AwayFromZero);

    /// <summary>Places short by town in the last year of a run.</summary>
    public static IReadOnlyDictionary<string, double> ByTown(RunView run, int year) => run.Lacks.Where(lack => lack.Year == year)
        .GroupBy(lack => lack.Town, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.Sum(lack => lack.Plan), StringComparer.Ordinal);

    private static (string Figure, Func<PupilFigures, IReadOnlyList<double>> Of, string Unit)[] Sums { get; } =
    [
        (ComparedFigures.Waiting, figures => figures.Waiting, "of waiting"),
        (ComparedFigures.Further, figures => figures.Of("tranche"), "in further places bought"),
        (ComparedFigures.Packages, figures => figures.Of("bespoke"), "in packages for one pupil"),
    ];

    private static IEnumerable<Explanation> Short(RunStep step)
    {
        var last = step.From.View.LastYear;
        var (from, to) = (step.From.View.Plan.Short[^1], step.To.View.Plan.Short[^1]);
        if (Math.Abs(to - from) < Least) yield break;
        var (ours, theirs) = (ByTown(step.From.View, last.Start), ByTown(step.To.View, last.Start));
        var towns = ours.Keys.Union(theirs.Keys, StringComparer.Ordinal)
            .Select(town => (Town: town, More: Whole(theirs.GetValueOrDefault(town)) - Whole(ours.GetValueOrDefault(town))))
            .Where(town => Math.Abs(town.More) >= Least).OrderByDescending(town => Math.Abs(town.More))
            .ThenBy(town => town.Town, StringComparer.Ordinal).Take(MostTowns)
            .Select(town => $"{town.Town} {Words.Change(town.More)}").ToList();
        yield return new(
            ComparedFigures.Short(last.Label),
            $"In {last.Label} {step.To.InText} is short of {MoreOrFewer(from, to, "place")} ({Words.Count(to)} against {Words.Count(from)})"
            + $"{(towns.Count > 0 ? $". It differs most around {Words.List(towns)}" : "")}.");
    }

    private static IEnumerable<Explanation> Ledger(RunStep step)
    {
        if (step.From.View.Money.Ledger.LastOrDefault()?.Closing is not { } from
            || step.To.View.Money.Ledger.LastOrDefault()?.Closing is not { } to || Math.Abs(to - from) < 1.0) yield break;
        var last = step.From.View.LastYear.Label;
        yield return new(
            ComparedFigures.Balance(last),
            $"If the council bears all, {step.To.InText}'s high-needs balance at the end of {last} is {Pence.Short(Math.Abs(to - from))} "
            + $"{(to < from ? "worse" : "better")} ({Pence.Short(to)} against {Pence.Short(from)}).");
    }
}
