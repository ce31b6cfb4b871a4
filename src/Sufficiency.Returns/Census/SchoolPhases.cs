namespace Sufficiency.Returns.Census;

/// <summary>Phases whose pupils the model places, with their year groups.</summary>
internal static class SchoolPhases
{
    /// <summary>Each phase with its youngest and oldest year group.</summary>
    public static IReadOnlyList<(string Code, int Youngest, int Oldest)> All { get; } =
        [("primary", 0, 6), ("secondary", 7, 11), ("post_sixteen", 12, 14)];

    /// <summary>Year groups of a phase.</summary>
    public static (int Youngest, int Oldest) Of(string phase)
    {
        var (_, youngest, oldest) = All.First(one => string.Equals(one.Code, phase, StringComparison.Ordinal));
        return (youngest, oldest);
    }

    /// <summary>Whether the model places pupils of a year group.</summary>
    public static bool Takes(int yearGroup) => yearGroup >= All[0].Youngest && yearGroup <= All[^1].Oldest;

    /// <summary>The phase of a year group of the count; early years and adults too.</summary>
    public static string PhaseOf(int yearGroup) => yearGroup < All[0].Youngest ? "early_years"
        : yearGroup > All[^1].Oldest ? "adult" : All.First(one => yearGroup <= one.Oldest).Code;
}
