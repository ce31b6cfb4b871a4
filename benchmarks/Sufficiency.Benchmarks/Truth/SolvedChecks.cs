using System.Globalization;

namespace Sufficiency.Benchmarks.Truth;

/// <summary>The checks that set two solved runs beside each other.</summary>
internal static class SolvedChecks
{
    private const double TenthOfPlaces = 0.1;
    private const double OnePupil = 1;
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    /// <summary>Raising every bought price by a tenth changes no more than a tenth of the chosen places.</summary>
    public static CheckedFact DearerPlaces(TruthRun plan, TruthRun dearer)
    {
        var (before, after) = (plan.Schemes(), dearer.Schemes());
        var chosen = before.Where(scheme => scheme.OpeningYear is not null).Sum(scheme => scheme.Places);
        var changed = before.Zip(after).Where(pair => pair.First.OpeningYear is null != pair.Second.OpeningYear is null)
            .Sum(pair => pair.First.Places);
        return new("7. Bought prices raised by a tenth change no more than a tenth of the chosen places", changed <= TenthOfPlaces * chosen,
            string.Create(Culture, $"{changed:N0} of {chosen:N0} places change"));
    }

    /// <summary>Doubling the penalty of waiting moves nobody.</summary>
    public static CheckedFact DoubledPenalty(TruthRun plan, TruthRun doubled)
    {
        const string Rolls = "SELECT provider_id || ' ' || academic_year, roll FROM plan_provider_years ORDER BY 1";
        var (before, after) = (plan.Query(Rolls, Roll), doubled.Query(Rolls, Roll));
        var most = before.Zip(after).MaxBy(pair => Math.Abs(pair.First.Pupils - pair.Second.Pupils));
        var moved = Math.Abs(most.First.Pupils - most.Second.Pupils);
        return new("8. Doubling the penalty of waiting changes no placement (nothing more built)", moved < OnePupil,
            string.Create(Culture, $"the roll that changes most is {most.First.Key}, by {moved:N3} pupils"));

        static (string Key, double Pupils) Roll(Engine.Storage.DuckDb.DuckDbRow row) => (row.GetText(0), row.GetNumber(1));
    }
}
