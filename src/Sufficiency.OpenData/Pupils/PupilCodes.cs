using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.OpenData.Pupils;

/// <summary>Codes of phases in tables.</summary>
internal static class PupilCodes
{
    /// <summary>The code, such as <c>post_sixteen</c>.</summary>
    public static string Of(Phase phase) => phase switch
    {
        Phase.EarlyYears => "early_years",
        Phase.Primary => "primary",
        Phase.Secondary => "secondary",
        Phase.PostSixteen => "post_sixteen",
        Phase.Adult => "adult",
        _ => throw new ArgumentOutOfRangeException(nameof(phase)),
    };
}
