namespace Sufficiency.Engine.Domain.Estate;

/// <summary>What a scheme builds.</summary>
public enum SchemeKind
{
    /// <summary>A school that does not exist yet.</summary>
    NewSchool,

    /// <summary>A special school's centre for Years 12 to 14, on a site of its own.</summary>
    PostSixteenCentre,

    /// <summary>Further places at a special school that is open.</summary>
    Expansion,

    /// <summary>A class of a special school, taught at a mainstream school.</summary>
    Satellite,

    /// <summary>A resource base at a mainstream school.</summary>
    Base,
}

/// <summary>The codes of kinds of schemes in files, and what an authority can deliver only so many of a year.</summary>
public static class SchemeKinds
{
    private static readonly string[] Codes = ["new_school", "post_sixteen_centre", "expansion", "satellite", "base"];

    /// <summary>The code, such as <c>new_school</c>.</summary>
    public static string ToCode(this SchemeKind kind) => Codes[(int)kind];

    /// <summary>The kind of a code, or null.</summary>
    public static SchemeKind? Find(string code) => Array.IndexOf(Codes, code) is >= 0 and var i ? (SchemeKind)i : null;

    /// <summary>Whether it needs a site and a building of its own, as a new school does.</summary>
    public static bool IsSchool(this SchemeKind kind) => kind is SchemeKind.NewSchool or SchemeKind.PostSixteenCentre;

    /// <summary>Whether it opens inside a mainstream school, as a base does.</summary>
    public static bool IsBase(this SchemeKind kind) => kind is SchemeKind.Satellite or SchemeKind.Base;
}
