using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Planning;
using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Tests.Support;
using Sufficiency.Returns.Books;
using Sufficiency.Returns.Forms;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Tests.Returns;

/// <summary>A run of the small county with every table, made once for all tests of returns that need one.</summary>
public sealed class EveryTableRun : IAsyncLifetime
{
    private readonly SmallPack pack = new SmallPack().WithEveryTable();
    private readonly string parent = Directory.CreateTempSubdirectory("sufficiency-").FullName;

    /// <summary>The folder of the run.</summary>
    public string Folder => Path.Combine(parent, "run");

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        var request = new PlanningRequest(new(pack.Folder, []), SchemeChoice.Named, new SolveLimits(1e-3, null), Folder);
        await new PlanningRun(TimeProvider.System).RunAsync(request, null, CancellationToken.None);
    }

    /// <inheritdoc />
    public Task DisposeAsync()
    {
        Directory.Delete(parent, recursive: true);
        pack.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>A return of the run.</summary>
    internal ReturnBook Return(string form, int? suppressUnder = null) =>
        ReturnMaker.Make(new(form, [Folder]) { SuppressUnder = suppressUnder });

    /// <summary>Rows of a query over the run.</summary>
    internal IReadOnlyList<(string Key, double Value)> Query(string sql)
    {
        using var run = new RunQueries(Folder);
        return run.Query(sql, row => (row.Text(0), row.Number(1)));
    }
}
