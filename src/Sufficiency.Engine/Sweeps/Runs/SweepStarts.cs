using System.Collections.Concurrent;
using System.Globalization;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Sweeps.Scenarios;
using Sufficiency.Engine.Sweeps.Storage;

namespace Sufficiency.Engine.Sweeps.Runs;

/// <summary>Where each scenario of a sweep starts: from the answers of what it has in common with many others, or of the sweep's base. Each
/// is solved once for a sweep's folder.</summary>
/// <param name="run">Who solves.</param>
/// <param name="sweep">The sweep.</param>
/// <param name="folder">Where starts are kept.</param>
internal sealed class SweepStarts(ScenarioRun run, SweepPlan sweep, SweepFolder folder)
{
    private const string OfBase = "";
    private readonly KindredScenarios kindred = new(sweep.Scenarios);
    private readonly Dictionary<string, Task<SweepStart>> underway = new(StringComparer.Ordinal);
    // solved for a start and for a scenario that is to come
    private readonly ConcurrentDictionary<string, SolvedPlans> atHand = new(StringComparer.Ordinal);
    private SweepStart? beginning = sweep.Count > 1 ? null : SweepStart.Cold; // a single scenario starts from nothing

    /// <summary>Solves the base, or finds it solved, before scenarios ask for it side by side.</summary>
    /// <param name="isPending">Whether a scenario is still to be solved here.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="RunFolderException">The folder cannot be written to.</exception>
    public Task PrepareAsync(Func<Scenario, bool> isPending, CancellationToken cancellation) =>
        BeginningAsync(() => !sweep.Scenarios.HasDraws && sweep.Scenarios.All().FirstOrDefault(scenario => scenario.IsBase) is { } itself
            && isPending(itself), cancellation);

    /// <summary>Where a scenario starts.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="cancellation">Stops; one and the same for all who ask, since they wait for each other's solves.</param>
    /// <exception cref="RunFolderException">The folder cannot be written to.</exception>
    public async Task<ScenarioStart> ForAsync(Scenario scenario, CancellationToken cancellation)
    {
        var start = await BeginningAsync(() => scenario.IsBase, cancellation);
        if (!start.HasPlan) return new(OfBase, start);
        if (kindred.AreOfBase(scenario)) return KinOf(OfBase, start, SweepStart.Cold, sweep.Scenarios.Common, scenario);
        if (sweep.File.Schemes == SchemeChoice.None || kindred.FindCommon(scenario) is not { } common) return new(OfBase, start);
        var name = KindredScenarios.KeyOf(common).ToString("x32", CultureInfo.InvariantCulture);
        var own = await KeptAsync(name, common, start, () => IsItself(scenario, common), cancellation);
        return own.HasPlan ? KinOf(name, own, start, common, scenario) : new(OfBase, start);
    }

    private static bool IsItself(Scenario scenario, IReadOnlyList<string> common) =>
        scenario.Overrides.SequenceEqual(common, StringComparer.Ordinal);

    private ScenarioStart KinOf(string name, SweepStart start, SweepStart from, IReadOnlyList<string> common, Scenario scenario)
    {
        var kin = new KinStart(from, common, IsItself(scenario, common));
        return new(name, start) { Kin = kin.IsItself && atHand.TryRemove(name, out var solved) ? kin with { Solved = solved } : kin };
    }

    private async Task<SweepStart> BeginningAsync(Func<bool> isAwaited, CancellationToken cancellation) =>
        beginning ??= await KeptAsync(OfBase, sweep.Scenarios.Common, SweepStart.Cold, isAwaited, cancellation);

    /// <summary>A start, solved once for a folder, or from cold where there is no plan; whoever asks while
    /// it is being solved waits for it.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="overrides">What it is solved for.</param>
    /// <param name="from">Where it starts itself.</param>
    /// <param name="isAwaited">Whether a scenario that is the same is to come, for which the plans are kept at hand.</param>
    /// <param name="cancellation">Stops.</param>
    private async Task<SweepStart> KeptAsync(string name, IReadOnlyList<string> overrides, SweepStart from, Func<bool> isAwaited,
        CancellationToken cancellation)
    {
        Task<SweepStart>? solving;
        lock (underway)
        {
            if (!underway.TryGetValue(name, out solving) || solving.IsCompleted)
                underway[name] = solving = Task.Run(() => FoundOrSolvedAsync(name, overrides, from, isAwaited, cancellation), cancellation);
        }

        try
        {
            return await solving;
        }
        finally
        {
            lock (underway)
            {
                // it is in the folder now, or failed and is tried again
                if (underway.TryGetValue(name, out var last) && last == solving) underway.Remove(name);
            }
        }
    }

    private async Task<SweepStart> FoundOrSolvedAsync(string name, IReadOnlyList<string> overrides, SweepStart from, Func<bool> isAwaited,
        CancellationToken cancellation)
    {
        if (folder.FindStart<SweepStart>(name) is { } kept) return kept;
        SweepStart start;
        try
        {
            var plans = await run.PlansOfStartAsync(overrides, from, cancellation);
            start = plans.Start;
            if (start is { HasPlan: true, IsProven: true } && isAwaited()) atHand[name] = plans;
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
internal sealed record ScenarioStart(string Name, SweepStart Answers)
{
    /// <summary>How the scenario is akin to it; null where it differs in more than schemes.</summary>
    public KinStart? Kin { get; init; }

    /// <summary>Whether the scenario differs from it in schemes alone.</summary>
    public bool IsKin => Kin is not null;
}

/// <summary>A start of scenarios that differ from it in schemes alone.</summary>
/// <param name="From">Where it started itself.</param>
/// <param name="Overrides">What it was solved for.</param>
/// <param name="IsItself">Whether it was solved for this very scenario: its plans are the scenario's.</param>
internal sealed record KinStart(SweepStart From, IReadOnlyList<string> Overrides, bool IsItself)
{
    /// <summary>Those plans, if they are at hand; else they are solved again from the same place.</summary>
    public SolvedPlans? Solved { get; init; }
}
