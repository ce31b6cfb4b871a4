using System.Globalization;
using System.Text.RegularExpressions;

namespace Sufficiency.OpenData.Drafting;

/// <summary>Finds the publishers' files in a folder by what they hold; their names do not matter.</summary>
internal sealed partial class SourceFinder
{
    private readonly string folder;
    private readonly IReadOnlyList<SourceProbe> probes;

    private SourceFinder(string folder, IReadOnlyList<SourceProbe> probes) => (this.folder, this.probes) = (folder, probes);

    /// <summary>Looks at every file of a folder and the folders in it.</summary>
    public static SourceFinder Scan(string folder, CancellationToken cancellation)
    {
        var known = new List<SourceProbe>();
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            if (SourceProbe.Of(file) is { } probe) known.Add(probe);
        }

        return new(folder, known);
    }

    /// <summary>The best file of a kind; null where there is none.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="ownAreas">Codes of areas of the authority: of several files, one that speaks of them comes first.</param>
    public SourceProbe? Find(SourceKind kind, IReadOnlyCollection<string> ownAreas)
    {
        SourceProbe[] found = [.. probes.Where(kind.Matches)];
        if (kind.Key == SourceKinds.Postcodes && found.Length > 1 && FolderOf(found) is { } shared)
            return new(shared, found.Sum(probe => probe.Size), [], [], "");
        return found.Length <= 1 ? found.FirstOrDefault()
            : found.OrderByDescending(probe => SpeaksOf(probe, ownAreas)).ThenByDescending(probe => YearOf(probe) ?? 0)
                .ThenByDescending(probe => probe.Size).ThenBy(probe => probe.Path, StringComparer.Ordinal).First();
    }

    /// <summary>Where a file lies below the folder, with slashes.</summary>
    public string PathOf(SourceProbe probe) => Path.GetRelativePath(folder, probe.Path).Replace('\\', '/');

    /// <summary>The year in a file's name; null where it names none.</summary>
    public static int? YearOf(SourceProbe probe)
    {
        var name = Path.GetFileNameWithoutExtension(probe.Path);
        if (LongYear().Match(name) is { Success: true } full) return int.Parse(full.Value, CultureInfo.InvariantCulture);
        return ShortYear().Match(name) is { Success: true } brief
            ? 2000 + int.Parse(brief.Groups["year"].Value, CultureInfo.InvariantCulture) : null;
    }

    private static string? FolderOf(SourceProbe[] found)
    {
        var folders = found.Select(probe => Path.GetDirectoryName(probe.Path)!).Distinct(StringComparer.Ordinal).ToArray();
        return folders.Length == 1 && Directory.EnumerateFiles(folders[0], "*.csv").Count() == found.Length ? folders[0] : null;
    }

    private static bool SpeaksOf(SourceProbe probe, IReadOnlyCollection<string> ownAreas)
    {
        if (ownAreas.Count == 0 || probe.Entries.Count > 0) return false;
        var wanted = ownAreas.ToHashSet(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(probe.Path))
        {
            foreach (var code in AreaCode().EnumerateMatches(line))
            {
                if (wanted.Contains(line.Substring(code.Index, code.Length))) return true;
            }
        }

        return false;
    }

    [GeneratedRegex("20[12][0-9]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LongYear();

    [GeneratedRegex("(mid|pop|population|estimates?)[-_ ]?(?<year>[12][0-9])(?![0-9])",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ShortYear();

    [GeneratedRegex("E0[0-9]{7}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AreaCode();
}
