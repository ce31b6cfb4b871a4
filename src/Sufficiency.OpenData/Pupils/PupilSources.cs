using System.Globalization;
using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.OpenData.Recipe;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Pupils;

/// <summary>What the steps about pupils read: the SEN2 releases and the recipe's assumptions for one pack.</summary>
internal sealed class PupilSources
{
    private const string AssumptionsFile = "pupil_assumptions.csv";

    /// <summary>Key of the later release; recipes of 2025 call it by its year.</summary>
    private const string LatestRelease = "sen2";

    private const string Release2025 = "sen2_2025";
    private const string Release2022 = "sen2_2022";

    /// <summary>Key of a local count of age bands in Januaries that no release has.</summary>
    private const string LocalBands = "caseload";

    private readonly string releaseKey;
    private readonly Lazy<SortedDictionary<int, double[]>> localBands;
    private readonly PackContext context;
    private readonly SortedDictionary<string, double> assumptions = new(StringComparer.Ordinal);

    public PupilSources(PackContext context)
    {
        this.context = context;
        January = context.Pack.BaseYear + 1;
        releaseKey = context.Recipe.HasSource(LatestRelease) ? LatestRelease : Release2025;
        var (archive, archive2022) = (context.Archive(releaseKey), context.Archive(Release2022));
        England = Sen2Area.England(archive, archive2022);
        Local = Sen2Area.Of(context.Recipe.AuthorityCode, England, archive, archive2022);
        localBands = new(ReadLocalBands);
        PlanSeeds = PlanSeed.Of(context);
        foreach (var (key, value) in PackRows(context.RecipeTable(AssumptionsFile), context.Pack, "key",
            (row, value) => row.Number(value), "value"))
            assumptions[key] = value;
    }

    /// <summary>The calendar year of the base count.</summary>
    public int January { get; }

    /// <summary>The authority's counts.</summary>
    public Sen2Area Local { get; }

    /// <summary>England's.</summary>
    public Sen2Area England { get; }

    /// <summary>Requests for assessment and what became of them, in the authority.</summary>
    public Sen2Assessments Assessments => new(context.Archive(releaseKey), context.Recipe.AuthorityCode);

    /// <summary>The authority's later release, with estimates where it gives nothing.</summary>
    public IPlanCounts Release => Local.Release;

    /// <summary>The calendar years whose account, from January to January, was closed by the base count.</summary>
    public IEnumerable<int> YearsKnown => Local.YearsWithAccount(NewPlansEstimate.FirstYear, January, FindPlansByBand);

    /// <summary>The calendar years whose account the releases close.</summary>
    public IEnumerable<int> EveryYear => Local.YearsWithAccount(NewPlansEstimate.FirstYear, Release.LastJanuary, FindPlansByBand);

    /// <summary>What sources beside SEN2 tell of needs, ages and settings together.</summary>
    public IReadOnlyList<PlanSeed> PlanSeeds { get; }

    /// <summary>How tables cite the later release.</summary>
    public string Citation => context.Citation(releaseKey);

    /// <summary>How tables cite the release of 2022.</summary>
    public string Citation2022 => context.Citation(Release2022);

    /// <summary>How tables cite both.</summary>
    public string CitationOfBoth => $"{Citation} and {context.Recipe.Source(Release2022).Year.Split('-')[0]}";

    /// <summary>What of the release is estimated for this authority, to be put behind a source; empty where nothing is.</summary>
    public string Estimated => Local.Gaps.Count == 0 ? "" : $"; estimated, as the release has none here: {string.Join(", ", Local.Gaps)}";

    /// <summary>The calendar years before one with placements in both Januaries and of the new plans.</summary>
    public IEnumerable<int> YearsOfPlacements(int before) => Local.YearsWithPlacements(NewPlansEstimate.FirstYear, before);

    /// <summary>A number of pupil_assumptions.csv.</summary>
    public double Assumption(string key) => assumptions.TryGetValue(key, out var value)
        ? value
        : throw SourceFault.Single(AssumptionsFile, $"no row has the key {key} for the pack {context.Pack.Name}.",
            "Add it with its reason.");

    /// <summary>Plans by the age bands of the 2022 release, in a January.</summary>
    public double[] PlansByBand(int january) => FindPlansByBand(january) ?? throw SourceFault.Single(context.Recipe.Source(releaseKey).Path,
        FormattableString.Invariant($"nothing says how many plans there were in January {january}."), "Start from a later January.");

    /// <summary>The same, or null where nothing says.</summary>
    public double[]? FindPlansByBand(int january) =>
        HasLocalBands(january) ? localBands.Value[january] : Local.FindPlansByBand(january);

    /// <summary>Source and certainty of the age bands of a January.</summary>
    public (string Source, Certainty Certainty) SourceOfBands(int january) =>
        Local.Release2022.FindPlansByBand(january) is not null ? (Citation2022, Certainty.Found)
        : HasLocalBands(january) ? (FormattableString.Invariant($"DfE, SEN2 age profile of January {january}"), Certainty.Found)
        : ($"{CitationOfBoth}: total, shared over the bands as in the Januaries before and after", Certainty.Assumed);

    /// <summary>Rows of a recipe table for a pack: those that name no pack first, then those that name it, which win.</summary>
    public static IEnumerable<(string Key, T Value)> PackRows<T>(SourceTable table, PackDefinition pack, string keyColumn,
        Func<SourceRow, SourceColumn, T> read, string valueColumn)
    {
        var (packName, key, value) = (table.Column("pack"), table.Column(keyColumn), table.Column(valueColumn));
        return table.Read(row => (Pack: row.TextOrEmpty(packName), Key: row.Text(key), Value: read(row, value)))
            .Where(row => row.Pack.Length == 0 || string.Equals(row.Pack, pack.Name, StringComparison.Ordinal))
            .OrderBy(row => row.Pack.Length)
            .Select(row => (row.Key, row.Value));
    }

    private bool HasLocalBands(int january) => !Local.HasBands(january) && localBands.Value.ContainsKey(january);

    /// <summary>Age bands of the Januaries that a local source counts whole.</summary>
    private SortedDictionary<int, double[]> ReadLocalBands()
    {
        var bands = new SortedDictionary<int, double[]>();
        if (!context.Recipe.HasSource(LocalBands)) return bands;
        var table = context.Source(LocalBands);
        var (date, measure, dimension, category) =
            (table.Column("reference_date"), table.Column("measure"), table.Column("dimension"), table.Column("category"));
        var value = table.Column("value");
        var counts = table.ReadUnique(row => (Date: row.TextOrEmpty(date), Label: row.TextOrEmpty(category)),
            row => row.OptionalNumber(value), "age band",
            row => (row.TextOrEmpty(measure), row.TextOrEmpty(dimension)) == ("caseload", "age_band"));
        foreach (var january in counts.Keys.Select(key => key.Date).Distinct(StringComparer.Ordinal)
            .Where(text => text.EndsWith("-01", StringComparison.Ordinal))
            .Select(text => int.Parse(text[..^3], NumberStyles.None, CultureInfo.InvariantCulture)))
        {
            var found = Sen2Release2022.Bands
                .Select(band => counts.GetValueOrDefault((FormattableString.Invariant($"{january}-01"), band.Label))).ToArray();
            if (Array.TrueForAll(found, plans => plans is not null)) bands.Add(january, [.. found.Select(plans => plans!.Value)]);
        }

        return bands;
    }
}
