using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Packs.Files;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Packs.Yaml;

namespace Sufficiency.Engine.Sweeps.Files;

/// <summary>Reads a sweep file, and those it is based on; every fault at once.</summary>
internal sealed class SweepFileReader
{
    private const int LongestScenarioName = 180;
    private const long MostScenarios = 1_000_000; // at a second each they would take eleven days
    private static readonly Dictionary<string, SchemeChoice> Choices = new(StringComparer.Ordinal)
    {
        ["choose"] = SchemeChoice.Choose,
        ["named"] = SchemeChoice.Named,
        ["as-planned"] = SchemeChoice.AsPlanned,
        ["none"] = SchemeChoice.None,
    };

    private readonly BaseLocator locator;
    private readonly SweepReport report;
    private readonly IssueCollector issues;

    /// <param name="locator">Finds what a base names.</param>
    /// <param name="issues">Where faults go.</param>
    public SweepFileReader(BaseLocator locator, IssueCollector issues)
    {
        this.locator = locator;
        this.issues = issues;
        report = new(issues);
    }

    /// <summary>How many scenarios the file asks for, exclusions apart; null where that cannot be told.</summary>
    public string? Count { get; private set; }

    /// <summary>The sweep; null, with faults, where it cannot be had.</summary>
    public SweepFile? Read(string path)
    {
        path = Path.GetFullPath(path);
        var place = new SweepPlace(Path.GetFileName(path), 1, "");
        if (Open(path) is not var (root, sha256) || root is null) return null;
        var entries = report.Entries(root, place, "file");
        var name = report.Value(entries, place, "file", "name") as string;
        if (name is not null) report.IsName(name, place.Inside("name", entries["name"].Line));
        var title = report.Value(entries, place, "file", "title") as string;
        var common = ReadBase(path, entries, place, [path]);
        var axesReader = new AxesReader(report, ChangesIn(path));
        var axes = At(entries, place, "axes") is var (axesNode, axesPlace) && axesNode is not null
            ? axesReader.ReadAxes(axesNode, axesPlace) : [];
        var listed = At(entries, place, "combinations") is var (list, listPlace)
            && list is not null ? axesReader.ReadCombinations(list, listPlace, axes) : null;
        var exclusions = At(entries, place, "exclude") is var (left, leftPlace)
            && left is not null ? axesReader.ReadExclusions(left, leftPlace, axes) : [];
        var sampleReader = new SampleReader(report);
        var sample = At(entries, place, "sample") is var (drawn, samplePlace)
            && drawn is not null ? sampleReader.Read(drawn, samplePlace) : null;
        if (!entries.ContainsKey("axes") && !entries.ContainsKey("sample"))
            report.Add(place, null, "The file varies nothing.", "Add axes with levels, or a sample with factors.");
        CheckCount(place, listed, axes, sampleReader.Draws);
        CheckNames(place, axes);
        if (issues.Any || name is null || common is null) return null;
        return new()
        {
            File = place.File,
            Name = name,
            Title = title ?? name,
            BasePlan = common.Plan,
            Sha256 = Digest([sha256, .. common.Sha256, .. common.Set.Concat(axes.SelectMany(axis => axis.Levels)
                .SelectMany(level => level.Overrides)).Select(change => change.Sha256).OfType<string>()]),
            Schemes = common.Schemes ?? SchemeChoice.Choose,
            Set = common.Set,
            Axes = axes,
            Listed = listed,
            Exclusions = exclusions,
            Sample = sample,
        };
    }

    private ChangeReader ChangesIn(string path) => new(report, issues, Path.GetDirectoryName(path)!);

