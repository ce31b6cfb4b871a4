namespace Sufficiency.Engine.Solving.OrTools;

/// <summary>Tells whether a worker's end was for want of memory.</summary>
internal static class WorkerMemory
{
    private const int NodeAbort = 134;

    private static readonly string[] Signs = ["out of memory", "bad_alloc", "OOM", "RangeError", "memory access out of bounds", "Cannot enlarge memory", "heap limit", "ENOMEM"];

    /// <summary>Judges by the worker's words, or by the code with which Node.js ends when its own heap is full.</summary>
    public static bool IsExhausted(string words, int exitCode) =>
        exitCode == NodeAbort || Signs.Any(sign => words.Contains(sign, StringComparison.OrdinalIgnoreCase));
}
