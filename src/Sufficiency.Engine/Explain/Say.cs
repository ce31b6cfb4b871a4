using System.Globalization;
using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Explain;

/// <summary>Figures and codes within a sentence.</summary>
internal static class Say
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    /// <summary>Expected pupils: whole from ten on, else with one decimal.</summary>
    public static string Count(double number) => number switch
    {
        < 0.05 => "0",
        < 9.95 => Math.Round(number, 1, MidpointRounding.AwayFromZero).ToString("0.#", Culture),
        _ => Math.Round(number, MidpointRounding.AwayFromZero).ToString("N0", Culture),
    };

    /// <summary>So many of a thing.</summary>
    public static string Many(double number, string one) => $"{Count(number)} {one}{(Count(number) == "1" ? "" : "s")}";

    /// <summary>Pounds: millions from one million on, else the next thousand.</summary>
    public static string Pounds(double pounds)
    {
        var (sign, size) = (pounds <= -500 ? "−" : "", Math.Abs(pounds));
        return sign + (size >= 999_500 ? string.Create(Culture, $"£{size / 1e6:N1}m")
            : string.Create(Culture, $"£{1000 * Math.Round(size / 1000, MidpointRounding.AwayFromZero):N0}"));
    }

    /// <summary>An academic year.</summary>
    public static string Year(double start) => string.Create(Culture, $"{(int)start}/{((int)start + 1) % 100:00}");

    /// <summary>Kilometres by road.</summary>
    public static string Kilometres(double kilometres) =>
        kilometres < 1 ? "under 1 km" : string.Create(Culture, $"{Math.Round(kilometres, MidpointRounding.AwayFromZero):N0} km");

    /// <summary>Names in a sentence.</summary>
    public static string List(IReadOnlyList<string> names) =>
        names.Count < 2 ? string.Concat(names) : $"{string.Join(", ", names.Take(names.Count - 1))} and {names[^1]}";

    /// <summary>The first few of some things, and how many more there are.</summary>
    public static string FirstOf(IReadOnlyList<string> names, int most) => names.Count <= most + 1
        ? List(names) : List([.. names.Take(most), string.Create(Culture, $"{names.Count - most} more")]);

    /// <summary>A phase in the middle of a sentence.</summary>
    public static string Phase(string code) => CodeLabels.Of(CodeLabels.Phases, code).ToLowerInvariant();

    /// <summary>A need in the middle of a sentence: its SEN2 code, save where that says nothing.</summary>
    public static string Need(string code) => code switch
    {
        "UNKNOWN" => "a need not stated",
        "OTH" => "another need",
        _ => code,
    };

    /// <summary>A kind of place needed.</summary>
    public static string Tier(string code) => code switch
    {
        "M" => "mainstream",
        "B" => "a resource base",
        "E" => "a special school or an enhanced base",
        "S" => "a special school",
        _ => "a place beyond the county's special schools",
    };

    /// <summary>A number for SQL.</summary>
    public static string Sql(int number) => number.ToString(Culture);

    /// <summary>A sentence with a capital letter at its head.</summary>
    public static string Capital(string sentence) => char.ToUpperInvariant(sentence[0]) + sentence[1..];
}
