namespace Sufficiency.Runner.Commands;

/// <summary>Progress as a line each.</summary>
/// <param name="error">Where the lines go.</param>
internal sealed class LineProgress(TextWriter error) : IProgress<string>
{
    /// <inheritdoc />
    public void Report(string value) => error.WriteLine(value);
}
