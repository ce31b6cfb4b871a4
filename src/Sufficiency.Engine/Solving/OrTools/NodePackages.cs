using System.Reflection;

namespace Sufficiency.Engine.Solving.OrTools;

/// <summary>Finds the npm packages that the build installed, and our worker script.</summary>
internal static class NodePackages
{
    /// <summary>Environment variable that names the folder holding node_modules, before any other place.</summary>
    public const string FolderVariable = "SUFFICIENCY_NODE_PACKAGES";

    private const string Package = "or-tools-wasm";
    private const string Script = "worker.mjs";

    /// <summary>The folder whose node_modules holds OR-Tools.</summary>
    /// <exception cref="WorkerUnavailableException">It is in none of the places.</exception>
    public static string FindFolder()
    {
        var tried = new List<string>();
        foreach (var folder in Candidates())
        {
            if (Directory.Exists(Path.Combine(folder, "node_modules", Package))) return Path.GetFullPath(folder);
            tried.Add(folder);
        }

        throw new WorkerUnavailableException(
            $"The npm package {Package} was not found (looked in: {string.Join(", ", tried)}). Build the project again, or set {FolderVariable} to the folder that holds node_modules.");
    }

    /// <summary>Our worker script.</summary>
    /// <exception cref="WorkerUnavailableException">It is missing.</exception>
    public static string FindScript()
    {
        string[] places = [Path.Combine(AppContext.BaseDirectory, "Node", Script), Path.Combine(BuildFolder() ?? AppContext.BaseDirectory, Script)];
        return places.FirstOrDefault(File.Exists)
            ?? throw new WorkerUnavailableException($"The worker script {Script} is missing beside the program. Build the project again.");
    }

    private static IEnumerable<string> Candidates()
    {
        if (Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } named)
        {
            // A folder that was named and is wrong should be reported, not passed over.
            yield return named;
            yield break;
        }

        yield return Path.Combine(AppContext.BaseDirectory, "Node");
        if (BuildFolder() is { } built) yield return built;
    }

    private static string? BuildFolder() => typeof(NodePackages).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(attribute => string.Equals(attribute.Key, "NodePackagesDirectory", StringComparison.Ordinal))?.Value;
}
