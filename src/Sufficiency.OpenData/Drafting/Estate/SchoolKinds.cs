using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Drafting.Estate;

/// <summary>Which kind of school a type of establishment is.</summary>
internal static class SchoolKinds
{
    /// <summary>State special schools in the words of the school census.</summary>
    public const string Special = "State-funded special school";
    public const string Primary = "State-funded primary";
    public const string Secondary = "State-funded secondary";
    public const string Nursery = "State-funded nursery";
    public const string Alternative = "State-funded AP school";

    private const string FurtherEducation = "Further education";

    private static readonly string[] SpecialTypes =
    [
        "Community special school", "Foundation special school", "Academy special converter", "Academy special sponsor led",
        "Free schools special",
    ];

    private static readonly string[] IndependentTypes = ["Other independent special school", "Non-maintained special school"];

    private static readonly string[] MainstreamTypes =
    [
        "Community school", "Voluntary aided school", "Voluntary controlled school", "Foundation school", "Academy converter",
        "Academy sponsor led", "Free schools", "University technical college", "Studio schools", "City technology college",
    ];

    private static readonly string[] AlternativeTypes =
    [
        "Pupil referral unit", "Academy alternative provision converter", "Academy alternative provision sponsor led",
        "Free schools alternative provision",
    ];

    private static readonly string[] CollegeTypes =
    [
        FurtherEducation, "Sixth form centres", "Free schools 16 to 19", "Academy 16-19 converter", "Academy 16 to 19 sponsor led",
        "Special post 16 institution",
    ];

    /// <summary>Further education by type that teaches adults: few students of 16 to 18 are there.</summary>
    private static readonly string[] AdultBodies = ["Workers' Educational Association", "City Lit", "The Mary Ward Centre"];

    /// <summary>Whether it is a state special school, hospital schools included.</summary>
    public static bool IsSpecial(RegisteredSchool school) => SpecialTypes.Contains(school.Type, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether it is an independent or a non-maintained special school.</summary>
    public static bool IsIndependentSpecial(RegisteredSchool school) =>
        IndependentTypes.Contains(school.Type, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether it teaches after 16 only: further education, sixth form colleges and special institutions.</summary>
    public static bool IsCollege(RegisteredSchool school) => CollegeTypes.Contains(school.Type, StringComparer.OrdinalIgnoreCase)
        && !AdultBodies.Any(body => school.Name.StartsWith(body, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether it is a college of further education.</summary>
    public static bool IsFurtherEducation(RegisteredSchool school) =>
        IsCollege(school) && string.Equals(school.Type, FurtherEducation, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it teaches in hospitals, by its name or by the census.</summary>
    public static bool IsHospital(RegisteredSchool school, CensusSchool? counted) =>
        counted is { IsHospital: true } || school.Name.Contains("Hospital", StringComparison.OrdinalIgnoreCase);

    /// <summary>The type in the words of the school census; null for what is no state school before 16.</summary>
    public static string? CensusType(RegisteredSchool school)
    {
        if (IsSpecial(school)) return Special;
        if (AlternativeTypes.Contains(school.Type, StringComparer.OrdinalIgnoreCase)) return Alternative;
        if (school.Type.StartsWith("Local authority nursery", StringComparison.OrdinalIgnoreCase)) return Nursery;
        if (!MainstreamTypes.Contains(school.Type, StringComparer.OrdinalIgnoreCase)) return null;
        return school.Phase switch
        {
            "Nursery" => Nursery,
            "Primary" or "Middle deemed primary" => Primary,
            "Secondary" or "Middle deemed secondary" or "All-through" => Secondary,
            "16 plus" => null,
            _ => school.LowestAge is >= 8 || school.Type.StartsWith("University", StringComparison.Ordinal)
                || school.Type.StartsWith("Studio", StringComparison.Ordinal) ? Secondary : Primary,
        };
    }
}
