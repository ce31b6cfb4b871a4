using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Packs.Schema;
using Sufficiency.Engine.Packs.Tables;

namespace Sufficiency.Engine.Packs.Checks;

/// <summary>A cell that names a row of another table names one that exists.</summary>
internal sealed class ReferencesExist : IDatasetCheck
{
    /// <inheritdoc />
    public void Check(CheckedPack pack)
    {
        foreach (var schema in PackSchema.Current.Tables)
        {
            foreach (var column in schema.Columns.Where(column => column.References is not null)) Check(pack, schema, column);
        }
    }

    private static void Check(CheckedPack pack, TableSchema schema, ColumnSchema column)
    {
        var target = pack.Tables[column.References!];
        var key = target.Schema.Key[0];
        var known = target.Rows.Select(row => row.TextOf(key)).ToHashSet(StringComparer.Ordinal);
        if (known.Count == 0 && !target.IsWhole) return;
        var advice = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in pack.Tables[schema.Name].Rows)
        {
            var text = row.TextOf(column);
            if (text.Length == 0 || known.Contains(text)) continue;
            if (!advice.TryGetValue(text, out var words))
                advice[text] = words = NearestName.Advise(text, known.Order(StringComparer.Ordinal),
                    $"Add it to {target.File} or delete this row.");
            row.Report(column.Name, $"{Words(target)} has the {CellReader.Words(key)} {text}.", words);
        }
    }

    private static string Words(Table target) => target.Schema.Name switch
    {
        "home_areas" => "No home area",
        "providers" => "No provider",
        "tranches" => "No tranche",
        "scheme_templates" => "No template",
        _ => "No scheme",
    };
}
