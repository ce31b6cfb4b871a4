using Sufficiency.Engine.Packs.Issues;

namespace Sufficiency.Runner.Settings;

/// <summary>Finds the plan file that a scenario's name, or a path, means.</summary>
/// <param name="ProgramFolder">The folder with the default data packs under <c>data</c>.</param>
/// <param name="CurrentFolder">Where relative paths count from.</param>
internal sealed record ScenarioLocator(string ProgramFolder, string CurrentFolder)
{
    public const string DefaultScenario = "oxfordshire";
    private const string PlanFile = "plan.yaml";

    /// <summary>Full path of the plan file.</summary>
    /// <param name="dataFolder">A folder of the user's own, or null for the packs beside the program.</param>
    /// <param name="scenario">A scenario's name or a plan file; null for the folder's only plan, or the default.</param>
    /// <exception cref="RequestException">There is none; the message names what there is.</exception>
    public string Locate(string? dataFolder, string? scenario)
    {
        var folder = dataFolder is null ? Path.Combine(ProgramFolder, "data") : Path.GetFullPath(dataFolder, CurrentFolder);
        if (!Directory.Exists(folder))
            throw new RequestException($"There is no folder {folder}. Give --data a folder that holds a plan.yaml.");
        if (scenario is null)
        {
            var own = Path.Combine(folder, PlanFile);
            return dataFolder is not null && File.Exists(own) ? own : Named(folder, DefaultScenario);
        }

        var asFile = Path.GetFullPath(scenario, CurrentFolder);
        if (File.Exists(asFile)) return asFile;
        return LooksLikeAPath(scenario)
            ? throw new RequestException($"There is no plan file {asFile}.")
            : Named(folder, scenario);
    }

    private static string Named(string folder, string scenario)
    {
        foreach (var candidate in new[] { Path.Combine(folder, "scenarios", scenario, PlanFile), Path.Combine(folder, scenario, PlanFile) })
        {
            if (File.Exists(candidate)) return candidate;
        }

        var known = Known(folder);
        if (known.Count == 0) throw new RequestException($"The folder {folder} holds no plan.yaml, nor does a folder in it.");
        var meant = NearestName.Find(scenario, known) is { } nearest ? $" Did you mean {nearest}?" : "";
        throw new RequestException($"There is no scenario «{scenario}».{meant} There are: {string.Join(", ", known)}.");
    }

    private static IReadOnlyList<string> Known(string folder) =>
    [
        .. new[] { folder, Path.Combine(folder, "scenarios") }
            .Where(Directory.Exists)
            .SelectMany(Directory.EnumerateDirectories)
            .Where(inner => File.Exists(Path.Combine(inner, PlanFile)))
            .Select(inner => Path.GetFileName(inner))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    private static bool LooksLikeAPath(string scenario) =>
        scenario.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || scenario.EndsWith(".yml", StringComparison.OrdinalIgnoreCase)
        || scenario.Contains('/', StringComparison.Ordinal) || scenario.Contains('\\', StringComparison.Ordinal);
}
