using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.Engine.Results.Tables;

/// <summary>The codes that tables write for the domain's words.</summary>
internal static class TableCodes
{
    private static readonly string[] EntryPointCodes =
        ["reception", "infant", "junior", "secondary_transfer", "secondary", "post_sixteen_transfer", "post_sixteen"];

    private static readonly string[] PhaseCodes = ["early_years", "primary", "secondary", "post_sixteen", "adult"];

    /// <summary>Such as <c>secondary_transfer</c>.</summary>
    public static string ToTableCode(this EntryPoint entry) => EntryPointCodes[(int)entry];

    /// <summary>Such as <c>post_sixteen</c>.</summary>
    public static string ToTableCode(this Phase phase) => PhaseCodes[(int)phase];

    /// <summary><c>committed</c> or <c>optional</c>.</summary>
    public static string ToTableCode(this SchemeStatus status) => status == SchemeStatus.Committed ? "committed" : "optional";

    /// <summary><c>found</c>, <c>derived</c> or <c>assumed</c>.</summary>
    public static string ToTableCode(this Certainty certainty) => certainty switch
    {
        Certainty.Found => "found",
        Certainty.Derived => "derived",
        Certainty.Assumed => "assumed",
        _ => throw new ArgumentOutOfRangeException(nameof(certainty)),
    };
}
