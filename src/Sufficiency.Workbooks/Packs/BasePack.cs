using System.Security.Cryptography;
using System.Text;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Packs.Files;
using Sufficiency.Engine.Packs.Schema;

namespace Sufficiency.Workbooks.Packs;

/// <summary>The pack that a workbook is laid over, as texts; it was read and found sound first.</summary>
internal sealed class BasePack
{
    private readonly Dictionary<string, TableText> tables;

    private BasePack(string planPath, string text, PlanningDataset dataset, string fingerprint, Dictionary<string, TableText> tables)
    {
        PlanPath = planPath;
        Text = text;
        Dataset = dataset;
        Fingerprint = fingerprint;
        this.tables = tables;
    }

    /// <summary>Full path of its plan file.</summary>
    public string PlanPath { get; }

    /// <summary>Text of its plan file.</summary>
    public string Text { get; }

    /// <summary>What the plan file and the tables say.</summary>
    public PlanningDataset Dataset { get; }

    /// <summary>Sixteen digits that differ where any file of the pack differs.</summary>
    public string Fingerprint { get; }

    /// <summary>Its tables by name; one that the pack does without has no rows.</summary>
    public TableText this[string name] => tables[name];

    /// <summary>Names of its tables that have a file, in the order of the schema.</summary>
    public IReadOnlyList<string> Files { get; private init; } = [];

    /// <summary>Academic years of places: those of the table of places, else all years of the plan.</summary>
    public IReadOnlyList<string> PlaceYears
    {
        get
        {
            var places = this["provider_places"];
            var years = places.Rows.Select(row => places.Get(row, "academic_year")).Distinct(StringComparer.Ordinal)
                .OrderBy(year => NumberText.Find(year)).ToList();
            return years.Count > 0 ? years : [.. Dataset.Horizon.Years.Select(year => CultureText(year.StartYear))];
        }
    }

    /// <summary>The year that new rows carry: the first planned year.</summary>
    public string YearOfChanges => CultureText(Dataset.Horizon.FirstPlanned.StartYear);

    /// <summary>Reads a pack.</summary>
    /// <exception cref="Sufficiency.Engine.Packs.Issues.DataIssueException">It is at fault; it names every fault.</exception>
    public static BasePack Read(string planPath)
    {
        var loaded = new DatasetReader().Load(new(planPath, []));
        planPath = Path.GetFullPath(planPath);
        if (Directory.Exists(planPath)) planPath = Path.Combine(planPath, PackFolder.PlanFile);
        var text = TextFile.Read(planPath, PackFolder.PlanFile);
        var plan = new PlanText(text);
        var folder = Path.GetDirectoryName(planPath)!;
        var read = new Dictionary<string, TableText>(StringComparer.Ordinal);
        var files = new List<string>();
        foreach (var schema in PackSchema.Current.Tables)
        {
            var file = plan.Find($"tables.{schema.Name}");
            if (file is not null) files.Add(schema.Name);
            read[schema.Name] = TableText.Read(schema, file is null ? null : Path.GetFullPath(file, folder));
        }

        var digests = string.Concat(loaded.Inputs.Select(input => input.Sha256));
        var fingerprint = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(digests)))[..16];
        return new(planPath, text, loaded.Dataset, fingerprint, read) { Files = files };
    }

    private static string CultureText(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
