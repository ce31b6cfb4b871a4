using System.Globalization;
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
    public Task PrepareAsync(CancellationToken cancellation) => BeginningAsync(cancellation);

    /// <summary>Where a scenario starts.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="cancellation">Stops; one and the same for all who ask, since they wait for each other's solves.</param>
    /// <exception cref="RunFolderException">The folder cannot be written to.</exception>
    public async Task<ScenarioStart> ForAsync(Scenario scenario, CancellationToken cancellation)
    {
        var start = await BeginningAsync(cancellation);
        if (!start.HasPlan || kindred.AreOfBase(scenario)) return new(OfBase, start, start.HasPlan);
        if (sweep.File.Schemes == SchemeChoice.None || kindred.FindCommon(scenario) is not { } common) return new(OfBase, start, IsKin: false);
        var name = KindredScenarios.KeyOf(common).ToString("x32", CultureInfo.InvariantCulture);
        var own = await KeptAsync(name, common, start, cancellation);
        return own.HasPlan ? new(name, own, IsKin: true) : new(OfBase, start, IsKin: false);
    }

    private async Task<SweepStart> BeginningAsync(CancellationToken cancellation) =>
        beginning ??= await KeptAsync(OfBase, sweep.Scenarios.Common, SweepStart.Cold, cancellation);

    /// <summary>A start, solved once for a folder, or from cold where there is no plan; whoever asks while it is being solved waits for it.</summary>
    private async Task<SweepStart> KeptAsync(string name, IReadOnlyList<string> overrides, SweepStart from, CancellationToken cancellation)
    {
        Task<SweepStart>? solving;
        lock (underway)
        {
            if (!underway.TryGetValue(name, out solving) || solving.IsCompleted) underway[name] = solving = Task.Run(() => FoundOrSolvedAsync(name, overrides, from, cancellation), cancellation);
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
        catch (Exception fault) when (fault is ScenarioFailedException or DataIssueException)
        {
            start = SweepStart.Cold;
        }

        folder.KeepStart(name, start);
        return folder.FindStart<SweepStart>(name) ?? start; // as it will be found from now on
    }
}

/// <summary>Where one scenario starts.</summary>
/// <param name="Name">Name of the start among those of its sweep; empty for the base.</param>
/// <param name="Answers">Its answers.</param>
/// <param name="IsKin">Whether the scenario differs from it in schemes alone.</param>
internal sealed record ScenarioStart(string Name, SweepStart Answers, bool IsKin);
