using System.Reflection;
using Sufficiency.Engine.Domain;

namespace Sufficiency.Engine.Tests.Architecture;

/// <summary>The rooms of the engine and the types that live in each.</summary>
internal static class Rooms
{
    public const string Root = "Sufficiency.Engine";

    /// <summary>Messages generated from OR-Tools' protobuf contract.</summary>
    public const string Messages = "(generated messages)";

    private static readonly string[] Names =
        ["Domain", "Data", "Geography", "Demand", "Model", "Model.Problem", "Solving", "Solving.OrTools", "Results",
            "Results.Storage.DuckDb", "Sweeps", "Reporting"];

    public static Assembly Engine { get; } = typeof(PlanningDataset).Assembly;

    /// <summary>Full names of the top-level types by room; the root's own types stand under <see cref="Root"/>.</summary>
    public static ILookup<string, string> Types { get; } = Engine.GetTypes()
        .Where(type => !type.IsNested && type.FullName is { } name && !name.Contains('<', StringComparison.Ordinal))
        .Where(type => type.Namespace?.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) is not true
            && type.Namespace?.StartsWith("System.", StringComparison.Ordinal) is not true)
        .OrderBy(type => type.FullName, StringComparer.Ordinal)
        .ToLookup(type => RoomOf(type.Namespace ?? ""), type => type.FullName!, StringComparer.Ordinal);

    private static readonly IReadOnlyDictionary<string, IReadOnlySet<string>> NamedBy = References.Of(Engine.Location);

    /// <summary>Pairs of a room's type and a type it names that is forbidden to it.</summary>
    public static IReadOnlyList<(string User, string Used)> Uses(string room, Func<string, bool> isForbidden) =>
    [
        .. from user in Types[room]
           from used in NamedBy[user].Where(isForbidden).Order(StringComparer.Ordinal)
           select (user, used),
    ];

    /// <summary>The deepest room a namespace lies in.</summary>
    public static string RoomOf(string space)
    {
        if (string.Equals(space, Root, StringComparison.Ordinal)) return Root;
        if (!space.StartsWith(Root + ".", StringComparison.Ordinal)) return Messages;
        var inside = space[(Root.Length + 1)..];
        return Names
            .Where(name => string.Equals(inside, name, StringComparison.Ordinal) || inside.StartsWith(name + ".", StringComparison.Ordinal))
            .MaxBy(name => name.Length) ?? inside;
    }
}
