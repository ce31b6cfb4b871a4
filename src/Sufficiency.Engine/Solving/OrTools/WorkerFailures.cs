namespace Sufficiency.Engine.Solving.OrTools;

/// <summary>No worker can be had on this machine: Node.js or a package is missing or too old.</summary>
internal sealed class WorkerUnavailableException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>What befell a worker.</summary>
internal enum WorkerFate
{
    /// <summary>It ended, or was killed from outside, without an answer.</summary>
    Died,

    /// <summary>It ran out of memory.</summary>
    OutOfMemory,

    /// <summary>It did not answer in time and was killed.</summary>
    TimedOut,
}

/// <summary>A worker gave no answer.</summary>
internal sealed class WorkerFailedException(WorkerFate fate, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What befell it.</summary>
    public WorkerFate Fate { get; } = fate;
}
