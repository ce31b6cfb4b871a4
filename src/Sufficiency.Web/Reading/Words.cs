using System.Globalization;
using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Web.Reading;

/// <summary>Figures and codes as officers write them.</summary>
public static class Words
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    /// <summary>Name of the plan that the run's plan stands beside.</summary>
    public const string Committed = "With committed schemes only";

    /// <summary>The same within a sentence.</summary>
    public const string WithCommitted = "with committed schemes only";

    /// <summary>What stands for a hidden figure, as the Government Analysis Function advises for confidential figures.</summary>
    public const string Hidden = "[c]";

    /// <summary>Whole pupils or places: <c>1,234</c>; a dash where nothing is known.</summary>
    public static string Count(double? value) => value is { } number ? Rounded(number, 0) : "–";

    /// <summary>Pupils more or fewer: <c>+12</c>, <c>−3</c>, <c>0</c>.</summary>
    public static string Change(double value) => Sign(value, 0.5) + Rounded(Math.Abs(value), 0); // hidden: no sign

    /// <summary>Millions of pounds with one decimal: <c>£12.3m</c>, <c>−£0.4m</c>.</summary>
    public static string Millions(double? pounds) => pounds is { } value
        ? (value <= -50_000 ? "−" : "") + "£" + Rounded(Math.Abs(value) / 1e6, 1) + "m"
        : "–";

    /// <summary>Whole millions of pounds, for axes: <c>£12m</c>.</summary>
    public static string WholeMillions(double pounds) => (pounds <= -500_000 ? "−" : "") + "£" + Rounded(Math.Abs(pounds) / 1e6, 0) + "m";

    /// <summary>Millions of pounds more or less: <c>+£1.2m</c>, <c>−£0.3m</c>.</summary>
    public static string MillionsMore(double pounds) => (pounds >= 50_000 ? "+" : "") + Millions(pounds);

    /// <summary>Whole pounds: <c>£1,234</c>.</summary>
    public static string Pounds(double? pounds) => pounds is { } value
        ? (value <= -0.5 ? "−" : "") + "£" + Rounded(Math.Abs(value), 0)
        : "–";

    /// <summary>A share with one decimal: <c>4.2%</c>.</summary>
    public static string Percent(double? share) => share is { } value ? Rounded(value * 100, 1) + (double.IsNaN(value) ? "" : "%") : "–";

    /// <summary>A number with one decimal: <c>7.9</c>; a dash where nothing is known.</summary>
    public static string Tenths(double? value) => value is { } number ? Rounded(number, 1) : "–";

    /// <summary>A proven gap: <c>0.08%</c>.</summary>
    public static string Gap(double gap) => string.Create(Culture, $"{gap * 100:0.###}%");

    /// <summary>An academic year: <c>2025/26</c>.</summary>
    public static string Year(int start) => string.Create(Culture, $"{start}/{(start + 1) % 100:00}");

    /// <summary>An academic year in an address: <c>2025</c>.</summary>
    public static string YearCode(int start) => start.ToString(Culture);

    /// <summary>So many of a thing: <c>1 school</c>, <c>1,234 schools</c>.</summary>
    public static string Many(double number, string one) => $"{Count(number)} {one}{(Count(number) == "1" ? "" : "s")}";

    /// <summary>Whether a plan saves or costs: <c>saves £1.2m</c>, <c>costs £1.2m more</c>.</summary>
    public static string SavesOrCosts(double difference) => Millions(Math.Abs(difference)) switch
    {
        "£0.0m" => "costs the same",
        var amount => difference < 0 ? $"saves {amount}" : $"costs {amount} more",
    };

    /// <summary>Names in a sentence: <c>a, b and c</c>.</summary>
    public static string List(IReadOnlyList<string> names) =>
        names.Count < 2 ? string.Concat(names) : $"{string.Join(", ", names.Take(names.Count - 1))} and {names[^1]}";

    /// <summary>A name cut to a length, with an ellipsis.</summary>
    public static string Short(string name, int most)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Length <= most ? name : name[..(most - 1)].TrimEnd() + "…";
    }

    /// <summary>A phase at the head of a column.</summary>
    public static string Phase(string code) => CodeLabels.Of(CodeLabels.Phases, code);

    /// <summary>A provision type at the head of a column.</summary>
    public static string Provision(string code) => CodeLabels.Of(CodeLabels.ProvisionTypes, code);

    /// <summary>A need as its SEN2 code, save where the code says nothing.</summary>
    public static string Need(string code) => code switch
    {
        "UNKNOWN" => "Not stated",
        "OTH" => "Other",
        _ => code,
    };

    /// <summary>Who pays for a building.</summary>
    public static string Funder(string code) => CodeLabels.Of(CodeLabels.Funders, code);

    /// <summary>A kind of cost, fees apart by how the places are come by.</summary>
    public static string Cost(string kind, string? supply) => CodeLabels.Cost(kind, supply);

    private static string Sign(double value, double least) => value >= least ? "+" : value <= -least ? "−" : "";

    // Nothing is written as less than nothing: −0.4 pupils are 0, not -0.
    private static string Rounded(double value, int decimals) => double.IsNaN(value) ? Hidden
        : (Math.Round(value, decimals, MidpointRounding.AwayFromZero) + 0.0).ToString(decimals == 0 ? "N0" : "N1", Culture);
}
