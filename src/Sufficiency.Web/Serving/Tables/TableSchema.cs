using System.Text.Json;
using System.Text.Json.Serialization;
using Sufficiency.Engine.Storage;

namespace Sufficiency.Web.Serving.Tables;

/// <summary>What a run's schema.json says of a table.</summary>
/// <param name="File">File of the table within the run's folder.</param>
/// <param name="Meaning">What a row is.</param>
/// <param name="Columns">Its columns in order.</param>
public sealed record TableSchema(string File, string Meaning, IReadOnlyList<ColumnSchema> Columns)
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>The table's name, as queries name it.</summary>
    [JsonIgnore]
    public string Name => Path.ChangeExtension(File, null).Replace('/', '.');

    /// <summary>The table's file as SQL reads it: with the rows of every plan that it holds.</summary>
    [JsonIgnore]
    public string Source { get; private init; } = "";

    /// <summary>Reads schema.json of a run.</summary>
    /// <exception cref="RunFolderException">There is none, or it cannot be read.</exception>
    public static IReadOnlyList<TableSchema> Read(string runFolder)
    {
        var path = Path.Combine(runFolder, "schema.json");
        try
        {
            var tables = JsonSerializer.Deserialize<Whole>(System.IO.File.ReadAllText(path), Json)!.Tables;
            return
            [
                .. tables.Where(table => IsWithin(table.File)).Select(table => table with
                {
                    Source = $"read_parquet({RunQueries.Literal(Path.Combine(runFolder, table.File))})",
                }),
            ];
        }
        catch (Exception fault) when (fault is IOException or JsonException or UnauthorizedAccessException)
        {
            throw new RunFolderException($"{path} does not say what the tables hold. Plan again. ({fault.Message})", fault);
        }
    }

    /// <summary>Whether a file is named as runs name tables: NAME.parquet or FOLDER/NAME.parquet.</summary>
    /// <remarks>A run from elsewhere may name any file of this machine.</remarks>
    private static bool IsWithin(string? file) => file?.EndsWith(".parquet", StringComparison.Ordinal) == true
        && file[..^".parquet".Length].Split('/') is { Length: 1 or 2 } parts
        && parts.All(part => part.Length > 0 && part.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-'));

    private sealed record Whole(IReadOnlyList<TableSchema> Tables);
}

/// <summary>What schema.json says of a column.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">text, integer, number, yes_no or wkb.</param>
/// <param name="Unit">Unit of its numbers; empty for none.</param>
/// <param name="Meaning">What it holds.</param>
public sealed record ColumnSchema(string Name, string Type, string Unit, string Meaning)
{
    /// <summary>Whether it holds numbers.</summary>
    [JsonIgnore]
    public bool IsNumber => Type is "integer" or "number";

    /// <summary>Whether it can be shown: outlines are left to maps.</summary>
    [JsonIgnore]
    public bool IsShown => Type is not "wkb";
}
