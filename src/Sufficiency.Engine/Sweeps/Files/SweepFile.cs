using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Packs.Additions;

namespace Sufficiency.Engine.Sweeps.Files;

/// <summary>A sweep file as it was read: many futures of one data pack.</summary>
internal sealed record SweepFile
{
    /// <summary>Its name, for messages.</summary>
    public required string File { get; init; }

    /// <summary>Name of the sweep.</summary>
    public required string Name { get; init; }

    /// <summary>Title for reports.</summary>
    public required string Title { get; init; }

    /// <summary>Full path of the plan file that every scenario starts from.</summary>
    public required string BasePlan { get; init; }

    /// <summary>SHA-256 of this file, of the sweep files it is based on and of files of added schemes, one after the other.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Who decides on optional schemes.</summary>
    public required SchemeChoice Schemes { get; init; }

    /// <summary>What holds in every scenario.</summary>
    public required IReadOnlyList<SweepOverride> Set { get; init; }

    /// <summary>Axes in the order of the file.</summary>
    public required IReadOnlyList<SweepAxis> Axes { get; init; }

    /// <summary>The combinations listed, each a level of every axis; null where all are meant.</summary>
    public required IReadOnlyList<SweepCombination>? Listed { get; init; }

    /// <summary>Combinations left out.</summary>
    public required IReadOnlyList<SweepExclusion> Exclusions { get; init; }

    /// <summary>Random draws; null where none are asked for.</summary>
    public required SweepSample? Sample { get; init; }
}

/// <summary>A change of the pack by a sweep file.</summary>
/// <param name="Path">Path of the assumption or cells.</param>
/// <param name="Text">The change as <c>--set</c> takes it.</param>
/// <param name="Value">The value as written.</param>
/// <param name="Place">Where it stands.</param>
internal sealed record SweepOverride(string Path, string Text, string Value, SweepPlace Place)
{
    /// <summary>The entry whose value names files of schemes to add.</summary>
    public const string AddWord = "add";

    /// <summary>A scheme that is added; null where a value is changed.</summary>
    public AddedScheme? Added { get; init; }

    /// <summary>SHA-256 of the file it stands in; null where a value is changed.</summary>
    public string? Sha256 { get; init; }

    /// <summary>The changes of values among some changes, as <c>--set</c> takes them.</summary>
    public static IReadOnlyList<string> TextsOf(IEnumerable<SweepOverride> changes) =>
        [.. changes.Where(change => change.Added is null).Select(change => change.Text)];

    /// <summary>The schemes added among some changes.</summary>
    public static IReadOnlyList<AddedScheme> AdditionsOf(IEnumerable<SweepOverride> changes) =>
        [.. changes.Select(change => change.Added).OfType<AddedScheme>()];
}

/// <summary>Where something stands in a sweep file.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="Line">Line.</param>
/// <param name="Entry">Entry, such as <c>axes.growth.high</c>.</param>
internal readonly record struct SweepPlace(string File, int Line, string Entry)
{
    /// <summary>An entry inside this one.</summary>
    public SweepPlace Inside(string name, int line) => new(File, line, Entry.Length == 0 ? name : $"{Entry}.{name}");
}

/// <summary>One dimension of a sweep.</summary>
internal sealed record SweepAxis(string Name, IReadOnlyList<SweepLevel> Levels);

/// <summary>A level of an axis; the base level leaves the pack as it is.</summary>
internal sealed record SweepLevel(string Name, SweepPlace Place, bool IsBase, IReadOnlyList<SweepOverride> Overrides);

/// <summary>A combination of the list.</summary>
/// <param name="Levels">Index of the level of each axis.</param>
internal sealed record SweepCombination(IReadOnlyList<int> Levels);

/// <summary>Combinations left out: those whose level is among those given, for every axis that is named.</summary>
/// <param name="Levels">Indices of levels by index of the axis.</param>
internal sealed record SweepExclusion(IReadOnlyDictionary<int, IReadOnlySet<int>> Levels)
{
    /// <summary>Whether a combination is left out.</summary>
    public bool Covers(IReadOnlyList<int> levels) => Levels.All(pair => pair.Value.Contains(levels[pair.Key]));
}

/// <summary>Random draws over distributions.</summary>
/// <param name="Draws">How many.</param>
/// <param name="IsLatinHypercube">Whether each factor's draws fall one into each of as many equally likely strata.</param>
/// <param name="Seed">Seed of every draw.</param>
/// <param name="Factors">What is drawn.</param>
internal sealed record SweepSample(int Draws, bool IsLatinHypercube, long Seed, IReadOnlyList<SweepFactor> Factors);

/// <summary>A random quantity and what it changes.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Distribution">How it is distributed.</param>
/// <param name="Targets">What it changes; the drawn number follows the text of each.</param>
internal sealed record SweepFactor(string Name, Distribution Distribution, IReadOnlyList<SweepTarget> Targets);

/// <summary>A path that a drawn number changes.</summary>
/// <param name="Path">Path of the assumption or cells.</param>
/// <param name="Prefix">The change as <c>--set</c> takes it, up to and with the equals sign.</param>
/// <param name="Place">Where it stands.</param>
internal sealed record SweepTarget(string Path, string Prefix, SweepPlace Place);
