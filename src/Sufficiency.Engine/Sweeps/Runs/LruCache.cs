namespace Sufficiency.Engine.Sweeps.Runs;

/// <summary>Keeps a few values by key, and lets go of the one that was used longest ago.</summary>
/// <param name="capacity">How many values are kept.</param>
internal sealed class LruCache<T>(int capacity)
    where T : class
{
    private readonly Lock gate = new();
    private readonly LinkedList<(string Key, Lazy<T> Value)> entries = []; // the last one used first

    /// <summary>The value of a key, made where it is not kept. Whoever asks while it is being made waits for it.</summary>
    public T GetOrAdd(string key, Func<T> make)
    {
        Lazy<T> value;
        lock (gate)
        {
            var node = Find(key);
            value = node?.Value.Value ?? new Lazy<T>(make);
            if (node is not null) entries.Remove(node);
            entries.AddFirst((key, value));
            if (entries.Count > capacity) entries.RemoveLast();
        }

        return value.Value;
    }

    /// <summary>Lets go of a value, unless another one has taken its place.</summary>
    public void Remove(string key, T value)
    {
        lock (gate)
        {
            if (Find(key) is { } node && node.Value.Value is { IsValueCreated: true } kept && ReferenceEquals(kept.Value, value))
                entries.Remove(node);
        }
    }

    private LinkedListNode<(string Key, Lazy<T> Value)>? Find(string key)
    {
        var node = entries.First;
        while (node is not null && node.Value.Key != key) node = node.Next;
        return node;
    }
}
