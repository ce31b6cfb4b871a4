namespace Sufficiency.Engine.Sweeps.Differences;

/// <summary>Which two runs to explain.</summary>
/// <param name="From">Folder of the first run.</param>
/// <param name="To">Folder of the second run.</param>
/// <param name="OutputFolder">Where the explanation is written.</param>
public sealed record DifferenceRequest(string From, string To, string OutputFolder)
{
    /// <summary>Pack of the first run; null for where the run read it.</summary>
    public string? FromPack { get; init; }

    /// <summary>Pack of the second run; null for where the run read it.</summary>
    public string? ToPack { get; init; }

    /// <summary>Whether an explanation that stands there already is replaced.</summary>
    public bool Overwrites { get; init; }
}

/// <summary>Two runs cannot be explained by their inputs; the message says why and what to do.</summary>
public sealed class DifferenceRefusedException(string message) : Exception(message);
