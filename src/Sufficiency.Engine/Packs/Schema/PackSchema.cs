using System.Globalization;
using Sufficiency.Engine.Codes;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Packs.Yaml;

namespace Sufficiency.Engine.Packs.Schema;

/// <summary>The contract of a data pack, read from data/schema, which the build embeds.</summary>
internal sealed class PackSchema
{
    private const string SchemeWord = "SCHEME";
    private static readonly Lazy<PackSchema> Loaded = new(Load);

    private PackSchema(IReadOnlyList<TableSchema> tables, IReadOnlyList<PlanValueSchema> plain, IReadOnlyList<PlanValueSchema> leaves)
    {
        Tables = tables;
        Plain = plain;
        Leaves = [.. leaves.Where(leaf => !leaf.Path.EndsWith(SchemeWord, StringComparison.Ordinal))];
        ByScheme = [.. leaves.Except(Leaves).Select(leaf => leaf with { Path = leaf.Path[..^SchemeWord.Length] })];
    }

    /// <summary>The contract this engine was built with.</summary>
    public static PackSchema Current => Loaded.Value;

    /// <summary>Tables in the order of the schema.</summary>
    public IReadOnlyList<TableSchema> Tables { get; }

    /// <summary>The row by which a scheme is added for one run; it is no table of a pack.</summary>
    public TableSchema Additions { get; } = TablesOf("addition.yaml").Single();

    /// <summary>The user's own journeys; plan.yaml names their file by an assumption.</summary>
    public TableSchema Journeys { get; } = TablesOf("journeys.yaml").Single();

    /// <summary>Entries of plan.yaml without provenance.</summary>
    public IReadOnlyList<PlanValueSchema> Plain { get; }

    /// <summary>Assumptions of plan.yaml, patterns written out.</summary>
    public IReadOnlyList<PlanValueSchema> Leaves { get; }

    /// <summary>Assumptions of plan.yaml whose path ends with a scheme's identifier; the path here
    /// ends with the full stop before it.</summary>
    public IReadOnlyList<PlanValueSchema> ByScheme { get; }

    /// <summary>The table of a name.</summary>
    public TableSchema Table(string name) => Tables.Append(Additions)
        .First(table => string.Equals(table.Name, name, StringComparison.Ordinal));

    /// <summary>The assumption of a path, or null where there is none.</summary>
    public PlanValueSchema? FindLeaf(string path) =>
        Leaves.FirstOrDefault(leaf => string.Equals(leaf.Path, path, StringComparison.Ordinal))
        ?? ByScheme.Where(leaf => path.Length > leaf.Path.Length && path.StartsWith(leaf.Path, StringComparison.Ordinal))
        .Select(leaf => leaf with { Path = path }).FirstOrDefault();

    /// <summary>What a change of a value affects, by the path of an applied override.</summary>
    /// <exception cref="ArgumentException">The schema knows no such value.</exception>
    public Effects EffectsOf(string path)
    {
        var open = path.IndexOf('[', StringComparison.Ordinal);
        var effects = open < 0 ? FindLeaf(path)?.Affects : Table(path[..open]).Find(path[(path.LastIndexOf('.') + 1)..])?.Affects;
        return effects ?? throw new ArgumentException($"The schema knows no {path}.", nameof(path));
    }

    /// <summary>The text of an embedded schema file, such as <c>tables.yaml</c>.</summary>
    public static string TextOf(string file) => ResourceOf($"schema/{file}");

