using Sufficiency.Web.Reading;
using LargestRemainder = Sufficiency.Engine.Results.Money.LargestRemainder;

namespace Sufficiency.Web.Comparison;

/// <summary>Says what a run costs more or less, and which kinds of cost and years prove it.</summary>
internal static class CostSentences
{
    private const int MostKinds = 4;
    private const double Million = 1e6;

    public static IEnumerable<Explanation> Of(RunStep step, ComparisonBaseline baseline)
    {
        var (from, to) = (step.From, step.To);
        if (step.ByKind.All(line => line.Difference == 0)) yield break;
        var pounds = step.DifferencePence / 100.0;
        var span = $"{from.View.FirstPlanned.Label} to {from.View.LastYear.Label}";
        var than = step.DifferencePence == 0 ? $"{to.Name} costs the same as {from.InText}"
            : $"{to.Name} costs {Pence.Short(Math.Abs(pounds))} {(pounds < 0.0 ? "less" : "more")} than {from.InText}";
        yield return new(ComparedFigures.Cost, $"{than} over {span}: {Parts(step.ByKind)}.");
        if (step.ByYear.MaxBy(line => Math.Abs(line.Difference)) is { Difference: not 0 } year)
        {
            yield return new(
                ComparedFigures.Cost, $"The year that differs most is {year.Name}: {Pence.ShortMore(year.Difference / 100.0)}.");
        }

        if (baseline.IsShared || ComparisonRules.IsSame(from, to)) yield break;
        var inputs = to.CommittedPence - from.CommittedPence;
        yield return new(ComparedFigures.Cost,
            $"The inputs alone make {Pence.ShortMore(inputs / 100.0)}: by so much the two plans {Words.WithCommitted} differ. "
            + $"The rest, {Pence.ShortMore((step.DifferencePence - inputs) / 100.0)}, is what the chosen plans make of them.");
    }

    /// <summary>The lines that differ most and everything else together, rounded so that they add up.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="keepsCapitals">Whether their names are names of places, which keep their capital letter.</param>
    public static string Parts(IReadOnlyList<CostLine> lines, bool keepsCapitals = false)
    {
        var sorted = lines.Where(line => line.Difference != 0).OrderByDescending(line => Math.Abs(line.Difference)).ToList();
        var most = sorted.Take(sorted.Count == MostKinds + 1 ? MostKinds + 1 : MostKinds).ToList();
        List<(string Name, double Pounds)> parts =
        [
            .. most.Select(line => (keepsCapitals || line.Id.Length > 0 ? line.Name : InText(line.Name), line.Difference / 100.0)),
        ];
        if (sorted.Count > most.Count) parts.Add(("everything else", sorted.Skip(most.Count).Sum(line => line.Difference) / 100.0));
        var unit = Unit(parts.Max(part => Math.Abs(part.Pounds)));
        var units = LargestRemainder.Units([.. parts.Select(part => part.Pounds)], unit);
        return Words.List([.. parts.Zip(units).Where(pair => pair.Second != 0)
            .Select(pair => $"{pair.First.Name} {More(pair.Second * unit, unit)}")
            .DefaultIfEmpty("no kind of cost by as much as is shown")]);
    }

    private static double Unit(double most) => most >= Million ? Million / 10.0 : most >= 1000.0 ? 1000.0 : 1.0;

    private static string More(double pounds, double unit) =>
        unit >= Million / 10.0 ? Words.MillionsMore(pounds) : (pounds > 0.0 ? "+" : "") + Words.Pounds(pounds);

    private static string InText(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
