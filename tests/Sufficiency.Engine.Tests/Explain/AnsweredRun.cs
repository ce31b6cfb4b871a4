using Sufficiency.Engine.Explain;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Planning;
using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Tests.Support;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Tests.Explain;

/// <summary>A run of the invented county by its larger areas.</summary>
public sealed class TutorialRun() : AnsweredRun("tutorial", 1e-4);

/// <summary>The default run, by MSOA.</summary>
public sealed class OxfordshireRun() : AnsweredRun("oxfordshire", 1e-3);

/// <summary>A run by larger areas, and its standard answers, made once.</summary>
/// <param name="pack">Name of its data pack.</param>
/// <param name="gap">Gap that it is proven to.</param>
public abstract class AnsweredRun(string pack, double gap) : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();

    /// <summary>The run's folder.</summary>
    public string Folder => folder.At("run");

    /// <summary>The questions that people ask first, answered.</summary>
    public IReadOnlyList<Explanation> Answers { get; private set; } = [];

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        await PlanAsync("run", [], gap);
        using var explainer = new Explainer(Folder);
        Answers = explainer.StandardAnswers();
    }

    /// <summary>Plans with some settings and with the schemes of the run, to a finer gap.</summary>
    /// <returns>The run's folder.</returns>
    public Task<string> PlanAgainAsync(string name, IEnumerable<string> settings) =>
        PlanAsync(name, ["openings.others=never", .. Openings(), .. settings], 1e-4);

    private IReadOnlyList<string> Openings()
    {
        using var run = new RunQueries(Folder);
        return run.Query(
            "SELECT scheme_id, opening_year FROM schemes WHERE status = 'optional' AND opening_year IS NOT NULL ORDER BY 1",
            row => $"openings.{row.Text(0)}={row.Integer(1)}");
    }

    private async Task<string> PlanAsync(string name, IReadOnlyList<string> settings, double proven)
    {
        var data = new DatasetRequest(RepositoryFiles.At("data", pack), settings, AreaLevel.Msoa);
        var request = new PlanningRequest(data, SchemeChoice.Named, new SolveLimits(proven, null), folder.At(name));
        await new PlanningRun(TimeProvider.System).RunAsync(request, null, CancellationToken.None);
        return folder.At(name);
    }

    /// <inheritdoc />
    public Task DisposeAsync()
    {
        folder.Dispose();
        return Task.CompletedTask;
    }
}
