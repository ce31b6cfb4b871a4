using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Sufficiency.Engine.Solving.OrTools;

/// <summary>One Node.js process that solves one model at a time; it ends when its standard input is closed, so none outlives us.</summary>
internal sealed class NodeWorker : IAsyncDisposable
{
    private const int HeaderBytes = 5;

    private readonly Process process;
    private readonly BoundedText errors = new();

    private NodeWorker(Process process) => this.process = process;

    /// <summary>Process id, for messages and tests.</summary>
    public int ProcessId => process.Id;

    /// <summary>Whether the process has ended.</summary>
    public bool HasEnded => process.HasExited;

    /// <summary>Starts a worker and waits until it is ready.</summary>
    public static async Task<NodeWorker> StartAsync(WorkerOptions options, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(options.NodeProgram)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        start.ArgumentList.Add(NodePackages.FindScript());
        start.ArgumentList.Add(NodePackages.FindFolder());
        start.ArgumentList.Add(options.HeapMebibytes.ToString(CultureInfo.InvariantCulture));
        // What the user set for other programs must not change how a worker runs.
        start.Environment.Remove("NODE_OPTIONS");
        var started = Process.Start(start) ?? throw new WorkerUnavailableException($"'{options.NodeProgram}' did not start.");
        var worker = new NodeWorker(started);
        started.ErrorDataReceived += (_, line) => worker.errors.Add(line.Data);
        started.BeginErrorReadLine();
        try
        {
            await worker.ReceiveAsync('R', options.LongestStart, cancellation);
            return worker;
        }
        catch
        {
            await worker.DisposeAsync();
            throw;
        }
    }

    /// <summary>Sends a model and waits for the answer. After any exception the worker is dead.</summary>
    /// <exception cref="WorkerFailedException">It died, ran out of memory or took too long.</exception>
    public async Task<byte[]> ExchangeAsync(byte[] request, TimeSpan longest, CancellationToken cancellation)
    {
        try
        {
            using var kill = cancellation.Register(Kill);
            using var overdue = new CancellationTokenSource(longest);
            using var killOverdue = overdue.Token.Register(Kill);
            var length = new byte[sizeof(uint)];
            BinaryPrimitives.WriteUInt32LittleEndian(length, (uint)request.Length);
            var input = process.StandardInput.BaseStream;
            await input.WriteAsync(length, CancellationToken.None);
            await input.WriteAsync(request, CancellationToken.None);
            await input.FlushAsync(CancellationToken.None);
        }
        catch (IOException)
        {
            // It died before it read all; receiving finds out how.
            cancellation.ThrowIfCancellationRequested();
        }

        return await ReceiveAsync('A', longest, cancellation);
    }

    /// <summary>Ends the process at once.</summary>
    public void Kill()
    {
        try
        {
            process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It ended by itself.
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Kill();
        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
    }

    private async Task<byte[]> ReceiveAsync(char expected, TimeSpan longest, CancellationToken cancellation)
    {
        using var overdue = new CancellationTokenSource(longest);
        using var killOverdue = overdue.Token.Register(Kill);
        using var killCancelled = cancellation.Register(Kill);
        try
        {
            var header = new byte[HeaderBytes];
            var output = process.StandardOutput.BaseStream;
            await output.ReadExactlyAsync(header, CancellationToken.None);
            var payload = new byte[BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(1))];
            await output.ReadExactlyAsync(payload, CancellationToken.None);
            if (header[0] == expected) return payload;
            throw await FailureAsync(header[0] == 'E' ? Encoding.UTF8.GetString(payload) : "the worker's answer is not understood");
        }
        catch (Exception exception) when (exception is IOException or OverflowException)
        {
            cancellation.ThrowIfCancellationRequested();
            if (overdue.IsCancellationRequested)
                throw new WorkerFailedException(WorkerFate.TimedOut, string.Create(CultureInfo.InvariantCulture, $"no answer within {longest.TotalSeconds:0.#} s; the worker was ended"), exception);
            throw await FailureAsync("the worker ended without an answer");
        }
    }

    private async Task<WorkerFailedException> FailureAsync(string message)
    {
        Kill();
        await process.WaitForExitAsync(CancellationToken.None);
        var said = errors.ToString();
        var text = $"{message} (exit code {process.ExitCode}){(said.Length > 0 ? ": " + said : "")}";
        var fate = WorkerMemory.IsExhausted(text, process.ExitCode) ? WorkerFate.OutOfMemory : WorkerFate.Died;
        return new WorkerFailedException(fate, text);
    }
}
