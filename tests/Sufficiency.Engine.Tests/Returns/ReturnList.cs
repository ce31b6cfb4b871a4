using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Returns;

/// <summary>The list of what each form asks, which lies beside the repository; tests that need it are skipped where it is absent.</summary>
internal static class ReturnList
{
    /// <summary>A section by the beginning of its heading, as lines.</summary>
    public static IReadOnlyList<string> Section(string heading)
    {
        var lines = File.ReadAllLines(RepositoryFiles.Shared("returns.md"));
        var start = Array.FindIndex(lines, line => line.StartsWith($"## {heading}", StringComparison.Ordinal));
        return [.. lines.Skip(start + 1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))];
    }

    /// <summary>What stands between two words of a line that holds both.</summary>
    public static string Between(IEnumerable<string> lines, string before, string after)
    {
        var line = lines.First(line => line.Contains(before, StringComparison.Ordinal));
        var rest = line[(line.IndexOf(before, StringComparison.Ordinal) + before.Length)..];
        var end = rest.IndexOf(after, StringComparison.Ordinal);
        return (end < 0 ? rest : rest[..end]).Trim();
    }
}
