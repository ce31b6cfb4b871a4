namespace Sufficiency.Benchmarks.Papers;

/// <summary>The part of a Markdown file that one suite writes, between two comments that name the suite.</summary>
internal static class MarkedSection
{
    /// <summary>Replaces the part; a file that is not there yet is made of the part alone.</summary>
    /// <exception cref="InvalidDataException">The file is there and lacks the comments.</exception>
    public static void Write(string file, string suite, string text)
    {
        var (begin, end) = ($"<!-- {suite}: begin -->\n", $"<!-- {suite}: end -->");
        var old = File.Exists(file) ? File.ReadAllText(file) : $"{begin}{end}\n";
        var (from, to) = (old.IndexOf(begin, StringComparison.Ordinal), old.IndexOf(end, StringComparison.Ordinal));
        if (from < 0 || to < from)
            throw new InvalidDataException($"{file} lacks the lines {begin.TrimEnd()} and {end} between which the table goes.");
        File.WriteAllText(file, old[..(from + begin.Length)] + text + old[to..]);
    }
}
