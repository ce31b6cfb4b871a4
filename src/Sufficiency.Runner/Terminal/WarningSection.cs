using System.Globalization;
using Sufficiency.Engine.Packs.Issues;

namespace Sufficiency.Runner.Terminal;

/// <summary>Values of the data that are out of the ordinary and may be right.</summary>
internal static class WarningSection
{
    private const int Few = 3;

    /// <summary>Every warning.</summary>
    public static void WriteAll(Screen screen, IReadOnlyList<DataWarning> warnings)
    {
        if (warnings.Count == 0) return;
        screen.Heading($"{Count(warnings)} out of the ordinary");
        foreach (var warning in warnings) screen.Line($"- {warning}");
        screen.Line("These may be right: look at each once. They change no result and refuse nothing.");
    }

    /// <summary>How many there are, and the heaviest few.</summary>
    public static void WriteFew(Screen screen, IReadOnlyList<DataWarning> warnings)
    {
        if (warnings.Count == 0) return;
        screen.Line($"- {Count(warnings)} of the data {(warnings.Count == 1 ? "is" : "are")} out of the ordinary"
            + $"{(warnings.Count > Few ? $", among them these {Few} (validate lists all):" : ":")}");
        foreach (var warning in DataWarning.Heaviest(warnings, Few)) screen.Line($"  - {warning}");
    }

    /// <summary>The warnings as entries of a JSON document.</summary>
    public static IEnumerable<object> Document(IReadOnlyList<DataWarning> warnings) => warnings.Select(warning => new
    {
        warning.Check,
        warning.File,
        warning.Line,
        warning.Column,
        warning.Value,
        warning.Finding,
        warning.Usual,
        warning.Advice,
    });

    private static string Count(IReadOnlyList<DataWarning> warnings) =>
        string.Create(CultureInfo.InvariantCulture, $"{warnings.Count:N0} {(warnings.Count == 1 ? "figure" : "figures")}");
}
