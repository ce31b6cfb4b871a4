using System.Reflection;

namespace Sufficiency.Engine.Tests.Architecture;

/// <summary>What touches the world outside does so in one known place.</summary>
public sealed class SeamsTests
{
    /// <summary>Types of System.IO that touch nothing outside memory.</summary>
    private static readonly string[] InMemory =
        ["System.IO.TextReader", "System.IO.TextWriter", "System.IO.StringWriter", "System.IO.InvalidDataException"];

    [Theory]
    [InlineData("Domain")]
    [InlineData("Geography")]
    [InlineData("Demand")]
    [InlineData("Model")]
    [InlineData("Model.Problem")]
    public void ThinkingRoomsReadAndWriteNothing(string room)
    {
        var offences = Rooms.Uses(room, used =>
            (used.StartsWith("System.IO.", StringComparison.Ordinal) && !InMemory.Contains(used, StringComparer.Ordinal))
            || used.StartsWith("System.Net.", StringComparison.Ordinal) || used is "System.Console" or "System.Diagnostics.Process");

        Assert.Empty(offences);
    }

    [Fact]
    public void OnlyTheOrToolsRoomSpeaksProtobuf() =>
        Assert.Empty(UsersOutside("Solving.OrTools", used => used.StartsWith("Google.Protobuf", StringComparison.Ordinal)));

    [Fact]
    public void OnlyTheDuckDbRoomCallsNativeCode()
    {
        const BindingFlags all = BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic
            | BindingFlags.DeclaredOnly;
        var imports =
            from type in Rooms.Engine.GetTypes()
            from method in type.GetMethods(all)
            where method.Attributes.HasFlag(MethodAttributes.PinvokeImpl)
            where !string.Equals(Rooms.RoomOf(type.Namespace ?? ""), "Results.Storage.DuckDb", StringComparison.Ordinal)
            select $"{type.FullName}.{method.Name}";

        Assert.Empty(imports);
        Assert.Empty(UsersOutside("Results.Storage.DuckDb", used => used is "System.Runtime.InteropServices.NativeLibrary"));
        Assert.Empty(UsersOutside("Results.Storage.DuckDb", used => used.StartsWith("DuckDB.NET.", StringComparison.Ordinal)));
    }

    [Fact]
    public void OnlyResultsAreWrittenAsParquet() =>
        Assert.Empty(UsersOutside("Results", used => used.StartsWith("Parquet.", StringComparison.Ordinal)));

    private static IEnumerable<(string User, string Used)> UsersOutside(string room, Func<string, bool> isForbidden) =>
        Rooms.Types.Select(group => group.Key)
        .Where(other => !string.Equals(other, room, StringComparison.Ordinal)
            && !string.Equals(other, Rooms.Messages, StringComparison.Ordinal))
        .SelectMany(other => Rooms.Uses(other, isForbidden));
}
