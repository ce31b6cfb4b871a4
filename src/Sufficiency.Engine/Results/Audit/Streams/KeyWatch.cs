namespace Sufficiency.Engine.Results.Audit.Streams;

/// <summary>Finds keys that occur twice: where every key lies above the one before it, none does, and they need not be compared with all others.</summary>
/// <param name="columns">The key's columns, in order.</param>
internal sealed class KeyWatch(StreamedColumn[] columns)
{
    private readonly int[][] numbers = [.. columns.Select(column => column.Numbers)]; // [column][row]
    private readonly long[] radices = [.. columns.Select(column => column.RoleCount + 1L)];
    private readonly List<long> seen = [];
    private bool rises = true;

    /// <summary>Takes the rows at hand.</summary>
    public void Add(int count)
    {
        var above = seen.Count == 0 ? -1L : seen[^1];
        for (var row = 0; row < count; row++)
        {
            var key = 0L;
            for (var i = 0; i < numbers.Length; i++) key = checked((key * radices[i]) + numbers[i][row] + 1);
            rises &= key > above;
            above = key;
            seen.Add(key);
        }
    }

    /// <summary>The keys that occurred more than once, in order, as texts.</summary>
    public IReadOnlyList<string> Repeated()
    {
        if (rises) return [];
        seen.Sort();
        return [.. Enumerable.Range(1, seen.Count - 1).Where(i => seen[i] == seen[i - 1]).Select(i => seen[i]).Distinct().Select(Name)];
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
