using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Sufficiency.Engine.Solving.OrTools;

/// <summary>The Node.js that runs the workers.</summary>
internal static class NodeRuntime
{
    /// <summary>Oldest major version that runs OR-Tools' WebAssembly build.</summary>
    public const int OldestMajor = 20;

    private const string Advice = "Sufficiency needs Node.js ≥ 20 on the PATH (https://nodejs.org) to run its solver.";

    /// <summary>Checks that the program is Node.js and new enough; gives its version.</summary>
    /// <exception cref="WorkerUnavailableException">It is missing or too old.</exception>
    public static async Task<string> CheckAsync(string program, CancellationToken cancellation)
    {
        var version = await ReadVersionAsync(program, cancellation);
        var major = version.TrimStart('v').Split('.')[0];
        if (!version.StartsWith('v') || !int.TryParse(major, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            throw new WorkerUnavailableException($"'{program}' does not answer as Node.js does. {Advice}");
        return number >= OldestMajor ? version : throw new WorkerUnavailableException($"Node.js {version} is too old. {Advice}");
    }

    private static async Task<string> ReadVersionAsync(string program, CancellationToken cancellation)
    {
        try
        {
            var start = new ProcessStartInfo(program, "--version") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
            using var process = Process.Start(start) ?? throw new WorkerUnavailableException($"'{program}' did not start. {Advice}");
            var version = await process.StandardOutput.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            return version.Trim();
        }
        catch (Exception exception) when (exception is Win32Exception or IOException)
        {
            throw new WorkerUnavailableException($"'{program}' could not be started: {exception.Message}. {Advice}", exception);
        }
    }
}
