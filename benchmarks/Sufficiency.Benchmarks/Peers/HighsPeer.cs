using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;
using Sufficiency.Engine.Model.Problem;
using Sufficiency.Engine.Solving;
using Sufficiency.Engine.Solving.Monolith;
using Sufficiency.Engine.Solving.OrTools;

namespace Sufficiency.Benchmarks.Peers;

/// <summary>The whole problem as one block, by HiGHS in a Node.js process of its own.</summary>
internal sealed class HighsPeer : IPeer
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(60);

    /// <inheritdoc />
    public string Name => "HiGHS";

    /// <inheritdoc />
    public string? WhyNotTried(MixedIntegerProblem problem)
    {
        var block = WholeBlock.Of(problem);
        return block.WhyTooLarge((block.Columns * 32) + (block.Rows * 16) + (block.Entries * 12), WholeBlock.HeapBytes);
    }

    /// <inheritdoc />
    public async Task<PeerAnswer> SolveAsync(MixedIntegerProblem problem, SolveLimits limits, MemoryWatch memory, CancellationToken cancellation)
    {
        var block = new MonolithBlock(problem).Block;
        var start = new ProcessStartInfo("node") { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        start.ArgumentList.Add(Path.Combine(PackagesFolder(), "highs.mjs"));
        using var process = Process.Start(start) ?? throw new InvalidOperationException("Node.js did not start.");
        var id = process.Id;
        memory.Watch(() => [id]);
        using var overdue = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (limits.TimeLimit is { } limit) overdue.CancelAfter(limit + Grace);
        await using var kill = overdue.Token.Register(() => process.Kill());
        try
        {
            var seconds = limits.TimeLimit?.TotalSeconds ?? double.PositiveInfinity;
            await Task.Run(() => Send(process.StandardInput.BaseStream, block, limits.RelativeGap, seconds), CancellationToken.None);
            return await Task.Run(() => Receive(process.StandardOutput.BaseStream, block), CancellationToken.None);
        }
        catch (Exception fault) when (fault is IOException or JsonException)
        {
            cancellation.ThrowIfCancellationRequested();
            if (overdue.IsCancellationRequested) return new(null, null, "did not heed its time limit and was ended");
            await process.WaitForExitAsync(CancellationToken.None);
            return new(null, null, string.Create(CultureInfo.InvariantCulture, $"tried, the process ended without an answer (exit code {process.ExitCode})"));
        }
    }

    private static void Send(Stream output, BlockProblem block, double gap, double seconds)
    {
        Write(output, (ReadOnlySpan<uint>)[(uint)block.ColumnCount, (uint)block.RowCount, (uint)block.EntryRow.Length, block.IsInteger is null ? 0u : 1u]);
        Write(output, (ReadOnlySpan<double>)[gap, seconds]);
        foreach (var doubles in new[] { block.Cost, block.ColumnLower, block.ColumnUpper, block.RowLower, block.RowUpper }) Write<double>(output, doubles);
        Write<int>(output, block.ColumnStart);
        Write<int>(output, block.EntryRow);
        Write<double>(output, block.EntryValue);
        if (block.IsInteger is { } whole) Write<int>(output, Array.ConvertAll(whole, isWhole => isWhole ? 1 : 0));
        output.Close();
    }

    private static void Write<T>(Stream output, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        const int slice = 1 << 20;
        for (var at = 0; at < values.Length; at += slice) output.Write(MemoryMarshal.AsBytes(values[at..Math.Min(values.Length, at + slice)]));
    }

    private static PeerAnswer Receive(Stream input, BlockProblem block)
    {
        var line = new List<byte>();
        for (int sign; (sign = input.ReadByte()) != '\n';)
        {
            if (sign < 0) throw new EndOfStreamException();
            line.Add((byte)sign);
        }

        var head = JsonDocument.Parse(line.ToArray()).RootElement;
        var status = head.GetProperty("status").GetString();
        if (!head.GetProperty("hasValues").GetBoolean())
            return new(null, null, head.TryGetProperty("message", out var message) ? $"tried and failed: {message.GetString()}" : $"no plan found: {status}");
        var values = new double[block.ColumnCount];
        input.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        var objective = head.GetProperty("objective").GetDouble();
        if (BlockCheck.FindFault(block, values, objective) is { } fault) return new(null, null, $"its answer is wrong: {fault}");
        double? bound = head.GetProperty("bound") is { ValueKind: JsonValueKind.Number } proven ? Math.Min(proven.GetDouble(), objective) : null;
        return new(objective, bound, status is "optimal" ? "" : $"stopped: {status}");
    }

    private static string PackagesFolder() => typeof(HighsPeer).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(attribute => string.Equals(attribute.Key, "BenchmarkPackagesDirectory", StringComparison.Ordinal)).Value!;
}
