namespace Sufficiency.Engine.Results.Tables;

/// <summary>What a column stores.</summary>
internal enum ColumnType
{
    /// <summary>UTF-8 text or a code.</summary>
    Text,

    /// <summary>A whole number of 32 bits; academic years by their first calendar year.</summary>
    Integer,

    /// <summary>A double; never NaN or infinite.</summary>
    Number,

    /// <summary>True or false.</summary>
    YesNo,

    /// <summary>Well-known binary of a geometry.</summary>
    Bytes,
}

/// <summary>What a column means, apart from how it is read.</summary>
internal interface IColumn
{
    /// <summary>Name in snake case; a number's unit stands at its end.</summary>
    string Name { get; }

    /// <summary>What it stores.</summary>
    ColumnType Type { get; }

    /// <summary>Whether every row has a value.</summary>
    bool IsRequired { get; }

    /// <summary>Unit; empty for codes and texts.</summary>
    string Unit { get; }

    /// <summary>One sentence.</summary>
    string Meaning { get; }

    /// <summary>The table whose key it repeats; null where it repeats none.</summary>
    string? References { get; }
}

/// <summary>What a column means, without a way to read it.</summary>
internal sealed record ColumnMeaning(string Name, ColumnType Type, bool IsRequired, string Unit, string Meaning, string? References)
    : IColumn;

/// <summary>A column of a row type.</summary>
internal abstract record Column<TRow>(string Name, ColumnType Type, bool IsRequired, string Unit, string Meaning, string? References)
    : IColumn
{
    /// <summary>Which of two rows comes first by it: empty values do, texts go by their characters.</summary>
    public abstract int Compare(TRow left, TRow right);

    /// <summary>The same column of rows that hold such a row.</summary>
    public abstract Column<TOuter> Within<TOuter>(Func<TOuter, TRow> rowOf);
}

/// <summary>A column with the way to read it.</summary>
internal sealed record Column<TRow, TValue>(
    string Name, ColumnType Type, bool IsRequired, string Unit, string Meaning, string? References, Func<TRow, TValue> Read)
    : Column<TRow>(Name, Type, IsRequired, Unit, Meaning, References)
{
    /// <inheritdoc />
    public override int Compare(TRow left, TRow right) => typeof(TValue) == typeof(string)
        ? string.CompareOrdinal((string?)(object?)Read(left), (string?)(object?)Read(right))
        : Comparer<TValue>.Default.Compare(Read(left), Read(right));

    /// <inheritdoc />
    public override Column<TOuter> Within<TOuter>(Func<TOuter, TRow> rowOf)
    {
        var read = Read;
        return new Column<TOuter, TValue>(Name, Type, IsRequired, Unit, Meaning, References, row => read(rowOf(row)));
    }
}

/// <summary>What a table means, apart from its rows.</summary>
internal interface ITable
{
    /// <summary>Name in snake case, also its file's.</summary>
    string Name { get; }

    /// <summary>One sentence.</summary>
    string Meaning { get; }

    /// <summary>Columns that together occur once; rows stand in their order.</summary>
    IReadOnlyList<string> Key { get; }

    /// <summary>Columns in order.</summary>
    IReadOnlyList<IColumn> ColumnMeanings { get; }
}

/// <summary>The one description of a table: the writer, the documentation in the run folder and the tests all work from it.</summary>
internal sealed record TableDefinition<TRow>(string Name, string Meaning, IReadOnlyList<string> Key, IReadOnlyList<Column<TRow>> Columns)
    : ITable
{
    /// <inheritdoc />
    public IReadOnlyList<IColumn> ColumnMeanings => Columns;

    /// <summary>That a row holds in a column what the table does not allow.</summary>
    public InvalidOperationException Refused(Column<TRow> column, string what) =>
        new($"Table {Name}, column {column.Name}: a row holds {what}, which the table does not allow.");
}

/// <summary>Builds a definition column by column.</summary>
internal sealed class TableBuilder<TRow>(string name, string meaning, params string[] key)
{
    private readonly List<Column<TRow>> columns = [];

    public TableBuilder<TRow> Text(string column, Func<TRow, string?> read, string meaning, string? references = null,
        bool required = true) =>
        With(new Column<TRow, string?>(column, ColumnType.Text, required, "", meaning, references, read));

    public TableBuilder<TRow> Integer(string column, Func<TRow, int?> read, string unit, string meaning, string? references = null,
        bool required = true) =>
        With(new Column<TRow, int?>(column, ColumnType.Integer, required, unit, meaning, references, read));

    public TableBuilder<TRow> Number(string column, Func<TRow, double?> read, string unit, string meaning, bool required = true) =>
        With(new Column<TRow, double?>(column, ColumnType.Number, required, unit, meaning, null, read));

    public TableBuilder<TRow> YesNo(string column, Func<TRow, bool?> read, string meaning) =>
        With(new Column<TRow, bool?>(column, ColumnType.YesNo, true, "", meaning, null, read));

    public TableBuilder<TRow> Bytes(string column, Func<TRow, byte[]?> read, string meaning, bool required) =>
        With(new Column<TRow, byte[]?>(column, ColumnType.Bytes, required, "WKB", meaning, null, read));

    public TableDefinition<TRow> Build() => new(name, meaning, key, columns);

    private TableBuilder<TRow> With(Column<TRow> column)
    {
        columns.Add(column);
        return this;
    }
}
