namespace Sufficiency.Engine.Model;

/// <summary>Lists that were made side by side, as one.</summary>
internal static class JoinedLists
{
    /// <summary>All their members in order, copied once: there may be millions.</summary>
    public static T[] Of<T>(IReadOnlyList<List<T>> lists)
    {
        var all = new T[lists.Sum(list => list.Count)];
        var next = 0;
        foreach (var list in lists)
        {
            list.CopyTo(all, next);
            next += list.Count;
        }

        return all;
    }
}
