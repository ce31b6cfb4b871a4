using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Sufficiency.Engine.Results.Storage.DuckDb;

/// <summary>Finds the DuckDB library that the build fetched as an npm package, for this system and processor.</summary>
internal static class DuckDbLibrary
{
    /// <summary>Name the imports use; never looked up by the system.</summary>
    public const string Name = "duckdb";

    /// <summary>Environment variable naming a folder that holds <c>node_modules</c>; it comes first.</summary>
    public const string FolderVariable = "SUFFICIENCY_NODE_PACKAGES";

    /// <summary>Makes the imports of this assembly find the library.</summary>
    public static void Register() => NativeLibrary.SetDllImportResolver(typeof(DuckDbLibrary).Assembly, static (name, _, _) =>
        string.Equals(name, Name, StringComparison.Ordinal) ? NativeLibrary.Load(Locate(Candidates(), Platform(), FileName())) : nint.Zero);

    /// <summary>The first candidate that exists.</summary>
    /// <exception cref="DllNotFoundException">None exists; the message names every place looked at.</exception>
    internal static string Locate(IEnumerable<string> folders, string platform, string fileName)
    {
        var tried = folders.Select(folder => Path.Combine(folder, "node_modules", "@duckdb", $"node-bindings-{platform}", fileName)).ToList();
        return tried.Find(File.Exists) ?? throw new DllNotFoundException(
            $"DuckDB for {platform} is missing. Build the engine again on this system (it runs npm ci), or set {FolderVariable} to a folder whose node_modules holds it. Looked at: {string.Join(", ", tried)}");
    }

    internal static IEnumerable<string> Candidates()
    {
        if (Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } named) yield return named;
        yield return Path.Combine(AppContext.BaseDirectory, "Node");
        var built = typeof(DuckDbLibrary).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(attribute => string.Equals(attribute.Key, "NodePackagesDirectory", StringComparison.Ordinal))?.Value;
        if (built is { Length: > 0 }) yield return built;
    }

    /// <summary>As npm names it: linux-x64, linux-arm64-musl, darwin-arm64, win32-x64.</summary>
    private static string Platform()
    {
        var architecture = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "arm64" : "x64";
        if (OperatingSystem.IsWindows()) return $"win32-{architecture}";
        if (OperatingSystem.IsMacOS()) return $"darwin-{architecture}";
        var isMusl = RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal)
            || RuntimeInformation.RuntimeIdentifier.StartsWith("alpine", StringComparison.Ordinal);
        return isMusl ? $"linux-{architecture}-musl" : $"linux-{architecture}";
    }

    private static string FileName()
    {
        if (OperatingSystem.IsWindows()) return "duckdb.dll";
        return OperatingSystem.IsMacOS() ? "libduckdb.dylib" : "libduckdb.so";
    }
}
