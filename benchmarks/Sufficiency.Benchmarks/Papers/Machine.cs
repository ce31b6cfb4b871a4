using System.Globalization;
using System.Runtime.InteropServices;

namespace Sufficiency.Benchmarks.Papers;

/// <summary>The machine that a suite is measured on.</summary>
internal static class Machine
{
    /// <summary>Memory that a process may take, in bytes.</summary>
    public static long MemoryBytes { get; } = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;

    /// <summary>Cores, memory, system and .NET in one line.</summary>
    public static string Name { get; } = string.Create(
        CultureInfo.InvariantCulture,
        $"{Environment.ProcessorCount} cores, {MemoryBytes >> 30} GiB, {RuntimeInformation.OSDescription}, .NET {Environment.Version}");
}
