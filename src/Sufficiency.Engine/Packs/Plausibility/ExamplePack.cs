using System.Collections.Concurrent;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Packs.Schema;
using Sufficiency.Engine.Packs.Tables;
using Sufficiency.Engine.Packs.Yaml;

namespace Sufficiency.Engine.Packs.Plausibility;

/// <summary>A pack that comes with the program: others begin with a copy of it, and its rows must not stay there.</summary>
/// <param name="Authority">The authority it is for.</param>
/// <param name="Folder">Where the build keeps its tables.</param>
internal sealed record ExamplePack(string Authority, string Folder)
{
    private const string Start = "examples/";
    private const string PlanFile = "/plan.yaml";
    private static readonly Lazy<IReadOnlyList<ExamplePack>> Loaded = new(() => [.. Find()]);
    private readonly ConcurrentDictionary<string, HashSet<string>> keys = new(StringComparer.Ordinal); // a sweep asks a thousand times

    /// <summary>Every example that names its authority.</summary>
    public static IReadOnlyList<ExamplePack> All => Loaded.Value;

    /// <summary>The keys of a table's rows; none where the example does without it.</summary>
    /// <param name="table">The table, always with the same key.</param>
    /// <param name="keyOf">Gives the key of a row.</param>
    public IReadOnlySet<string> Keys(string table, Func<TableRow, string> keyOf) =>
        keys.GetOrAdd(table, _ => Rows(table).Select(keyOf).ToHashSet(StringComparer.Ordinal));

    private IReadOnlyList<TableRow> Rows(string table)
    {
        var name = $"{Folder}/{table}.csv";
        if (!Names().Contains(name, StringComparer.Ordinal)) return [];
        var rows = new Table(PackSchema.Current.Table(table), name, new IssueCollector(), _ => "");
        TableFileReader.Fill(rows, PackSchema.ResourceOf(name));
        return rows.Rows;
    }

    private static IEnumerable<ExamplePack> Find()
    {
        foreach (var name in Names().Where(name => name.EndsWith(PlanFile, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            var plan = YamlTree.Read(PackSchema.ResourceOf(name), (_, _, _, _) => { });
            if (plan?.FindText("authority") is { } authority) yield return new(authority, name[..^PlanFile.Length]);
        }
    }

    private static IEnumerable<string> Names() => typeof(ExamplePack).Assembly.GetManifestResourceNames()
        .Select(name => name.Replace('\\', '/')).Where(name => name.StartsWith(Start, StringComparison.Ordinal));
}
