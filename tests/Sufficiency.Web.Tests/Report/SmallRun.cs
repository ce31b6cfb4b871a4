using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Planning;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Web.Tests.Report;

/// <summary>One run of a small county, made once for all tests of the report.</summary>
public sealed class SmallRun : IAsyncLifetime
{
    private readonly string parent = Directory.CreateTempSubdirectory("sufficiency-").FullName;

    /// <summary>The folder of the run.</summary>
    public string Folder => Path.Combine(parent, "run");

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        var pack = Path.Combine(AppContext.BaseDirectory, "Packs", "small", "plan.yaml");
        var request = new PlanningRequest(new DatasetRequest(pack, []), SchemeChoice.Named, new SolveLimits(1e-3, null), Folder);
        await new PlanningRun(TimeProvider.System).RunAsync(request, null, CancellationToken.None);
    }

    /// <inheritdoc />
    public Task DisposeAsync()
    {
        Directory.Delete(parent, recursive: true);
        return Task.CompletedTask;
    }
}
