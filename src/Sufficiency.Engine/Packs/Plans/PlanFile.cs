using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Domain.Planning;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Packs.Schema;
using Sufficiency.Engine.Packs.Yaml;

namespace Sufficiency.Engine.Packs.Plans;

/// <summary>An assumption of plan.yaml.</summary>
internal sealed record PlanLeaf
{
    /// <summary>What it should hold.</summary>
    public required PlanValueSchema Schema { get; init; }

    /// <summary>Where it stands: the plan file, or the overrides.</summary>
    public required string File { get; init; }

    /// <summary>Line, or null in an override.</summary>
    public required int? Line { get; init; }

    /// <summary>Its value as YAML.</summary>
    public required YamlNode Node { get; init; }

    /// <summary>Its value, once taken; null where it cannot be.</summary>
    public object? Value { get; set; }

    /// <summary>Its unit.</summary>
    public required string Unit { get; init; }

    /// <summary>Where it comes from.</summary>
    public required Provenance Provenance { get; init; }
}

/// <summary>Where a table lies.</summary>
/// <param name="Table">Name of the table.</param>
/// <param name="File">File as the plan names it.</param>
/// <param name="Line">Line of the plan.</param>
internal sealed record TableEntry(string Table, string File, int Line);

/// <summary>A plan file as it was read.</summary>
internal sealed class PlanFile
{
    /// <summary>Its name.</summary>
    public required string File { get; init; }

    /// <summary>Plain entries that could be taken, by name.</summary>
    public required IReadOnlyDictionary<string, object> Plain { get; init; }

    /// <summary>Lines of the plain entries, by name; null where set by an override.</summary>
    public required IReadOnlyDictionary<string, int?> PlainLines { get; init; }

    /// <summary>Tables and their files.</summary>
    public required IReadOnlyList<TableEntry> Tables { get; init; }

    /// <summary>Sources of the tables that carry none in their columns.</summary>
    public required IReadOnlyDictionary<string, Provenance> TableSources { get; init; }

    /// <summary>Assumptions by path.</summary>
    public required IReadOnlyDictionary<string, PlanLeaf> Leaves { get; init; }

    /// <summary>The years; null where they cannot be taken.</summary>
    public Horizon? Horizon { get; set; }

    /// <summary>The value of an assumption that is always given.</summary>
    public T Get<T>(string path) => (T)Leaves[path].Value!;

    /// <summary>The value of an assumption, or null where it could not be taken.</summary>
    public T? Find<T>(string path)
        where T : class => Leaves.TryGetValue(path, out var leaf) ? leaf.Value as T : null;

    /// <summary>The number of an assumption, or null where it could not be taken.</summary>
    public double? FindNumber(string path) => Leaves.TryGetValue(path, out var leaf) && leaf.Value is double number ? number : null;

    /// <summary>The numbers of an assumption.</summary>
    public IReadOnlyList<double> Numbers(string path) => Get<IReadOnlyList<double>>(path);

    /// <summary>The curve of an assumption.</summary>
    public IReadOnlyList<CurvePoint> Curve(string path) => Get<IReadOnlyList<CurvePoint>>(path);

    /// <summary>The number of an assumption.</summary>
    public double Number(string path) => Get<double>(path);

    /// <summary>The amount of an assumption.</summary>
    public Pounds Pounds(string path) => new(Number(path));

    /// <summary>The academic year of a plain entry or null where it could not be taken.</summary>
    public AcademicYear? FindYear(string name) => Plain.TryGetValue(name, out var value) && value is AcademicYear year ? year : null;

    /// <summary>A text of a plain entry, or null.</summary>
    public string? FindText(string name) => Plain.GetValueOrDefault(name) as string;

    /// <summary>The path of a value by provision type.</summary>
    public static string PathOf(string stem, ProvisionType type) => $"{stem}.{type.ToCode()}";
}
