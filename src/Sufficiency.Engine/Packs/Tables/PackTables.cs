using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Packs.Schema;

namespace Sufficiency.Engine.Packs.Tables;

/// <summary>The tables of a pack by name.</summary>
internal sealed class PackTables(IssueCollector issues)
{
    private readonly Dictionary<string, Table> tables = new(StringComparer.Ordinal);
    private Dictionary<string, string>? names;

    /// <summary>The table of a name; empty and not whole where its file could not be read.</summary>
    public Table this[string name] => tables[name];

    /// <summary>Adds a table, still to be filled.</summary>
    public Table Add(TableSchema schema, string file)
    {
        var table = new Table(schema, file, issues, LabelOf);
        tables.Add(schema.Name, table);
        return table;
    }

    /// <summary>Whether all these tables were read without a fault.</summary>
    public bool AreWhole(params ReadOnlySpan<string> wanted)
    {
        foreach (var name in wanted)
        {
            if (!tables[name].IsWhole) return false;
        }

        return true;
    }

    /// <summary>The name of a provider, scheme or area by its identifier; the identifier where there is none.</summary>
    public string NameOf(string identifier) => (names ??= CollectNames()).GetValueOrDefault(identifier, identifier);

    private string LabelOf(TableRow row)
    {
        var first = NameOf(row.TextOf(row.Table.Schema.Key[0]));
        var rest = row.Table.Schema.Key.Skip(1).Select(column => Part(column, row.TextOf(column))).Where(part => part.Length > 0).ToList();
        if (row.Table.Schema.Name is "provider_places" or "tranche_places") return $"{first} in {string.Join(", ", rest)}";
        if (row.Table.Schema.Name is "funding") return Part(row.Table.Schema.Key[0], row.TextOf("academic_year"));
        var label = rest.Count == 0 ? first : $"{first} ({string.Join(", ", rest)})";
        return label.Length == 0 ? "this row" : label;
    }

    private static string Part(ColumnSchema column, string text) => column.Name switch
    {
        _ when text.Length == 0 => "",
        "academic_year" => ValueParser.Parse(column, text, out _)?.ToString() ?? text,
        "year_group" => $"Year {text}",
        "from_tier" => $"from tier {text}",
        "to_tier" => $"to tier {text}",
        "tier" => $"tier {text}",
        "age" => $"age {text}",
        "years_since_opening" => $"{text} years after opening",
        _ => text,
    };

    private Dictionary<string, string> CollectNames()
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var table in new[] { "home_areas", "providers", "schemes", "tranches", "scheme_sites" }.Select(name => tables[name]))
        {
            foreach (var row in table.Rows)
            {
                var name = row.TextOf("name");
                if (name.Length > 0) found.TryAdd(row.TextOf(table.Schema.Key[0]), name);
            }
        }

        return found;
    }
}
