using System.Reflection;

namespace Sufficiency.Engine.Tests.Architecture;

/// <summary>What touches the world outside does so in one known place.</summary>
public sealed class SeamsTests
{
    /// <summary>Types of System.IO that touch nothing outside memory.</summary>
    private static readonly string[] InMemory =
        ["System.IO.TextReader", "System.IO.TextWriter", "System.IO.StringWriter", "System.IO.InvalidDataException"];

    [Theory]
    [InlineData("Engine.Domain")]
    [InlineData("Engine.Travel")]
    [InlineData("Engine.Demand")]
    [InlineData("Engine.Model")]
    [InlineData("Solver.Problem")]
    public void ThinkingRoomsReadAndWriteNothing(string room)
    {
        Assert.Contains(Rooms.Types, type => string.Equals(Rooms.RoomOf(type), room, StringComparison.Ordinal));
        Assert.Empty(Rooms.Uses((user, used) => string.Equals(Rooms.RoomOf(user), room, StringComparison.Ordinal)
            && TouchesTheWorld(used)));
    }

    [Fact]
    public void OnlyTheMipRoomSpeaksToOrTools() =>
        Assert.Empty(UsersOutside("Solver.Mip", used => used.StartsWith("Google.", StringComparison.Ordinal)));

    [Fact]
    public void OnlyTheDuckDbRoomCallsNativeCode()
    {
        const BindingFlags all = BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic
            | BindingFlags.DeclaredOnly;
        var imports =
            from assembly in Rooms.Assemblies
            from type in assembly.GetTypes()
            from method in type.GetMethods(all)
            where method.Attributes.HasFlag(MethodAttributes.PinvokeImpl)
            where !string.Equals(Rooms.CornerOf(type.FullName!), "Engine.Storage.DuckDb", StringComparison.Ordinal)
            select $"{type.FullName}.{method.Name}";

        Assert.Empty(imports);
        Assert.Empty(UsersOutside("Engine.Storage.DuckDb", used => used is "System.Runtime.InteropServices.NativeLibrary"));
        Assert.Empty(UsersOutside("Engine.Storage.DuckDb", used => used.StartsWith("DuckDB.NET.", StringComparison.Ordinal)));
    }

    [Fact]
    public void OnlyStorageWritesParquet() =>
        Assert.Empty(UsersOutside("Engine.Storage", used => used.StartsWith("Parquet.", StringComparison.Ordinal)));

    private static bool TouchesTheWorld(string used) =>
        (used.StartsWith("System.IO.", StringComparison.Ordinal) && !InMemory.Contains(used, StringComparer.Ordinal))
        || used.StartsWith("System.Net.", StringComparison.Ordinal) || used is "System.Console" or "System.Diagnostics.Process";

    /// <summary>Uses by types that lie neither in the room nor in a corner of it, where the room may itself be a corner.</summary>
    private static IEnumerable<(string User, string Used)> UsersOutside(string room, Func<string, bool> isForbidden) =>
        Rooms.Uses((user, used) => isForbidden(used)
            && !string.Equals(Rooms.RoomOf(user), room, StringComparison.Ordinal)
            && !string.Equals(Rooms.CornerOf(user), room, StringComparison.Ordinal));
}
