using System.Runtime.InteropServices;
using System.Text;
using DuckDB.NET.Native;

namespace Sufficiency.Engine.Storage.DuckDb;

/// <summary>An ENUM of a database: texts as their positions in one list.</summary>
internal sealed partial class CodeType
{
    private const int LongestOnStack = 128;

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

    /// <summary>Its name in the database.</summary>
    public string Name { get; }

    /// <summary>Bytes of a position: DuckDB takes as few as hold them all.</summary>
    public int Width => values.Length <= byte.MaxValue ? 1 : values.Length <= ushort.MaxValue ? 2 : 4;

    /// <summary>Reads a type that was created before.</summary>
    /// <exception cref="DuckDbException">There is none of that name.</exception>
    public static CodeType Of(DuckDbSession session, string name) =>
        new(name, [.. session.Query($"SELECT unnest(enum_range(NULL::{DuckDbSession.Quote(name)}))::VARCHAR", row => row.GetText(0))]);

    /// <summary>The position of a text; −1 where it has none.</summary>
    public int Find(string text) => positions.GetValueOrDefault(text, -1);

    /// <summary>The position of a text given by its bytes; −1 where it has none.</summary>
    public int Find(ReadOnlySpan<byte> text)
    {
        Span<char> characters = stackalloc char[LongestOnStack];
        return Encoding.UTF8.GetMaxCharCount(text.Length) > characters.Length
            ? Find(Encoding.UTF8.GetString(text))
            : positions.GetAlternateLookup<ReadOnlySpan<char>>()
            .TryGetValue(characters[..Encoding.UTF8.GetChars(text, characters)], out var position) ? position : -1;
    }

    /// <summary>The text at a position.</summary>
    public string TextAt(int position) => values[position];

    /// <summary>The type for a column of a chunk.</summary>
    public DuckDBLogicalType CreateLogicalType()
    {
        nint[] texts = [.. values.Select(Marshal.StringToCoTaskMemUTF8)];
        var type = CreateEnum(texts, (ulong)texts.Length);
        foreach (var text in texts) Marshal.FreeCoTaskMem(text); // DuckDB has its own by now
        return type;
    }

    [LibraryImport("duckdb", EntryPoint = "duckdb_create_enum_type")] // DuckDB.NET lacks it
    private static partial DuckDBLogicalType CreateEnum([In] nint[] texts, ulong count);
}

/// <summary>Which columns of a table are codes when a database reads its rows.</summary>
/// <param name="type">The type of codes.</param>
/// <param name="columns">The columns.</param>
internal sealed class CodedTable(CodeType type, IReadOnlySet<string> columns)
{
    /// <summary>The type of a column of codes; null for any other.</summary>
    public CodeType? TypeOf(string column) => columns.Contains(column) ? type : null;
}

/// <summary>A row holds a code that no table names.</summary>
internal sealed class UnknownCodeException(string message) : Exception(message);
