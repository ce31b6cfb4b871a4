using System.Reflection;

namespace Sufficiency.Engine.Storage;

/// <summary>The engine that is running.</summary>
internal static class ThisEngine
{
    /// <summary>Its version, with the commit it was built from: another's answers are not its own.</summary>
    public static string Version { get; } = typeof(ThisEngine).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
