namespace Sufficiency.Engine.Packs.Issues;

/// <summary>Finds the name that was probably meant.</summary>
public static class NearestName
{
    private const int LongestCompared = 80;

    /// <summary>The candidate with the smallest edit distance, or null where none is near (a third of the
    /// letters, two at least, may differ).</summary>
    public static string? Find(string written, IEnumerable<string> candidates)
    {
        if (written.Length is 0 or > LongestCompared) return null;
        string? nearest = null;
        var least = Math.Max(2, written.Length / 3) + 1;
        foreach (var candidate in candidates)
        {
            if (candidate.Length > LongestCompared || Math.Abs(candidate.Length - written.Length) >= least) continue;
            var distance = DistanceBetween(written, candidate);
            if (distance >= least || distance >= candidate.Length) continue;
            least = distance;
            nearest = candidate;
        }

        return nearest;
    }

    /// <summary>Advice that names the nearest candidate, or what to give instead.</summary>
    public static string Advise(string written, IEnumerable<string> candidates, string otherwise) =>
        Find(written, candidates) is { } nearest ? $"Did you mean {nearest}?" : otherwise;

    /// <summary>Fewest letters to insert, delete or replace (Levenshtein 1966), case ignored.</summary>
    public static int DistanceBetween(string left, string right)
    {
        var previous = new int[right.Length + 1];
        var current = new int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++) previous[j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replace = previous[j - 1] + (char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]) ? 0 : 1);
                current[j] = Math.Min(replace, Math.Min(previous[j], current[j - 1]) + 1);
            }

            (previous, current) = (current, previous);
        }

        return previous[right.Length];
    }
}
