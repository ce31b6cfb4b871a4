using Sufficiency.Engine.Explain;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Planning;
using Sufficiency.Engine.Tests.Support;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Tests.Explain;

/// <summary>A run of the invented county by its larger areas, and its standard answers, made once.</summary>
public sealed class TutorialRun : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();

    /// <summary>The run's folder.</summary>
    public string Folder => folder.At("run");

    /// <summary>The questions that people ask first, answered.</summary>
    public IReadOnlyList<Explanation> Answers { get; private set; } = [];

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        await PlanAsync("run", []);
        using var explainer = new Explainer(Folder);
        Answers = explainer.StandardAnswers();
    }

    /// <summary>Plans with some settings, schemes chosen.</summary>
    /// <returns>The run's folder.</returns>
    public async Task<string> PlanAsync(string name, IReadOnlyList<string> settings)
    {
        var data = new DatasetRequest(RepositoryFiles.At("data", "tutorial"), settings, AreaLevel.Msoa);
        var request = new PlanningRequest(data, SchemeChoice.Named, new SolveLimits(1e-4, null), folder.At(name));
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
