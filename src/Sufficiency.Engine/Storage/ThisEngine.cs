using System.Reflection;

namespace Sufficiency.Engine.Storage;

/// <summary>The running engine.</summary>
internal static class ThisEngine
{
    /// <summary>The version with the commit that it was built from, because another engine may answer otherwise.</summary>
    public static string Version { get; } = typeof(ThisEngine).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
