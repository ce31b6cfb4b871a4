using System.Reflection;
using System.Runtime.InteropServices;

namespace Sufficiency.Engine.Tests.Architecture;

/// <summary>What touches the world outside does so in one known place.</summary>
public sealed class SeamsTests
{
    /// <summary>Types of System.IO that touch nothing outside memory.</summary>
    private static readonly Type[] InMemory = [typeof(TextWriter), typeof(StringWriter), typeof(InvalidDataException)];

    [Theory]
    [InlineData("Domain")]
    [InlineData("Geography")]
    [InlineData("Demand")]
    [InlineData("Model")]
    [InlineData("Model.Problem")]
    public void ThinkingRoomsReadAndWriteNothing(string room)
    {
        var inputAndOutput = typeof(File).Assembly.GetExportedTypes()
            .Where(type => string.Equals(type.Namespace, "System.IO", StringComparison.Ordinal) && !type.IsNested && !InMemory.Contains(type))
            .Select(type => type.FullName!);

        Assert.Empty(Rooms.Offenders(room, [.. inputAndOutput, "System.Net", "System.Console", "System.Diagnostics.Process", "System.Environment"]));
    }

    [Fact]
    public void OnlyTheOrToolsRoomSpeaksProtobuf() => Assert.Empty(UsersOutside("Solving.OrTools", "Google.Protobuf"));

    [Fact]
    public void OnlyTheDuckDbRoomCallsNativeCode()
    {
        const BindingFlags all = BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        var imports =
            from type in Rooms.Engine.GetTypes()
            from method in type.GetMethods(all)
            where method.Attributes.HasFlag(MethodAttributes.PinvokeImpl)
            where !string.Equals(Rooms.RoomOf(type.Namespace ?? ""), "Results.Storage.DuckDb", StringComparison.Ordinal)
            select $"{type.FullName}.{method.Name}";

        Assert.Empty(imports);
        Assert.Empty(UsersOutside("Results.Storage.DuckDb", typeof(NativeLibrary).FullName!));
    }

    private static IEnumerable<string> UsersOutside(string room, string forbidden) => Rooms.Types.Select(group => group.Key)
        .Where(other => !string.Equals(other, room, StringComparison.Ordinal) && !string.Equals(other, Rooms.Messages, StringComparison.Ordinal))
        .SelectMany(other => Rooms.Offenders(other, [forbidden]));
}
