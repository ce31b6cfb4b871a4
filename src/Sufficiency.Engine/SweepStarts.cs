using System.Security.Cryptography;
using System.Text;
using Sufficiency.Engine.Data;
using Sufficiency.Engine.Model;
using Sufficiency.Engine.Results.Storage;
using Sufficiency.Engine.Sweeps;
using Sufficiency.Engine.Sweeps.Storage;

namespace Sufficiency.Engine;

/// <summary>Where each scenario of a sweep starts: from the answers of what it has in common with many others, or of the sweep's base. Each is solved once for a sweep's folder.</summary>
/// <param name="run">Who solves.</param>
/// <param name="sweep">The sweep.</param>
/// <param name="folder">Where starts are kept.</param>
internal sealed class SweepStarts(ScenarioRun run, SweepPlan sweep, SweepFolder folder)
{
    private const string OfBase = "";
    private readonly KindredScenarios kindred = new(sweep.Scenarios);
    private readonly Dictionary<string, Task<SweepStart>> underway = new(StringComparer.Ordinal);
    private SweepStart? beginning = sweep.Count > 1 ? null : SweepStart.Cold; // a single scenario starts from nothing

    /// <summary>Solves the base, or finds it solved, before scenarios ask for it side by side.</summary>
    /// <exception cref="RunFolderException">The folder cannot be written to.</exception>
    public async Task PrepareAsync(CancellationToken cancellation)
    {
        try
        {
            await BeginningAsync(cancellation);
        }
        catch (ScenarioFailedException)
        {
            // The first scenario tries again and, where that fails too, says why.
        }
    }

    /// <summary>Where a scenario starts.</summary>
    /// <exception cref="ScenarioFailedException">What it starts from failed for a reason that may pass: from anywhere else its plan would be another one within the gap.</exception>
    /// <exception cref="RunFolderException">The folder cannot be written to.</exception>
    public async Task<ScenarioStart> ForAsync(Scenario scenario, CancellationToken cancellation)
    {
        var start = await BeginningAsync(cancellation);
        if (!start.HasPlan || kindred.AreOfBase(scenario)) return new(OfBase, start, start.HasPlan);
        if (sweep.File.Schemes == SchemeChoice.None || kindred.FindCommon(scenario) is not { } common) return new(OfBase, start, IsKin: false);
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', common))))[..32];
        var own = await KeptAsync(name, common, start, cancellation);
        return own.HasPlan ? new(name, own, IsKin: true) : new(OfBase, start, IsKin: false);
    }

    private async Task<SweepStart> BeginningAsync(CancellationToken cancellation) =>
        beginning ??= await KeptAsync(OfBase, sweep.Scenarios.Common, SweepStart.Cold, cancellation);

    /// <summary>A start, solved once for a folder; whoever asks while it is being solved waits for it.</summary>
    private async Task<SweepStart> KeptAsync(string name, IReadOnlyList<string> overrides, SweepStart from, CancellationToken cancellation)
    {
        Task<SweepStart>? solving;
        lock (underway)
        {
            if (!underway.TryGetValue(name, out solving)) underway.Add(name, solving = Task.Run(() => FoundOrSolvedAsync(name, overrides, from, cancellation), cancellation));
        }

        try
        {
            return await solving;
        }
        finally
        {
            lock (underway)
            {
                if (underway.TryGetValue(name, out var last) && last == solving) underway.Remove(name); // it is in the folder now, or failed and is tried again
            }
        }
    }

    private async Task<SweepStart> FoundOrSolvedAsync(string name, IReadOnlyList<string> overrides, SweepStart from, CancellationToken cancellation)
    {
        if (folder.FindStart<SweepStart>(name) is { } kept) return kept;
        SweepStart start;
        try
        {
            start = await run.StartAsync(overrides, from, cancellation);
        }
        catch (Exception fault) when (fault is ScenarioFailedException { MayPass: false } or DataIssueException)
        {
            start = SweepStart.Cold;
        }

        folder.KeepStart(name, start);
        return start;
    }
}

/// <summary>Where one scenario starts.</summary>
/// <param name="Name">Name of the start among those of its sweep; empty for the base.</param>
/// <param name="Answers">Its answers.</param>
/// <param name="IsKin">Whether the scenario differs from it in schemes alone.</param>
internal sealed record ScenarioStart(string Name, SweepStart Answers, bool IsKin);
