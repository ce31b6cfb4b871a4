namespace Sufficiency.Engine.Sweeps.Runs;

/// <summary>What was made lately, by key, for all who ask for the same; the least lately used is let go.</summary>
/// <param name="most">How many are kept.</param>
internal sealed class RecentlyMade<T>(int most)
    where T : class
{
    private readonly Lock gate = new();
    private readonly LinkedList<(string Key, Lazy<T> Made)> kept = [];

    /// <summary>What was made for the key, or makes it; whoever asks meanwhile waits for the same.</summary>
    public T For(string key, Func<T> make)
    {
        Lazy<T> made;
        lock (gate)
        {
            var node = kept.First;
            while (node is not null && node.Value.Key != key) node = node.Next;
            made = node?.Value.Made ?? new Lazy<T>(make);
            if (node is not null) kept.Remove(node);
            kept.AddFirst((key, made));
            if (kept.Count > most) kept.RemoveLast();
        }

        return made.Value;
    }

    /// <summary>Lets go of what was made for the key, if it is still that.</summary>
    public void Forget(string key, T made)
    {
        lock (gate)
        {
            var node = kept.First;
            while (node is not null && !(node.Value.Key == key && node.Value.Made.IsValueCreated
                && ReferenceEquals(node.Value.Made.Value, made))) node = node.Next;
            if (node is not null) kept.Remove(node);
        }
    }
}
