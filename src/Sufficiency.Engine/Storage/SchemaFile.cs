using System.Text.Encodings.Web;
using System.Text.Json;
using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Storage;

/// <summary>Writes schema.json: every table with the type, unit and meaning of each column, and the maps.</summary>
internal static class SchemaFile
{
    /// <summary>The name of the file.</summary>
    public const string Name = "schema.json";

    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes schema.json of a run folder.</summary>
    public static void Write(string folder, bool hasSlip) => Write(folder, RunTables.FoldersOf(hasSlip), hasMaps: true);

    /// <summary>Writes schema.json of a folder with these tables.</summary>
    public static void Write(string folder, IEnumerable<(string Folder, IReadOnlyList<ITable> Tables)> groups, bool hasMaps = false)
    {
        var tables = groups.SelectMany(group => group.Tables.Select(table => new
        {
            File = (group.Folder.Length == 0 ? "" : group.Folder + "/") + table.Name + ".parquet",
            table.Meaning,
            table.Key,
            Columns = table.ColumnMeanings.Select(column => new
            {
                column.Name,
                Type = TypeName(column.Type),
                Required = column.IsRequired,
                column.Unit,
                column.References,
                column.Meaning,
            }),
        }));
        var maps = MapFiles.Files.Select(map => new
        {
            map.File,
            map.Meaning,
            Properties = map.Properties.Select(property => new { property.Name, property.Meaning }),
        });
        File.WriteAllText(Path.Combine(folder, Name), JsonSerializer.Serialize(
            hasMaps ? new { Tables = tables, Maps = maps } : (object)new { Tables = tables }, Json) + "\n");
    }

    private static string TypeName(ColumnType type) => type switch
    {
        ColumnType.Text => "text",
        ColumnType.Integer => "integer",
        ColumnType.Number => "number",
        ColumnType.YesNo => "yes_no",
        ColumnType.Bytes => "wkb",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };
}
