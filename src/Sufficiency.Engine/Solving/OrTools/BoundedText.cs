namespace Sufficiency.Engine.Solving.OrTools;

/// <summary>The last lines a worker wrote, however much it writes.</summary>
internal sealed class BoundedText
{
    private const int MostLines = 12;
    private const int LongestLine = 300;

    private readonly Queue<string> lines = new();

    /// <summary>Adds a line; null is ignored.</summary>
    public void Add(string? line)
    {
        if (string.IsNullOrWhiteSpace(line)) return;
        lock (lines)
        {
            if (lines.Count == MostLines) lines.Dequeue();
            lines.Enqueue(line.Length > LongestLine ? line[..LongestLine] + "…" : line);
        }
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        lock (lines) return string.Join(" | ", lines);
    }
}
