using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Planning;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Web.Tests.Report;

/// <summary>One run of a small county that lacks no places, made once for all tests of a class.</summary>
public sealed class SmallRun() : PackRun("small", AreaLevel.Lsoa);

/// <summary>One run of the tutorial's county, which lacks places in both plans, made once for all tests of a class.</summary>
public sealed class LackingRun() : PackRun("tutorial", AreaLevel.Msoa);

/// <summary>One run of a pack.</summary>
public abstract class PackRun(string packName, AreaLevel areas) : IAsyncLifetime
{
    private readonly string parent = Directory.CreateTempSubdirectory("sufficiency-").FullName;

    /// <summary>The folder of the run.</summary>
    public string Folder => Path.Combine(parent, "run");

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        var pack = Path.Combine(AppContext.BaseDirectory, "Packs", packName, "plan.yaml");
        var request = new PlanningRequest(new DatasetRequest(pack, [], areas), SchemeChoice.Named, new SolveLimits(1e-3, null), Folder);
        await new PlanningRun(TimeProvider.System).RunAsync(request, null, CancellationToken.None);
    }

    /// <inheritdoc />
    public Task DisposeAsync()
    {
        Directory.Delete(parent, recursive: true);
        return Task.CompletedTask;
    }
}
