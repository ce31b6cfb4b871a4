using System.Runtime.InteropServices;
using DuckDB.NET.Native;

namespace Sufficiency.Engine.Storage.DuckDb;

/// <summary>An ENUM type of a database: each code is its position in one list of texts.</summary>
internal sealed partial class CodeType
{
    private readonly string[] values;
    private readonly Dictionary<string, int> positions;

    private CodeType(string name, string[] values)
    {
        if (values.FirstOrDefault(value => value.Contains('\0', StringComparison.Ordinal)) is { } value)
            throw new DuckDbException($"The code {value.Replace('\0', '?')} holds a NUL character, at which DuckDB would cut it.");
        (Name, this.values) = (name, values);
        positions = values.Select((value, position) => (value, position))
            .ToDictionary(pair => pair.value, pair => pair.position, StringComparer.Ordinal);
    }

    /// <summary>The name of the type in the database.</summary>
    public string Name { get; }

    /// <summary>Bytes of a position: DuckDB takes the fewest that hold all positions.</summary>
    public int Width => values.Length <= byte.MaxValue ? 1 : values.Length <= ushort.MaxValue ? 2 : 4;

    /// <summary>Reads a type that the database has.</summary>
    /// <exception cref="DuckDbException">The database has no type of that name.</exception>
    public static CodeType Of(DuckDbSession session, string name) =>
        new(name, [.. session.Query($"SELECT unnest(enum_range(NULL::{DuckDbSession.Quote(name)}))::VARCHAR", row => row.GetText(0))]);

    /// <summary>The position of a text; −1 if the type does not have it.</summary>
    public int Find(string text) => positions.GetValueOrDefault(text, -1);

    /// <summary>The text at a position.</summary>
    public string TextAt(int position) => values[position];

    /// <summary>A new logical type for a column of a chunk.</summary>
    public DuckDBLogicalType CreateLogicalType()
    {
        nint[] texts = [.. values.Select(Marshal.StringToCoTaskMemUTF8)];
        var type = CreateEnum(texts, (ulong)texts.Length);
        foreach (var text in texts) Marshal.FreeCoTaskMem(text); // DuckDB keeps a copy
        return type;
    }

    [LibraryImport("duckdb", EntryPoint = "duckdb_create_enum_type")] // DuckDB.NET has no such method
    private static partial DuckDBLogicalType CreateEnum([In] nint[] texts, ulong count);
}
