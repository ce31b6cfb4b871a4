using System.Collections;

namespace Sufficiency.Engine.Results.Tables;

/// <summary>Rows of which single columns can be read, by the row's place.</summary>
internal interface IColumnRows
{
    /// <summary>Reads a column of every row; null where only whole rows tell.</summary>
    /// <typeparam name="TValue">What the column's own way to read a row gives.</typeparam>
    Func<int, TValue>? Find<TValue>(string column);
}

/// <summary>Rows that are made when they are asked for: a county has more than a million, and few are looked at as a whole.</summary>
/// <param name="count">How many.</param>
/// <param name="row">Makes one, by its place.</param>
/// <param name="columns">Reads single columns: by name, functions from a row's place to what the column's own way to read a row gives.</param>
internal sealed class LazyRows<TRow>(int count, Func<int, TRow> row, IReadOnlyDictionary<string, Delegate> columns) : IReadOnlyList<TRow>, IColumnRows
{
    /// <inheritdoc />
    public int Count => count;

    /// <inheritdoc />
    public TRow this[int index] => row(index);

    /// <inheritdoc />
    public Func<int, TValue>? Find<TValue>(string column) => columns.GetValueOrDefault(column) as Func<int, TValue>;

    /// <inheritdoc />
    public IEnumerator<TRow> GetEnumerator() => Enumerable.Range(0, count).Select(row).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
