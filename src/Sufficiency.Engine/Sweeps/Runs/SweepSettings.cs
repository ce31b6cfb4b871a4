using System.Globalization;
using Sufficiency.Engine.Packs;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Sweeps.Runs;

/// <summary>What was asked for, as sweep.json and robust.json record it.</summary>
internal static class SweepSettings
{
    /// <summary>The settings by name.</summary>
    /// <param name="areas">How finely home areas are cut.</param>
    /// <param name="limits">Gap, time and seed.</param>
    /// <param name="others">Further settings.</param>
    public static SortedDictionary<string, string> Of(AreaLevel areas, SolveLimits limits, params (string Name, double Value)[] others)
    {
        var settings = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["areas"] = areas.ToString().ToLowerInvariant(),
            ["gap"] = Written(limits.RelativeGap),
            ["time_limit_seconds"] = limits.TimeLimit is { } time ? Written(time.TotalSeconds) : "none",
            ["seed"] = limits.Seed.ToString(CultureInfo.InvariantCulture),
        };
        foreach (var (name, value) in others) settings.Add(name, Written(value));
        return settings;
    }

    /// <summary>The same settings as values.</summary>
    public static (AreaLevel Areas, SolveLimits Limits) Read(IReadOnlyDictionary<string, string> settings) => (
        string.Equals(settings["areas"], "msoa", StringComparison.Ordinal) ? AreaLevel.Msoa : AreaLevel.Lsoa,
        new(Number(settings["gap"]), settings["time_limit_seconds"] is "none" ? null
            : TimeSpan.FromSeconds(Number(settings["time_limit_seconds"])), int.Parse(settings["seed"], CultureInfo.InvariantCulture)));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string Written(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
