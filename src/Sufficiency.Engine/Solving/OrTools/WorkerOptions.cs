namespace Sufficiency.Engine.Solving.OrTools;

/// <summary>How workers are run.</summary>
internal sealed record WorkerOptions
{
    /// <summary>Most workers at a time; each holds 160–180 MB and up to its heap.</summary>
    public int MostWorkers { get; init; } = 2;

    /// <summary>The program.</summary>
    public string NodeProgram { get; init; } = "node";

    /// <summary>Largest WebAssembly heap, in MiB; at most 2,048, where wasm32 ends here.</summary>
    public int HeapMebibytes { get; init; } = 2048;

    /// <summary>What a back end may take beyond its time limit before it is killed, for reading and writing the model.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>A solve without a time limit that takes longer is held to hang.</summary>
    public TimeSpan LongestSolve { get; init; } = TimeSpan.FromHours(2);

    /// <summary>A worker that is not ready by then is held to hang.</summary>
    public TimeSpan LongestStart { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Called when a worker starts, dies or is killed, in plain words; from any thread.</summary>
    public Action<string>? Notice { get; init; }
}
