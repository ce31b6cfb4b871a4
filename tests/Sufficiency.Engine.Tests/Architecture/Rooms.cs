using System.Reflection;
using Sufficiency.Engine.Domain;
using Sufficiency.OpenData;
using Sufficiency.Returns.Forms;
using Sufficiency.Solver;
using Sufficiency.Workbooks;

namespace Sufficiency.Engine.Tests.Architecture;

/// <summary>The rooms of the house and the types that live in each.</summary>
/// <remarks>
/// A room is a folder of a project, such as <c>Engine.Model</c>; a corner is a folder of a room, such as <c>Engine.Model.Costs</c>.
/// A type outside all folders of its project lives in the room that the project itself is, such as <c>Solver</c>.
/// </remarks>
internal static class Rooms
{
    private const string House = "Sufficiency.";

    /// <summary>The assemblies that the arrows govern.</summary>
    public static IReadOnlyList<Assembly> Assemblies { get; } =
        [typeof(DecompositionSolver).Assembly, typeof(PlanningDataset).Assembly, typeof(PackBuilder).Assembly,
            typeof(PackWorkbook).Assembly, typeof(ReturnMaker).Assembly];

    /// <summary>Full names of the types that each type names, by the full name of that type; of our own assemblies.</summary>
    private static readonly IReadOnlyDictionary<string, IReadOnlySet<string>> NamedBy =
        Assemblies.SelectMany(assembly => References.Of(assembly.Location)).Where(pair => IsOurs(pair.Key))
            .ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);

    /// <summary>Full names of our top-level types.</summary>
    public static IReadOnlyList<string> Types { get; } = [.. NamedBy.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The room of a type by its full name; null for a type that is not ours.</summary>
    public static string? RoomOf(string type) => FoldersOf(type, 2);

    /// <summary>The corner of a type: its room and, where the type lies deeper, the next folder;
    /// null for a type that is not ours.</summary>
    public static string? CornerOf(string type) => FoldersOf(type, 3);

    /// <summary>Pairs of one of our types and a type it names, of those for which the rule holds.</summary>
    public static IEnumerable<(string User, string Used)> Uses(Func<string, string, bool> rule) =>
        from user in Types
        from used in NamedBy[user].Order(StringComparer.Ordinal)
        where rule(user, used)
        select (user, used);

    private static bool IsOurs(string type) =>
        type.StartsWith(House, StringComparison.Ordinal) && !type.Contains('<', StringComparison.Ordinal);

    private static string? FoldersOf(string type, int depth)
    {
        if (!IsOurs(type)) return null;
        var parts = type[House.Length..].Split('.');
        return string.Join('.', parts.Take(Math.Min(depth, parts.Length - 1)));
    }
}
