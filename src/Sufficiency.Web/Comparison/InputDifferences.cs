using System.Globalization;
using Sufficiency.Web.Reading;

namespace Sufficiency.Web.Comparison;

/// <summary>Finds what went into runs and differs: data, settings, changes, files, version.</summary>
internal static class InputDifferences
{
    private const string AsInTheData = "as in the data";

    public static IReadOnlyList<InputDifference> Of(IReadOnlyList<ComparedRun> runs) =>
    [
        .. new[]
            {
                new InputDifference("Data", [.. runs.Select(run => run.View.Record.Title)]),
                new("Version of the program", [.. runs.Select(run => Version(run.View.Record.EngineVersion))]),
            }.Concat(Settings(runs)).Concat(Additions(runs)).Concat(Actions(runs)).Concat(Changes(runs)).Concat(Files(runs))
            .Where(one => one.Values.Distinct(StringComparer.Ordinal).Count() > 1),
    ];

    private static IEnumerable<InputDifference> Settings(IReadOnlyList<ComparedRun> runs) =>
        from name in runs.SelectMany(run => run.View.Record.Settings.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
        select new InputDifference(
            NameOf(name),
            [.. runs.Select(run => run.View.Record.Settings.TryGetValue(name, out var value) ? Said(name, value) : "not said")]);

    private static IEnumerable<InputDifference> Additions(IReadOnlyList<ComparedRun> runs) =>
        from name in runs.SelectMany(run => run.View.Record.Additions.Select(scheme => scheme.Name)).Distinct(StringComparer.Ordinal)
        select new InputDifference(
            $"Added: {name}",
            [
                .. runs.Select(run => run.View.Record.Additions.Where(scheme => scheme.Name == name)
                    .Select(scheme => scheme.Description).FirstOrDefault("not added")),
            ]);

    private static IEnumerable<InputDifference> Actions(IReadOnlyList<ComparedRun> runs) =>
        from name in runs.SelectMany(run => run.View.Record.Actions?.Taken ?? []).Select(action => action.Name)
        .Distinct(StringComparer.Ordinal)
        select new InputDifference(
            $"Action: {name}",
            [
                .. runs.Select(run => (run.View.Record.Actions?.Taken ?? []).Where(action => action.Name == name)
                    .Select(action => action.Effects).FirstOrDefault("not taken")),
            ]);

    private static IEnumerable<InputDifference> Changes(IReadOnlyList<ComparedRun> runs) =>
        from path in runs.SelectMany(run => run.View.Record.Overrides.Select(change => change.Path)).Distinct(StringComparer.Ordinal)
        select new InputDifference(
            $"Changed: {path}",
            [
                .. runs.Select(run => run.View.Record.Overrides.Where(change => change.Path == path).Select(change =>
                    change.OldValue.Length == 0 ? change.NewValue : $"{change.OldValue} → {change.NewValue}").LastOrDefault(AsInTheData)),
            ]);

    private static IEnumerable<InputDifference> Files(IReadOnlyList<ComparedRun> runs) =>
        from path in runs.SelectMany(run => run.View.Record.Inputs.Select(file => file.Path)).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
        select new InputDifference(
            $"File: {path}",
            [
                .. runs.Select(run => run.View.Record.Inputs.Where(file => file.Path == path).Select(file =>
                    string.Create(CultureInfo.InvariantCulture, $"{file.Bytes:N0} bytes, {file.Sha256[..Math.Min(8, file.Sha256.Length)]}"))
                    .FirstOrDefault("not there")),
            ]);

    /// <summary>A version with the beginning of its commit: <c>0.1.0 (67651e6)</c>.</summary>
    private static string Version(string version) => version.Split('+') is [var number, { Length: > 7 } commit]
        ? $"{number} ({commit[..7]})" : version;

    private static string NameOf(string setting) => setting switch
    {
        "areas" => "Home areas",
        "schemes" => "Schemes",
        "gap" => "Proof asked for",
        "time_limit_seconds" => "Most seconds to plan",
        "check_assumptions" => "Assumptions tried at their ends",
        _ => $"Setting {setting}",
    };

    private static string Said(string setting, string value) => (setting, value) switch
    {
        ("areas", "msoa") => "by MSOA (larger areas)",
        ("areas", "lsoa") => "by LSOA (small areas)",
        ("schemes", "named") => "chosen among the named schemes",
        ("schemes", "choose") => "chosen among named and generic schemes",
        ("schemes", "as-planned") => "every named scheme in its planned year",
        ("schemes", "none") => "no scheme to choose",
        ("gap", _) when double.TryParse(value, CultureInfo.InvariantCulture, out var share) =>
            $"within {Words.Gap(share)} of the least cost",
        _ => value,
    };
}
