namespace Sufficiency.Runner.Commands;

/// <summary>A word that an option takes, with what it means; help prints it as it is typed.</summary>
internal readonly record struct Choice<T>(string Word, T Meaning)
    where T : struct
{
    /// <inheritdoc />
    public override string ToString() => Word;
}
