namespace Sufficiency.Engine.Storage.DuckDb;

/// <summary>A database that a run owns and keeps open, for sessions that leave no table behind.</summary>
/// <remarks>
/// Opening or closing a database makes DuckDB give its memory back to the system (Allocator::FlushAll, called by DatabaseInstance).
/// Other databases of the process then ask for every page again, and all threads wait.
/// </remarks>
internal sealed class RunDatabase : IDisposable
{
    private readonly Lock gate = new();
    private DuckDbSession? open;

    /// <summary>Opens a session; the first session opens the database.</summary>
    /// <exception cref="DuckDbException">The database cannot be opened.</exception>
    public DuckDbSession Connect()
    {
        lock (gate)
        {
            if (open is { } known && !Answers(known))
            {
                open = null;
                known.Dispose(); // open sessions keep the database
            }

            return (open ??= Open()).Beside();
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        lock (gate)
        {
            open?.Dispose();
            open = null;
        }
    }

    private static DuckDbSession Open()
    {
        var session = new DuckDbSession();
        try
        {
            session.Execute("SET enable_external_file_cache = false"); // the cache would hold every file that was read
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>Whether a database still answers; after some faults it refuses every statement.</summary>
    private static bool Answers(DuckDbSession session)
    {
        try
        {
            session.Execute("SELECT 1");
            return true;
        }
        catch (DuckDbException fault)
        {
            return !fault.Message.Contains("invalidated", StringComparison.Ordinal); // other faults pass, such as a lack of memory
        }
    }
}
