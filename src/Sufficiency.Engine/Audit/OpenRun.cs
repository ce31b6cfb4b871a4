using Sufficiency.Engine.Audit.Streams;
using Sufficiency.Engine.Audit.Tables;
using Sufficiency.Engine.Storage.DuckDb;

namespace Sufficiency.Engine.Audit;

/// <summary>A run whose shared tables are open in a database of its own.</summary>
internal sealed class OpenRun : IDisposable
{
    private readonly DuckDbSession session;

    private OpenRun(DuckDbSession session, AuditedRun run, SharedFigures figures) =>
        (this.session, Tables, Figures) = (session, run, figures);

    /// <summary>The tables of the run.</summary>
    public AuditedRun Tables { get; }

    /// <summary>The figures with which placements are summed up.</summary>
    public SharedFigures Figures { get; }

    /// <summary>Opens the shared tables of a run.</summary>
    /// <exception cref="UnknownCodeException">A row of a table in memory holds a code that no table names.</exception>
    public static OpenRun Of(AuditedRun run)
    {
        var opened = new DuckDbSession();
        try
        {
            return new(opened, run, OpenTables.OpenShared(opened, run));
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>A session that sees the shared tables, and alone sees the tables that it opens.</summary>
    public DuckDbSession Beside() => session.Beside();

    /// <inheritdoc />
    public void Dispose() => session.Dispose();
}
