using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.OpenData.Recipe;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Estate;

/// <summary>Cells that recipes and fact sheets share.</summary>
internal static class EstateRows
{
    /// <summary>Whether a row holds for a pack: its column <c>pack</c> is empty or names it.</summary>
    public static bool IsFor(this SourceRow row, SourceColumn? column, PackDefinition pack) =>
        row.TextOrEmpty(column) is var only && (only.Length == 0 || string.Equals(only, pack.Name, StringComparison.Ordinal));

    /// <summary>found, derived or assumed.</summary>
    public static Certainty Certainty(this SourceRow row, SourceColumn column) => row.Text(column) switch
    {
        "found" => Engine.Domain.Evidence.Certainty.Found,
        "derived" => Engine.Domain.Evidence.Certainty.Derived,
        "assumed" => Engine.Domain.Evidence.Certainty.Assumed,
        _ => throw row.Fault(column, "this is no certainty.", "Write found, derived or assumed."),
    };

    /// <summary>Need codes joined by semicolons; none where the cell is empty.</summary>
    public static IReadOnlyList<Need> Needs(this SourceRow row, SourceColumn column) =>
        [.. row.TextOrEmpty(column).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(code => NeedCodes.Find(code)
                ?? throw row.Fault(column, $"{code} is no SEN2 need code.", "Use the codes of SEN2, such as ASD;SEMH."))];

    /// <summary>Year groups of an age range as schools publish it. A school for ages 5 to 16 has Years 1 to 11. A school for ages 2 to 19
    /// has Reception to Year 14.</summary>
    public static (int Lowest, int Highest) YearGroups(double lowAge, double highAge) =>
        ((int)Math.Max(0, lowAge - 4), (int)Math.Min(YearGroup.LastPlaced, highAge - 5));
}