    private Common? ReadBase(string path, IReadOnlyDictionary<string, YamlEntry> entries, SweepPlace place, IReadOnlyList<string> chain)
    {
        var schemes = report.Value(entries, place, "file", "schemes") as string;
        var own = At(entries, place, "set") is var (node, setPlace) && node is not null ? ChangesIn(path).Read(node, setPlace) : [];
        if (report.Value(entries, place, "file", "base") is not string name) return null;
        var at = place.Inside("base", entries["base"].Line);
        if (locator.Find(Path.GetDirectoryName(path)!, name) is not { } target)
        {
            report.Add(at, name, "There is no such scenario, folder or file.", locator.Advise(name));
            return null;
        }

        var choice = schemes is null ? (SchemeChoice?)null : Choices[schemes];
        if (chain.Contains(target, StringComparer.Ordinal))
        {
            report.Add(at, name, $"The base leads back to itself: {string.Join(" → ", chain.Append(target).Select(Path.GetFileName))}.",
                "Let one of them be based on a scenario or a folder.");
            return null;
        }

        if (Path.GetFileName(target) == "plan.yaml" || Open(target) is not var (root, sha256) || root is null || root.Find("base") is null)
            return new(target, choice, own, []);
        var inner = new SweepPlace(Path.GetFileName(target), 1, "");
        return ReadBase(target, report.Entries(root, inner, "file"), inner, [.. chain, target]) is { } common
            ? new(common.Plan, choice ?? common.Schemes, [.. common.Set, .. own], [sha256, .. common.Sha256])
            : null;
    }

    private (YamlNode? Root, string Sha256)? Open(string path)
    {
        var name = Path.GetFileName(path);
        if (!File.Exists(path))
        {
            issues.Add(new(path, null, null, null, "There is no such file.",
                "Name a sweep file, or one of the sweeps that come with the program."));
            return null;
        }

        var files = new PackFiles(Path.GetDirectoryName(path)!, issues);
        if (files.ReadText(path) is not { } text) return null;
        var root = YamlTree.Read(text, (line, value, problem, advice) =>
            issues.Add(new(name, line, null, value.Length == 0 ? null : value, problem, advice), problem));
        if (root is { Kind: YamlKind.Mapping }) return (root, files.Inputs[0].Sha256);
        if (!issues.AnyIn(name)) issues
            .Add(new(name, 1, null, null, "The file holds no entries.", "Write name: value on each line, as data/schema/sweep.yaml says."));
        return null;
    }

    private void CheckCount(SweepPlace place, IReadOnlyList<SweepCombination>? listed, IReadOnlyList<SweepAxis> axes, double? draws)
    {
        var combinations = listed?.Count ?? axes.Aggregate(BigInteger.One, (product, axis) => product * axis.Levels.Count);
        var count = combinations * new BigInteger(draws ?? 1);
        Count = count.ToString("N0", CultureInfo.InvariantCulture);
        if (count > MostScenarios)
            report.Add(place, Count, $"The file makes {Count} "
                + $"scenarios; {MostScenarios.ToString("N0", CultureInfo.InvariantCulture)} are the most.",
                "List the combinations that matter, leave levels out, or sample.");
    }

    private void CheckNames(SweepPlace place, IReadOnlyList<SweepAxis> axes)
    {
        var longest = axes.Sum(axis => axis.Name.Length + 2 + axis.Levels.Select(level => level.Name.Length).DefaultIfEmpty(0).Max());
        if (longest > LongestScenarioName)
            report.Add(place, null, $"Names of scenarios, made of axes and levels, would have up to {longest} "
                + $"letters; {LongestScenarioName} fit a folder's name.", "Shorten the names of axes and levels.");
    }

    private static (YamlNode? Node, SweepPlace Place) At(IReadOnlyDictionary<string, YamlEntry> entries, SweepPlace place, string name) =>
        entries.TryGetValue(name, out var entry) ? (entry.Value, place.Inside(name, entry.Line)) : (null, place);

    private static string Digest(IEnumerable<string> digests) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Concat(digests))));

    private sealed record Common(string Plan, SchemeChoice? Schemes, IReadOnlyList<SweepOverride> Set, IReadOnlyList<string> Sha256);
}
