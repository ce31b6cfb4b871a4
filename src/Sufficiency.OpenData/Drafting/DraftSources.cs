using Sufficiency.Engine.Packs.Issues;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Drafting;

/// <summary>The files a draft reads: one of each kind, areas and residents by the same LSOAs.</summary>
internal sealed class DraftSources
{
    private static readonly string[] Levels = ["LSOA21", "LSOA11"];
    private readonly SourceFinder finder;
    private readonly SortedDictionary<string, (SourceKind Kind, SourceProbe Probe)> found = new(StringComparer.Ordinal);

    private DraftSources(SourceFinder finder) => this.finder = finder;

    /// <summary>Every kind of file with where it was found.</summary>
    public IReadOnlyList<DraftFile> Files { get; private set; } = [];

    /// <summary>The path of a file by its key; null where there is none.</summary>
    public string? PathOf(string key) => found.TryGetValue(key, out var source) ? source.Probe.Path : null;

    /// <summary>The file by its key; null where there is none.</summary>
    public SourceProbe? ProbeOf(string key) => found.TryGetValue(key, out var source) ? source.Probe : null;

    /// <summary>Rows of sources.csv: key, path below the downloads, title and year.</summary>
    public IEnumerable<(string Key, string Path, string Title, string Year)> Rows => found
        .Where(pair => pair.Key is not (SourceKinds.Census or SourceKinds.CensusAges or SourceKinds.PlaceNumbers))
        .Select(pair => (pair.Key, finder.PathOf(pair.Value.Probe), TitleOf(pair.Key, pair.Value.Kind), YearOf(pair.Key, pair.Value)));

    /// <summary>The DfE releases and the authority they count.</summary>
    /// <exception cref="DataIssueException">A file is missing without which there can be no draft; every such file is named.</exception>
    public static (DraftSources Sources, Authority Authority) Find(DraftRequest request, CancellationToken cancellation)
    {
        var sources = new DraftSources(SourceFinder.Scan(request.DownloadsFolder, cancellation));
        foreach (var key in new[] { SourceKinds.Sen2, SourceKinds.Sen2Of2022, SourceKinds.Register }) sources.Add(SourceKinds.Of(key), []);
        var authority = sources.PathOf(SourceKinds.Sen2) is { } release ? AuthorityFinder.Find(release, request.Authority) : null;
        var own = authority is not null && sources.PathOf(SourceKinds.Register) is { } register ? OwnAreas(register, authority.Code) : [];
        sources.AddAreas(own);
        foreach (var kind in SourceKinds.All.Where(kind => kind.Level is null && !sources.found.ContainsKey(kind.Key)))
            sources.Add(kind, own);
        sources.Files = sources.List();
        var lacking = SourceKinds.All.Where(kind => sources.IsLacking(kind)).ToArray();
        return lacking.Length == 0 && authority is not null ? (sources, authority) : throw new DataIssueException([.. lacking.Select(kind =>
            new DataIssue(request.DownloadsFolder, null, null, null, $"no file here is: {kind.Title}.",
                $"Download it from {kind.Page}. Its name does not matter: its columns do."))]);
    }

    /// <summary>Whether the areas are of 2021.</summary>
    private bool HasAreas(string level, IReadOnlyCollection<string> own) =>
        finder.Find(SourceKinds.Of("population_2020", level), own) is not null
        && (finder.Find(SourceKinds.Of("lsoa_centroids", level), own)
            ?? finder.Find(SourceKinds.Of("lsoa_outlines", level), own)) is not null;

    private void AddAreas(IReadOnlyCollection<string> own)
    {
        var level = Levels.Where(level => HasAreas(level, own))
            .OrderByDescending(level => SourceFinder.YearOf(finder.Find(SourceKinds.Of("population_2020", level), own)!) ?? 0)
            .FirstOrDefault();
        foreach (var kind in SourceKinds.All
            .Where(kind => kind.Level is not null && string.Equals(kind.Level, level, StringComparison.Ordinal)))
            Add(kind, own);
    }

    private bool IsLacking(SourceKind kind) => !found.ContainsKey(kind.Key) && kind.Key switch
    {
        "population_2020" => kind.Level == Levels[0],
        "lsoa_centroids" => kind.Level == Levels[0] && !found.ContainsKey("lsoa_outlines"),
        _ => kind.Without is null,
    };

    private void Add(SourceKind kind, IReadOnlyCollection<string> own)
    {
        if (finder.Find(kind, own) is { } probe) found[kind.Key] = (kind, probe);
    }

    private IReadOnlyList<DraftFile> List() =>
    [
        .. SourceKinds.All.Where(kind => found.TryGetValue(kind.Key, out var source) ? source.Kind == kind : kind.Level is null or "LSOA21")
            .Select(kind => new DraftFile(kind.Title, kind.Page,
                ProbeOf(kind.Key) is { } probe ? finder.PathOf(probe) : null, kind.Without)),
    ];

    /// <summary>LSOAs of 2021 in which the authority's schools stand.</summary>
    private static HashSet<string> OwnAreas(string register, string authorityCode)
    {
        var table = SourceTable.Open(register, Path.GetFileName(register));
        var (code, area) = (table.Column("LA (code)", "la_code"), table.FindColumn("LSOA (code)", "lsoa_code"));
        return table.Read(row => string.Equals(row.TextOrEmpty(code), authorityCode, StringComparison.Ordinal) ? row.TextOrEmpty(area) : "")
            .Where(found => found.Length > 0).ToHashSet(StringComparer.Ordinal);
    }

    private string TitleOf(string key, SourceKind kind) => key switch
    {
        SourceKinds.Sen2 => FormattableString.Invariant($"DfE, Education, health and care plans, reporting year {LastJanuary}"),
        SourceKinds.Sen2Of2022 => "DfE, Education, health and care plans, reporting year 2022",
        _ => kind.Title,
    };

    /// <summary>The latest January that the later release counts.</summary>
    public int LastJanuary => new Sen2Release(PathOf(SourceKinds.Sen2)!, null).LastJanuary;

    private string YearOf(string key, (SourceKind Kind, SourceProbe Probe) source) => key switch
    {
        SourceKinds.Sen2 => FormattableString.Invariant($"{LastJanuary}-01"),
        SourceKinds.Sen2Of2022 => "2022-01",
        "population_2020" => FormattableString.Invariant(
            $"mid-{SourceFinder.YearOf(source.Probe) ?? (source.Kind.Level == "LSOA21" ? 2022 : 2020)}"),
        _ => SourceFinder.YearOf(source.Probe) is { } year ? FormattableString.Invariant($"{year}")
            : source.Kind.Level is { } level ? $"20{level[^2..]}" : "undated",
    };
}
