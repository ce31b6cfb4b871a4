using System.Globalization;
using Sufficiency.Web.Charts;
using Sufficiency.Web.Reading;
using Sufficiency.Web.Sections;

namespace Sufficiency.Web.Documents.Plans.Paper;

/// <summary>What may come otherwise: the forecast, prices, and the ranges that the data gives.</summary>
internal static class RangeTable
{
    private const string Start = "assumption_ranges[";

    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["bespoke_packages[*].price_gbp"] = "Price of a package for one pupil",
        ["costs.out_of_county_real_growth"] = "Fees rise above other prices, a year",
        ["estate.phase_flex_share"] = "Places that can move between phases",
        ["penalties.over_capacity_share"] = "Pupils that a full school may take beyond its places",
        ["providers[provision_type=special_school].top_up_gbp"] = "Top-up of a special school place",
        ["schemes[*].capital_gbp"] = "Capital of schemes",
        ["tranches[*].fee_gbp"] = "Fee of a further place bought",
        ["travel.daily_cost"] = "Price of a journey",
    };

    /// <summary>The table.</summary>
    public static ChartTable Of(RunView run) => new(
        ["What", "In this paper", "May be", "Why, or what it does"], [.. Forecast(run), .. Saving(run), .. Ranges(run)], [1, 2, 3]);

    private static IEnumerable<IReadOnlyList<string>> Forecast(RunView run) => PupilTables.RangeInLastYear(run) is { Length: > 0 } range
        ? [[$"Plans in {run.LastYear.Label}", Words.Count(run.AllPlans[^1]), range,
            "Growth, new plans, ceasing and moves at the ends of their "
            + "ranges together. More or fewer places are short."]] : [];

    private static IEnumerable<IReadOnlyList<string>> Saving(RunView run)
    {
        PaybackCase? Find(string name) => run.Money.Payback.FirstOrDefault(one => one.Case == name);
        if (Find("best") is not { } best || Find("worst") is not { } worst || Find("central") is not { } central) yield break;
        yield return
        [
            "What the plan saves, with capital counted when it is spent", Pounds(central),
            $"{Pounds(worst)} to {Pounds(best)}",
            $"First where bought places are {Factor(worst.FeeFactor)} and building is {Factor(worst.CapitalFactor)}, last where they are "
                + $"{Factor(best.FeeFactor)} and {Factor(best.CapitalFactor)}",
        ];
    }

    // Ranges of the forecast are in its own line.
    private static IEnumerable<IReadOnlyList<string>> Ranges(RunView run)
    {
        var all = run.Assumptions.All.Where(one => one.Path.StartsWith(Start, StringComparison.Ordinal))
            .ToDictionary(one => one.Path, StringComparer.Ordinal);
        var paths = all.Keys.Select(path => path[Start.Length..path.LastIndexOf(']')]).Distinct(StringComparer.Ordinal)
            .Where(path => !path.StartsWith("demand.", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            if (all.GetValueOrDefault($"{Start}{path}].low") is not { } low
                || all.GetValueOrDefault($"{Start}{path}].high") is not { } high)
                continue;
            var own = low.Value.StartsWith('*') ? "as in the data" : run.Assumptions.All.FirstOrDefault(one => one.Path == path)?.Value;
            yield return
            [
                Names.GetValueOrDefault(path, AssumptionWords.Name(path)), Share(own ?? "as in the data"),
                $"{Share(low.Value)} to {Share(high.Value)}", $"{low.Source} ({low.Certainty})",
            ];
        }
    }

    // A factor such as *0.8 is 20% less; a share such as 0.025 is 2.5%.
    private static string Share(string value)
    {
        if (value.StartsWith('*') && double.TryParse(value[1..], CultureInfo.InvariantCulture, out var factor))
            return string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(factor - 1.0) * 100.0:0.#}% {(factor < 1.0 ? "less" : "more")}");
        return double.TryParse(value, CultureInfo.InvariantCulture, out var share) && Math.Abs(share) <= 1.0
            ? string.Create(CultureInfo.InvariantCulture, $"{share * 100.0:0.#}%") : value;
    }

    private static string Pounds(PaybackCase one) => one.Saving < 0.0 ? $"−{Words.Millions(-one.Saving)}" : Words.Millions(one.Saving);

    private static string Factor(double factor) => Math.Abs(factor - 1.0) < 1e-9 ? "as dear"
        : string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(factor - 1.0) * 100.0:0.#}% {(factor < 1.0 ? "cheaper" : "dearer")}");
}