    /// <summary>The text of an embedded file of the folder data.</summary>
    public static string ResourceOf(string name)
    {
        using var stream = typeof(PackSchema).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The file {name} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static PackSchema Load()
    {
        var tables = TablesOf("tables.yaml");
        var plan = Parse("plan.yaml");
        return new(
            tables,
            [.. plan.Find("plain")!.Value.Entries.Select(entry => PlanValueOf(entry.Name, entry.Value))],
            [.. plan.Find("leaves")!.Value.Entries.SelectMany(entry => WrittenOut(entry.Name)
                .Select(path => PlanValueOf(path, entry.Value) with { Affects = EffectsOf(entry.Name, entry.Value) }))]);
    }

    /// <summary>The entries of a section of an embedded schema file.</summary>
    public static IReadOnlyList<PlanValueSchema> SectionOf(string file, string section) =>
        [.. Parse(file).Find(section)!.Value.Entries.Select(entry => PlanValueOf(entry.Name, entry.Value))];

    private static YamlNode Parse(string file) =>
        YamlTree.Read(TextOf(file),
            (line, value, problem, _) => throw new InvalidOperationException($"{file}, line {line}, {value}: {problem}"))
        ?? throw new InvalidOperationException($"{file} is empty.");

    private static List<TableSchema> TablesOf(string file) => [.. Parse(file).Find("tables")!.Value.Entries.Select(TableOf)];

    private static TableSchema TableOf(YamlEntry entry)
    {
        var affects = EffectsOf(entry.Name, entry.Value);
        var columns = entry.Value.Find("columns")!.Value.Entries.Select((column, index) => ColumnOf(column, index, affects)).ToList();
        var key = entry.Value.Find("key")!.Value.Items
            .Select(item => columns.First(column => string.Equals(column.Name, item.Text, StringComparison.Ordinal)));
        return new()
        {
            Name = entry.Name,
            Columns = columns,
            Key = [.. key],
            MayBeEmpty = IsTrue(entry.Value, "may_be_empty", otherwise: false),
            IsOptional = IsTrue(entry.Value, "optional", otherwise: false),
            IsOnDemand = IsTrue(entry.Value, "on_demand", otherwise: false),
        };
    }

    private static ColumnSchema ColumnOf(YamlEntry entry, int index, Effects ofTable) => new()
    {
        Name = entry.Name,
        Type = entry.Value.FindText("type")!,
        Index = index,
        IsRequired = IsTrue(entry.Value, "required", otherwise: false),
        IsOptional = IsTrue(entry.Value, "optional", otherwise: false),
        Unit = entry.Value.FindText("unit") ?? "",
        Values = WordsOf(entry.Value),
        Codes = ListOf(entry.Value),
        References = entry.Value.FindText("references"),
        Minimum = NumberOf(entry.Value, "minimum"),
        Maximum = NumberOf(entry.Value, "maximum"),
        Affects = entry.Value.Find("affects") is null ? ofTable : EffectsOf(entry.Name, entry.Value),
    };

    private static PlanValueSchema PlanValueOf(string path, YamlNode node) => new()
    {
        Path = path,
        Type = node.FindText("type")!,
        IsRequired = IsTrue(node, "required", otherwise: true),
        Unit = node.FindText("unit") ?? "",
        Values = WordsOf(node),
        Codes = ListOf(node),
        Minimum = NumberOf(node, "minimum"),
        Maximum = NumberOf(node, "maximum"),
    };

    private static Effects EffectsOf(string name, YamlNode node) => node.Find("affects") is { Value.Items: { Count: > 0 } words }
        ? words.Aggregate(Effects.None, (known, word) => known | Enum.Parse<Effects>(word.Text, ignoreCase: true))
        : throw new InvalidOperationException($"The schema does not say what {name} affects.");

    private static IEnumerable<string> WrittenOut(string path)
    {
        string[] phases = ["primary", "secondary", "post_sixteen"];
        return from type in path.Contains("PROVISION_TYPE", StringComparison.Ordinal)
            ? ProvisionCodes.ProvisionTypes.Select(type => type.ToCode()) : [""]
               from phase in path.Contains("PHASE", StringComparison.Ordinal) ? phases : [""]
               select path.Replace("PROVISION_TYPE", type, StringComparison.Ordinal).Replace("PHASE", phase, StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> WordsOf(YamlNode node) => ListOf(node) is { } list ? CodeBook.Get(list).Words
        : [.. node.Find("values")?.Value.Items.Select(item => item.Text) ?? []];

    /// <summary>The list of codes that a value comes from: the one it names, or the one of its type.</summary>
    private static string? ListOf(YamlNode node) => node.FindText("codes")
        ?? CodeBook.Find(node.FindText("type") is "needs" ? "need" : node.FindText("type") ?? "")?.Name;

    private static bool IsTrue(YamlNode node, string name, bool otherwise) =>
        node.FindText(name) is { } text ? string.Equals(text, "true", StringComparison.Ordinal) : otherwise;

    private static double? NumberOf(YamlNode node, string name) =>
        node.FindText(name) is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : null;
}
