using System.Globalization;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Domain.Units;

namespace Sufficiency.Runner.Terminal;

/// <summary>Figures and codes as officers write them.</summary>
internal static class Words
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    /// <summary>Whole pupils or places: <c>1,234</c>.</summary>
    public static string Count(double? value) => value is { } number ? Rounded(number, 0) : "–";

    /// <summary>A year of a table: the first is the base year, those before the first planned one are carried.</summary>
    public static string Year(IReadOnlyList<AcademicYear> years, AcademicYear firstPlanned, int i) =>
        i == 0 ? $"{years[i]} (counted)" : years[i] < firstPlanned ? $"{years[i]} (expected, not counted)" : years[i].ToString();

    /// <summary>So many of a thing: <c>1 scenario</c>, <c>1,234 scenarios</c>.</summary>
    public static string Many(long number, string one) => string.Create(Culture, $"{number:N0} {one}{(number == 1 ? "" : "s")}");

    /// <summary>Millions of pounds with one decimal: <c>£12.3m</c>; negative with a minus.</summary>
    public static string Millions(Pounds? money)
    {
        if (money is not { } pounds) return "–";
        var millions = Math.Round(pounds.Value / 1e6, 1, MidpointRounding.AwayFromZero);
        return string.Create(Culture, $"{(millions < 0 ? "−" : "")}£{Math.Abs(millions):N1}m");
    }

    /// <summary>Pupils more or fewer: <c>+12</c>, <c>−3</c>, <c>0</c>.</summary>
    public static string Change(double value) => Math.Round(value, MidpointRounding.AwayFromZero) switch
    {
        > 0.0 and var more => string.Create(Culture, $"+{more:N0}"),
        < 0.0 and var fewer => string.Create(Culture, $"−{-fewer:N0}"),
        _ => "0",
    };

    /// <summary>Millions of pounds more or less: <c>+£1.2m</c>, <c>−£0.3m</c>.</summary>
    public static string MillionsMore(Pounds? money) => money is { Value: >= 50_000 } ? $"+{Millions(money)}" : Millions(money);

    /// <summary>A share with one decimal: <c>4.2%</c>.</summary>
    public static string Percent(double? share) => share is { } value ? $"{Rounded(value * 100, 1)}%" : "–";

    /// <summary>An error in per cent with one decimal: <c>4.2</c>.</summary>
    public static string Error(double? perCent) => perCent is { } value ? Rounded(value, 1) : "–";

    /// <summary>A proven gap: <c>0.08%</c>.</summary>
    public static string Gap(double gap) => string.Create(Culture, $"{gap * 100:0.###}%");

    /// <summary>A need in the middle of a sentence: its SEN2 code, save where that says nothing.</summary>
    public static string Need(Need need) => need switch
    {
        Sufficiency.Engine.Domain.Pupils.Need.Unknown => "(need not stated)",
        Sufficiency.Engine.Domain.Pupils.Need.Oth => "other needs",
        _ => need.ToCode(),
    };

    /// <summary>A phase in the middle of a sentence.</summary>
    public static string Phase(Phase phase) => phase switch
    {
        Sufficiency.Engine.Domain.Pupils.Phase.EarlyYears => "early years",
        Sufficiency.Engine.Domain.Pupils.Phase.Primary => "primary",
        Sufficiency.Engine.Domain.Pupils.Phase.Secondary => "secondary",
        Sufficiency.Engine.Domain.Pupils.Phase.PostSixteen => "post-16",
        _ => "19 to 25",
    };

    /// <summary>A provision type at the head of a column.</summary>
    public static string Provision(ProvisionType type) => type switch
    {
        ProvisionType.Mainstream => "Mainstream",
        ProvisionType.ResourceBase => "Resource base",
        ProvisionType.SpecialSchool => "Special school",
        _ => "Out of county",
    };

    /// <summary>A tier as the provision it asks for.</summary>
    public static string Tier(Tier? tier) => tier switch
    {
        Sufficiency.Engine.Domain.Pupils.Tier.Mainstream => "Mainstream",
        Sufficiency.Engine.Domain.Pupils.Tier.Base => "Resource base",
        Sufficiency.Engine.Domain.Pupils.Tier.Enhanced => "Special school or enhanced base",
        Sufficiency.Engine.Domain.Pupils.Tier.Special => "Special school",
        Sufficiency.Engine.Domain.Pupils.Tier.Beyond => "Beyond special",
        _ => "Not placed here",
    };

    /// <summary>Seconds or minutes: <c>3 s</c>, <c>2 min 05 s</c>.</summary>
    public static string Duration(TimeSpan time) => time < TimeSpan.FromMinutes(1)
        ? string.Create(Culture, $"{time.TotalSeconds:0} s")
        : string.Create(Culture, $"{(int)time.TotalMinutes} min {time.Seconds:00} s");

    // Nothing is written as less than nothing: −0.4 pupils are 0, not -0.
    private static string Rounded(double value, int decimals) =>
        (Math.Round(value, decimals, MidpointRounding.AwayFromZero) + 0.0).ToString(decimals == 0 ? "N0" : "N1", Culture);
}
