using System.Security.Cryptography;
using System.Text;
using Sufficiency.Engine.Data;
using Sufficiency.Engine.Sweeps;
using Sufficiency.Engine.Sweeps.Storage;

namespace Sufficiency.Engine;

/// <summary>Where each scenario of a sweep starts: from the answers of what it has in common with many others, or of the sweep's base. Each is solved once for a sweep's folder.</summary>
internal sealed class SweepStarts
{
    private const int MostKept = 8;
    private readonly ScenarioRun run;
    private readonly SweepFolder folder;
    private readonly SweepStart beginning;
    private readonly KindredScenarios kindred;
    private readonly RecentlyMade<Task<SweepStart>> starts = new(MostKept);

    private SweepStarts(ScenarioRun run, SweepFolder folder, SweepStart beginning, KindredScenarios kindred) => (this.run, this.folder, this.beginning, this.kindred) = (run, folder, beginning, kindred);

    /// <summary>Solves the base, or finds it solved.</summary>
    /// <param name="run">Who solves.</param>
    /// <param name="scenarios">The scenarios.</param>
    /// <param name="folder">Where starts are kept.</param>
    /// <param name="isNeeded">Whether any scenario will ask; from cold where not.</param>
    /// <param name="cancellation">Stops.</param>
    public static async Task<SweepStarts> PrepareAsync(ScenarioRun run, ScenarioList scenarios, SweepFolder folder, bool isNeeded, CancellationToken cancellation) =>
        new(run, folder, isNeeded ? await KeptAsync(run, folder, null, scenarios.Common, SweepStart.Cold, cancellation) : SweepStart.Cold, new(scenarios));

    /// <summary>Where a scenario starts.</summary>
    public async Task<ScenarioStart> ForAsync(Scenario scenario, CancellationToken cancellation)
    {
        if (!beginning.HasPlan || kindred.AreOfBase(scenario)) return new("", beginning, beginning.HasPlan);
        if (kindred.FindCommon(scenario) is not { } common) return new("", beginning, IsKin: false);
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', common))))[..32];
        var start = await starts.For(name, () => KeptAsync(run, folder, name, common, beginning, cancellation));
        return start.HasPlan ? new(name, start, IsKin: true) : new("", beginning, IsKin: false);
    }

    /// <summary>A start, solved once for a folder; from cold where there is no plan.</summary>
    private static async Task<SweepStart> KeptAsync(ScenarioRun run, SweepFolder folder, string? name, IReadOnlyList<string> overrides, SweepStart from, CancellationToken cancellation)
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

        folder.KeepStart(start, name);
        return start;
    }
}

/// <summary>Where one scenario starts.</summary>
/// <param name="Name">Name of the start among those of its sweep; empty for the base.</param>
/// <param name="Answers">Its answers.</param>
/// <param name="IsKin">Whether the scenario differs from it in schemes alone.</param>
internal sealed record ScenarioStart(string Name, SweepStart Answers, bool IsKin);
