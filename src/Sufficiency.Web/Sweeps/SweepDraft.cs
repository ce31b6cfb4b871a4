using System.Globalization;
using System.Text;

namespace Sufficiency.Web.Sweeps;

/// <summary>A level of an axis as it is being written.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Changes">Its changes, one a line as <c>path=value</c>; empty for the level that leaves the pack as it is.</param>
public sealed record DraftLevel(string Name = "", string Changes = "")
{
    /// <summary>The changes without empty lines.</summary>
    public IReadOnlyList<string> Lines =>
        [.. Changes.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    /// <summary>Whether nothing is written.</summary>
    public bool IsEmpty => Name.Length == 0 && Lines.Count == 0;
}

/// <summary>An axis as it is being written.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Levels">Its levels.</param>
public sealed record DraftAxis(string Name, IReadOnlyList<DraftLevel> Levels)
{
    /// <summary>An axis with room for two levels.</summary>
    public static DraftAxis Empty { get; } = new("", [new(), new()]);

    /// <summary>Whether nothing is written.</summary>
    public bool IsEmpty => Name.Length == 0 && Levels.All(level => level.IsEmpty);
}

/// <summary>A sweep as it is being written: everything that the form holds.</summary>
public sealed record SweepDraft
{
    /// <summary>Title of the sweep.</summary>
    public string Title { get; init; } = "";

    /// <summary>Pack that every future starts from.</summary>
    public string Base { get; init; } = "";

    /// <summary>Who decides on optional schemes: choose, named, as-planned or none.</summary>
    public string Schemes { get; init; } = "named";

    /// <summary>Changes that hold in every future, one a line.</summary>
    public string Set { get; init; } = "";

    /// <summary>How finely homes lie: msoa or lsoa.</summary>
    public string Areas { get; init; } = "msoa";

    /// <summary>How near to the best plan is near enough, as a share.</summary>
    public string Gap { get; init; } = "0.001";

    /// <summary>Axes.</summary>
    public IReadOnlyList<DraftAxis> Axes { get; init; } = [DraftAxis.Empty];

    /// <summary>The sweep file as text; null while it is written by the form.</summary>
    public string? Text { get; init; }

    /// <summary>The gap as a number; null if it is none between 0 and 1.</summary>
    public double? GapValue => double.TryParse(Gap, CultureInfo.InvariantCulture, out var gap) && gap is >= 1e-9 and < 1 ? gap : null;

    /// <summary>The name of the sweep's folder, made of its title.</summary>
    public string FolderName => Slug(Title) is { Length: > 0 } name ? name[..Math.Min(name.Length, 40)].Trim('-') : "sweep";

    /// <summary>A text as a name of an axis, a level or a folder: letters, digits and hyphens.</summary>
    public static string Slug(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var letters = text.Trim().Select(char.ToLowerInvariant)
            .Select(letter => char.IsAsciiLetterOrDigit(letter) || letter == '.' ? letter : '-');
        return string.Join('-', string.Concat(letters).Split('-', StringSplitOptions.RemoveEmptyEntries)).TrimStart('.');
    }

    /// <summary>The sweep file.</summary>
    public string ToYaml()
    {
        if (Text is not null) return Text;
        var yaml = new StringBuilder();
        Line($"name: {FolderName}");
        if (Title.Trim().Length > 0) Line($"title: {Quoted(Title.Trim())}");
        Line($"base: {Quoted(Base)}");
        Line($"schemes: {Schemes}");
        if (new DraftLevel("", Set).Lines is { Count: > 0 } common)
        {
            Line("set:");
            foreach (var change in common) Line($"  {Change(change)}");
        }

        Line("axes:");
        foreach (var axis in Axes.Where(axis => !axis.IsEmpty))
        {
            Line($"  {Quoted(Slug(axis.Name))}:");
            foreach (var level in axis.Levels.Where(level => !level.IsEmpty))
            {
                Line($"    {Quoted(Slug(level.Name))}:{(level.Lines.Count == 0 ? " base" : "")}");
                foreach (var change in level.Lines) Line($"      {Change(change)}");
            }
        }

        return yaml.ToString();

        void Line(string text) => yaml.Append(text).Append('\n');
    }

    /// <summary>A change as <c>--set</c> takes it, as an entry of the file.</summary>
    internal static string Change(string text)
    {
        var isInside = false;
        for (var i = 0; i < text.Length; i++)
        {
            isInside = text[i] == '[' || (isInside && text[i] != ']');
            if (text[i] == '=' && !isInside && i > 0) return Entry(text[..i].Trim(), text[(i + 1)..].Trim());
        }

        return $"{Quoted(text)}: ~";
    }

    private static string Entry(string left, string value)
    {
        var path = left[..^1].Trim();
        if (left.EndsWith('+')) return $"{Quoted(path)}: {{add: {Quoted(value)}}}";
        if (left.EndsWith('-')) return $"{Quoted(path)}: {{add: {Quoted(value.StartsWith('-') ? value[1..] : "-" + value)}}}";
        if (left.EndsWith('*')) return $"{Quoted(path)}: {{multiply: {Quoted(value)}}}";
        var arrow = left.LastIndexOf('>');
        if (arrow > left.LastIndexOf(']') && arrow > 0)
            return $"{Quoted(left[..arrow].Trim())}: {{move: {Quoted(value)}, to: {Quoted(left[(arrow + 1)..].Trim())}}}";
        return $"{Quoted(left)}: {(value.Length == 0 ? "~" : value[0] is '[' or '{' ? value : Quoted(value))}";
    }

    private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
