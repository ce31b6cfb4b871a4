using System.Globalization;

namespace Sufficiency.Engine.Reference;

/// <summary>What SEN2 counts in England: one row of data/reference/england_plans.csv.</summary>
/// <param name="ReferenceDate">A January as <c>2025-01</c> for plans, a calendar year as <c>2024</c> for the rest.</param>
/// <param name="Measure"><c>plans</c>, <c>requests</c>, <c>assessments</c>, <c>plans_issued</c> or <c>new_plans</c>.</param>
/// <param name="Provision">Kind of provision, finer than a setting; <c>all</c> for every kind together.</param>
/// <param name="Dimension"><c>total</c>, <c>age</c> or <c>need</c>.</param>
/// <param name="Category">The age in two digits, 02 for all below three; the need's code; <c>all</c> for a total.</param>
/// <param name="Setting">The setting that takes in the provision; empty for <c>all</c>.</param>
/// <param name="Count">How many.</param>
/// <param name="Source">Where the count stands.</param>
/// <param name="Certainty"><c>found</c>, or <c>derived</c> for a sum of SEN2's columns.</param>
public sealed record EnglandCount(string ReferenceDate, string Measure, string Provision, string Dimension, string Category,
    string Setting, double Count, string Source, string Certainty);

/// <summary>EHC plans of England by age, need and provision, which the build embeds.</summary>
public static class EnglandCounts
{
    private const string All = "all";
    private const int DigitsOfAge = 2;
    private static readonly Lazy<IReadOnlyList<EnglandCount>> Loaded = new(() => [.. Read()]);

    /// <summary>Every count, in the order of the file.</summary>
    public static IReadOnlyList<EnglandCount> Counts => Loaded.Value;

    /// <summary>The January of the plans, such as <c>2025-01</c>.</summary>
    public static string January { get; } = Counts.Last(count => count.Measure == "plans").ReferenceDate;

    /// <summary>The source that the file cites.</summary>
    public static string Source { get; } = Counts[0].Source;

    /// <summary>All plans.</summary>
    public static double Plans { get; } = Sum("total", count => count.Provision == All);

    /// <summary>Plans of ages from one to another, both counted.</summary>
    public static double PlansOfAges(int youngest, int oldest) => Sum("age", count => count.Provision == All
        && AgeOf(count.Category) is { } age && age >= youngest && age <= oldest);

    /// <summary>Plans of a primary need, by its code.</summary>
    public static double PlansOfNeed(string need) => Sum("need", count => count.Provision == All && count.Category == need);

    /// <summary>Plans in a setting, by its code.</summary>
    public static double PlansInSetting(string setting) => Sum("total", count => count.Setting == setting);

    /// <summary>Plans in a kind of provision, by its code.</summary>
    public static double PlansInProvision(string provision) => Sum("total", count => count.Provision == provision);

    /// <summary>The age of a category; null where the age is not recorded.</summary>
    public static int? AgeOf(string category) => category.Length == DigitsOfAge
        && int.TryParse(category, NumberStyles.None, CultureInfo.InvariantCulture, out var age) ? age : null;

    private static double Sum(string dimension, Func<EnglandCount, bool> counts) =>
        Counts.Where(count => count.Measure == "plans" && count.Dimension == dimension && counts(count)).Sum(count => count.Count);

    private static IEnumerable<EnglandCount> Read() => ReferenceFile.Rows("england_plans.csv").Select(cells => new EnglandCount(
        cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], double.Parse(cells[6], CultureInfo.InvariantCulture), cells[7],
        cells[8]));
}
