using System.Text;

namespace Sufficiency.Runner.Terminal;

/// <summary>An output that may be refused, by a full disk for instance: it falls silent then and remembers why.</summary>
/// <remarks>So a command ends as it would have, and its last words on the error stream name what it wrote.</remarks>
internal sealed class OutputGuard(TextWriter inner) : TextWriter
{
    /// <summary>Why the output was refused; null where it was not.</summary>
    public string? Refusal { get; private set; }

    /// <inheritdoc />
    public override Encoding Encoding => inner.Encoding;

    /// <inheritdoc />
    public override void Write(char value) => Try(() => inner.Write(value));

    /// <inheritdoc />
    public override void Write(string? value) => Try(() => inner.Write(value));

    /// <inheritdoc />
    public override void Write(char[] buffer, int index, int count) => Try(() => inner.Write(buffer, index, count));

    /// <inheritdoc />
    public override void Flush() => Try(inner.Flush);

    private void Try(Action write)
    {
        if (Refusal is not null) return;
        try
        {
            write();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Refusal = fault.Message;
        }
    }
}
