using System.Globalization;
using System.Text.Json;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Sweeps.Catalogue;

namespace Sufficiency.Runner.Terminal;

/// <summary>Runs and sweeps of a folder as a list.</summary>
internal static class RunsPage
{
    private const int MostChanges = 3;

    public static void Write(Screen screen, IReadOnlyList<CatalogueEntry> entries, string parent, TimeZoneInfo zone)
    {
        var whole = entries.Where(entry => entry.IsWhole).ToList();
        if (whole.Count > 0)
        {
            screen.Heading($"Runs and sweeps in {parent}, the newest first");
            screen.Table(
                ["Folder", "Made", "What", "Cost", "Places short", "Schemes opened"],
                whole.Select(entry => (IReadOnlyList<string>)
                [
                    Path.GetRelativePath(parent, entry.Folder), Date(entry, zone), What(entry),
                    entry is { Kind: CatalogueKind.Run, Headline: { } money } ? Words.Millions(new Pounds(money.CostGbp)) : "–",
                    Short(entry), Words.Count(entry.Headline?.SchemesOpened),
                ]),
                textColumns: 3);
        }

        var damaged = entries.Where(entry => !entry.IsWhole).ToList();
        if (damaged.Count == 0) return;
        screen.Heading("Damaged folders");
        foreach (var entry in damaged) screen.Line($"- {Path.GetRelativePath(parent, entry.Folder)}: {entry.Fault}");
    }

    /// <summary>The same for a script.</summary>
    public static void WriteDocument(TextWriter output, IReadOnlyList<CatalogueEntry> entries) =>
        output.WriteLine(JsonSerializer.Serialize(entries, PlanDocument.Options));

    private static string Date(CatalogueEntry entry, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(entry.When, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Short(CatalogueEntry entry) => entry.Headline is { PlacesShort: { } lack, LastYear: { } year }
        ? $"{Words.Count(lack)} in {new AcademicYear(year)}" : "–";

    private static string What(CatalogueEntry entry)
    {
        var settings = string.Join(", ", new[] { "areas", "schemes" }
            .Select(name => entry.Settings.GetValueOrDefault(name, "")).Where(value => value.Length > 0));
        var kind = entry.Kind switch
        {
            CatalogueKind.Sweep => $"sweep of {Words.Many(entry.Scenarios ?? 0, "scenario")}",
            CatalogueKind.JointPlan => $"one plan for {Words.Many(entry.Scenarios ?? 0, "future")}",
            _ => "plan",
        };
        var changes = entry.Overrides.Take(MostChanges).Select(change => $"{change.Path}={change.NewValue}").ToList();
        if (entry.Overrides.Count > MostChanges) changes.Add($"{Words.Many(entry.Overrides.Count - MostChanges, "more change")}");
        return $"{entry.Title}: {kind}{(settings.Length > 0 ? $" ({settings})" : "")}"
            + (changes.Count > 0 ? $"; changed: {string.Join(", ", changes)}" : "");
    }
}
