using System.Globalization;
using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Storage.DuckDb;

namespace Sufficiency.Engine.Audit.Streams;

/// <summary>One column of the rows at hand: numbers of a role, or quantities.</summary>
internal sealed class StreamedColumn
{
    private readonly IColumn column;
    private readonly AuditRole? role;
    private readonly int[] raw = []; // [row]: the position of a code, or the year
    private readonly bool[] isSeen = []; // [number]
    private readonly HashSet<int> others = []; // raw values of other roles
    private readonly CodeType codes;

    public StreamedColumn(IColumn column, AuditRoles roles)
    {
        (this.column, codes) = (column, roles.Codes);
        role = column.References is { } table ? roles.Of(table) : null;
        if (column is { Type: ColumnType.Number, IsRequired: true }) Values = new double[DuckDbChunk.Capacity];
        else if (column.IsRequired && role is not null)
            (raw, Numbers, isSeen) = (new int[DuckDbChunk.Capacity], new int[DuckDbChunk.Capacity], new bool[role.Count]);
        else throw new NotSupportedException($"Column {column.Name} cannot be streamed.");
    }

    public string Name => column.Name;

    /// <summary>Whether the column repeats another table's key.</summary>
    public bool IsCode => role is not null;

    /// <summary>Whether the column holds years.</summary>
    public bool IsYear => column.Type == ColumnType.Integer;

    /// <summary>Whether some row held a value that no table names, or none.</summary>
    public bool HasUnknown { get; private set; }

    /// <summary>Number of values that the column may hold.</summary>
    public int RoleCount => role?.Count ?? 0;

    /// <summary>The values by their number in the role; −1 for a value that the column may not hold. [row]</summary>
    public int[] Numbers { get; } = [];

    /// <summary>The values of a column of quantities; NaN for none. [row]</summary>
    public double[] Values { get; } = [];

    /// <summary>The text of a number; null for −1.</summary>
    public string? NameOf(int number) => role!.Find(number);

    /// <summary>Takes the next rows.</summary>
    public void Read(DuckDbChunk chunk, int ordinal)
    {
        if (role is null)
        {
            chunk.ReadNumbers(ordinal, Values);
            return;
        }

        if (IsYear) chunk.ReadIntegers(ordinal, raw);
        else chunk.ReadCodes(ordinal, codes, raw);
        for (var i = 0; i < chunk.Count; i++)
        {
            Numbers[i] = role.NumberOf(raw[i]);
            if (Numbers[i] >= 0) isSeen[Numbers[i]] = true;
            else if (raw[i] == (IsYear ? DuckDbChunk.NoInteger : -1)) HasUnknown = true;
            else others.Add(raw[i]);
        }
    }

    /// <summary>Whether a row lacks its value, or holds a number that is not finite; codes have a rule of their own.</summary>
    public bool Lacks(int row) => role is null ? !double.IsFinite(Values[row]) : IsYear && raw[row] == DuckDbChunk.NoInteger;

    /// <summary>Whether any of the rows at hand lacks its value.</summary>
    public bool LacksAny(int count)
    {
        if (IsYear) return raw.AsSpan(0, count).Contains(DuckDbChunk.NoInteger);
        foreach (var value in Values.AsSpan(0, role is null ? count : 0))
        {
            if (!double.IsFinite(value)) return true;
        }

        return false;
    }

    /// <summary>Every known value that any row held: first the values of the role, then other codes or years.</summary>
    public IEnumerable<string> Seen() => isSeen.Index().Where(found => found.Item).Select(found => role!.Names[found.Index])
        .Concat(others.Order().Select(value => IsYear ? value.ToString(CultureInfo.InvariantCulture) : codes.TextAt(value)));
}
