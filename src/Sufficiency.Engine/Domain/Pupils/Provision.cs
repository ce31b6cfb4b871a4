namespace Sufficiency.Engine.Domain.Pupils;

/// <summary>What kind of place a provider offers, least specialist first.</summary>
public enum ProvisionType
{
    /// <summary>A place in an ordinary class, early years setting or further education college.</summary>
    Mainstream,

    /// <summary>Resourced provision or a SEN unit at a mainstream school.</summary>
    ResourceBase,

    /// <summary>A state special school of this authority, academies and free schools included.</summary>
    SpecialSchool,

    /// <summary>An independent or non-maintained school, or another authority's special school, wherever it stands.</summary>
    OutOfCounty,
}

/// <summary>The least specialist provision type that suits a pupil.</summary>
public enum Tier
{
    /// <summary>M: mainstream suits.</summary>
    Mainstream,

    /// <summary>B: a resource base at least.</summary>
    Base,

    /// <summary>S: a special school at least.</summary>
    Special,

    /// <summary>X: beyond what state special schools offer.</summary>
    Beyond,

    /// <summary>E: a special school, or a base staffed for it. Nobody is counted in it: it is a share of the placings of tier S.</summary>
    Enhanced,
}

/// <summary>Where a pupil with a plan is counted in the stock: a provision type, or elsewhere.</summary>
public enum Setting
{
    /// <summary>As <see cref="ProvisionType.Mainstream"/>.</summary>
    Mainstream,

    /// <summary>As <see cref="ProvisionType.ResourceBase"/>.</summary>
    ResourceBase,

    /// <summary>As <see cref="ProvisionType.SpecialSchool"/>.</summary>
    SpecialSchool,

    /// <summary>As <see cref="ProvisionType.OutOfCounty"/>.</summary>
    OutOfCounty,

    /// <summary>No school place: home educated, not in education, alternative or other arrangements.</summary>
    NoSchoolPlace,
}

/// <summary>The codes of provision types, tiers and settings in files.</summary>
public static class ProvisionCodes
{
    private static readonly string[] SettingCodes = ["mainstream", "resource_base", "special_school", "out_of_county", "elsewhere"];

    /// <summary>Every provision type, least specialist first.</summary>
    public static IReadOnlyList<ProvisionType> ProvisionTypes { get; } = Enum.GetValues<ProvisionType>();

    /// <summary>Every tier: those that are counted, then the enhanced one.</summary>
    public static IReadOnlyList<Tier> Tiers { get; } = Enum.GetValues<Tier>();

    /// <summary>The tiers that pupils are counted in, least specialist first: M, B, S and X.</summary>
    public static IReadOnlyList<Tier> CountedTiers { get; } = [Tier.Mainstream, Tier.Base, Tier.Special, Tier.Beyond];

    /// <summary>Every setting.</summary>
    public static IReadOnlyList<Setting> Settings { get; } = Enum.GetValues<Setting>();

    /// <summary>The code, such as <c>resource_base</c>.</summary>
    public static string ToCode(this ProvisionType type) => SettingCodes[(int)type];

    /// <summary>The code, such as <c>elsewhere</c>.</summary>
    public static string ToCode(this Setting setting) => SettingCodes[(int)setting];

    /// <summary>The letter: M, B, E, S or X.</summary>
    public static string ToCode(this Tier tier) => tier switch
    {
        Tier.Mainstream => "M",
        Tier.Base => "B",
        Tier.Special => "S",
        Tier.Beyond => "X",
        Tier.Enhanced => "E",
        _ => throw new ArgumentOutOfRangeException(nameof(tier)),
    };

    /// <summary>The provision type of a code, or null.</summary>
    public static ProvisionType? FindProvisionType(string code) => IndexOf(code) is >= 0 and < 4 and var i ? (ProvisionType)i : null;

    /// <summary>The setting of a code, or null.</summary>
    public static Setting? FindSetting(string code) => IndexOf(code) is >= 0 and var i ? (Setting)i : null;

    /// <summary>The tier of a letter, or null.</summary>
    public static Tier? FindTier(string code) => code switch
    {
        "M" => Tier.Mainstream,
        "B" => Tier.Base,
        "S" => Tier.Special,
        "X" => Tier.Beyond,
        "E" => Tier.Enhanced,
        _ => null,
    };

    /// <summary>Whether a place of this type can be at least as specialist as the tier asks. A base suits the enhanced tier only where it
    /// is staffed for that tier.</summary>
    public static bool Suits(this ProvisionType type, Tier tier) =>
        type >= (tier == Tier.Enhanced ? ProvisionType.ResourceBase : (ProvisionType)(int)tier);

    /// <summary>Whether a pupil of the tier may need a place of this type, or a more specialist one. The enhanced
    /// tier may need a special school.</summary>
    public static bool AsksFor(this Tier tier, ProvisionType type) =>
        type <= (tier == Tier.Enhanced ? ProvisionType.SpecialSchool : (ProvisionType)(int)tier);

    /// <summary>The tier whose plans a pupil is counted among.</summary>
    public static Tier Counted(this Tier tier) => tier == Tier.Enhanced ? Tier.Special : tier;

    private static int IndexOf(string code) => Array.IndexOf(SettingCodes, code);
}
