namespace Sufficiency.Engine.Audit.Streams;

/// <summary>Finds keys that occur twice.</summary>
/// <remarks>No key occurs twice if every key lies above the key before it. Otherwise a second reading keeps all keys.</remarks>
/// <param name="columns">The key's columns, in order.</param>
internal sealed class KeyWatch(StreamedColumn[] columns)
{
    private readonly int[][] numbers = [.. columns.Select(column => column.Numbers)]; // [column][row]
    private readonly long[] radices = [.. columns.Select(column => column.RoleCount + 1L)];
    private readonly List<long> seen = [];
    private long above = -1;

    /// <summary>Whether every key watched lies above the key before it.</summary>
    public bool Rise { get; private set; } = true;

    /// <summary>Watches the keys of the rows at hand.</summary>
    public void Watch(int count)
    {
        for (var row = 0; row < count; row++)
        {
            var key = KeyOf(row);
            Rise &= key > above;
            above = key;
        }
    }

    /// <summary>Keeps the keys of the rows at hand.</summary>
    public void Keep(int count)
    {
        for (var row = 0; row < count; row++) seen.Add(KeyOf(row));
    }

    /// <summary>The kept keys that occurred more than once, in order, as texts.</summary>
    public IReadOnlyList<string> Repeated()
    {
        if (seen.Count == 0) return [];
        seen.Sort();
        return [.. Enumerable.Range(1, seen.Count - 1).Where(i => seen[i] == seen[i - 1]).Select(i => seen[i]).Distinct().Select(Name)];
    }

    private long KeyOf(int row)
    {
        var key = 0L;
        for (var i = 0; i < numbers.Length; i++) key = checked((key * radices[i]) + numbers[i][row] + 1);
        return key;
    }

    private string Name(long key)
    {
        var names = new string?[columns.Length];
        for (var i = columns.Length - 1; i >= 0; i--)
        {
            (key, var number) = Math.DivRem(key, radices[i]);
            names[i] = columns[i].NameOf((int)number - 1);
        }

        return string.Join(", ", names.Where(name => name is not null));
    }
}
