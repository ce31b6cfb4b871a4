using System.Collections;

namespace Sufficiency.Engine.Results.Tables;

/// <summary>Rows that are made when they are asked for, because a county has more than a million.</summary>
/// <param name="count">How many.</param>
/// <param name="row">Makes one, by its place.</param>
internal sealed class LazyRows<TRow>(int count, Func<int, TRow> row) : IReadOnlyList<TRow>
{
    /// <inheritdoc />
    public int Count => count;

    /// <inheritdoc />
    public TRow this[int index] => row(index);

    /// <inheritdoc />
    public IEnumerator<TRow> GetEnumerator()
    {
        for (var i = 0; i < count; i++) yield return row(i);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
