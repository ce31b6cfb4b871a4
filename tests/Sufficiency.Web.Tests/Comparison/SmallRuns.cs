using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Packs.Additions;
using Sufficiency.Engine.Planning;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Web.Tests.Comparison;

/// <summary>Runs of a small county that differ in one thing each, made once for all tests of comparisons.</summary>
public sealed class SmallRuns : IAsyncLifetime
{
    private const string Base = """
        name: Mill Base
        kind: base
        easting: 455000
        northing: 203000
        places: 8
        needs: "*"
        ages: 4 to 11
        opens: 2026
        status: committed
        capital_gbp: 400000
        """;

    private readonly string parent = Directory.CreateTempSubdirectory("sufficiency-").FullName;

    /// <summary>The annexe opens in its planned year, 2027/28.</summary>
    public string Planned => At("planned");

    /// <summary>The annexe opens a year earlier; nothing else differs.</summary>
    public string Earlier => At("earlier");

    /// <summary>More pupils than expected.</summary>
    public string High => At("high");

    /// <summary>Another year of prices.</summary>
    public string OtherPrices => At("prices");

    /// <summary>A committed base of eight places is added; nothing else differs.</summary>
    public string WithBase => At("with-base");

    /// <summary>A folder of these runs.</summary>
    public string At(string name) => Path.Combine(parent, name);

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        await PlanAsync("planned");
        await PlanAsync("earlier", "schemes[annexe].planned_opening=2026");
        await PlanAsync("high", "demand.growth=high");
        await PlanAsync("prices", "costs.price_base=2024");
        await PlanAsync("with-base", [], AddedScheme.Parse(Base));
    }

    /// <inheritdoc />
    public Task DisposeAsync()
    {
        Directory.Delete(parent, recursive: true);
        return Task.CompletedTask;
    }

    private Task PlanAsync(string name, params string[] changes) => PlanAsync(name, changes, []);

    private async Task PlanAsync(string name, string[] changes, IReadOnlyList<AddedScheme> additions)
    {
        var pack = Path.Combine(AppContext.BaseDirectory, "Packs", "small", "plan.yaml");
        var request = new PlanningRequest(
            new DatasetRequest(pack, changes) { Additions = additions }, SchemeChoice.AsPlanned, new SolveLimits(1e-6, null), At(name));
        await new PlanningRun(TimeProvider.System).RunAsync(request, null, CancellationToken.None);
    }
}
