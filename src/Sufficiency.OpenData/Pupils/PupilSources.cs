using Sufficiency.OpenData.Recipe;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Pupils;

/// <summary>What the steps about pupils read: the SEN2 releases and the recipe's assumptions for one pack.</summary>
internal sealed class PupilSources
{
    private const string AssumptionsFile = "pupil_assumptions.csv";
    private readonly PackContext context;
    private readonly SortedDictionary<string, double> assumptions = new(StringComparer.Ordinal);

    public PupilSources(PackContext context)
    {
        this.context = context;
        January = context.Pack.BaseYear + 1;
        Local = Area(context.Recipe.AuthorityCode);
        England = Area(null);
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

    /// <summary>The authority's later release.</summary>
    public Sen2Release Release => Local.Release;

    /// <summary>The calendar years whose account, from January to January, was closed by the base count.</summary>
    public IEnumerable<int> YearsKnown => Enumerable.Range(NewPlansEstimate.FirstYear, January - NewPlansEstimate.FirstYear);

    /// <summary>The calendar years whose account the releases close.</summary>
    public IEnumerable<int> EveryYear => Enumerable.Range(NewPlansEstimate.FirstYear, Release.LastJanuary - NewPlansEstimate.FirstYear);

    /// <summary>What sources beside SEN2 tell of needs, ages and settings together.</summary>
    public IReadOnlyList<PlanSeed> PlanSeeds { get; }

    /// <summary>How tables cite the later release.</summary>
    public string Citation => context.Citation("sen2_2025");

    /// <summary>How tables cite the release of 2022.</summary>
    public string Citation2022 => context.Citation("sen2_2022");

    /// <summary>A number of pupil_assumptions.csv.</summary>
    public double Assumption(string key) => assumptions.TryGetValue(key, out var value)
        ? value
        : throw SourceFault.Single(AssumptionsFile, $"no row has the key {key} for the pack {context.Pack.Name}.",
            "Add it with its reason.");

    /// <summary>Plans by the age bands of the 2022 release, in a January from 2016 to 2023.</summary>
    public double[] PlansByBand(int january) => january <= 2022 ? Local.Release2022.PlansByBand(january) : BandsOfFacts(january);

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

    private Sen2Area Area(string? code) => new(new(context.SourcePath("sen2_2025"), code), new(context.SourcePath("sen2_2022"), code));

    private double[] BandsOfFacts(int january)
    {
        var table = context.Source("caseload");
        var (date, measure, dimension, category) =
            (table.Column("reference_date"), table.Column("measure"), table.Column("dimension"), table.Column("category"));
        var value = table.Column("value");
        var wanted = $"{january}-01";
        var rows = table.Read(row => (Date: row.TextOrEmpty(date), Measure: row.TextOrEmpty(measure), Dimension: row.TextOrEmpty(dimension),
            Label: row.TextOrEmpty(category), Value: row.OptionalNumber(value)))
            .Where(row => (row.Date, row.Measure, row.Dimension) == (wanted, "caseload", "age_band"))
            .ToDictionary(row => row.Label, row => row.Value, StringComparer.Ordinal);
        return [.. Sen2Release2022.Bands.Select(band => rows.GetValueOrDefault(band.Label)
            ?? throw SourceFault.Single(table.Name, $"the age band «{band.Label}» of {wanted} is missing.",
                "Add it, or start from a January that the releases cover."))];
    }
}
