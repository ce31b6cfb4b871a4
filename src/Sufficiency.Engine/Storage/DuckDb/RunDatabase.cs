namespace Sufficiency.Engine.Storage.DuckDb;

/// <summary>The database of a run's sessions that leave no table behind, open for as long as the run lasts.</summary>
/// <remarks>
/// Opening or closing any database makes DuckDB give all memory that it keeps back to the system (Allocator::FlushAll, called by
/// DatabaseInstance and its TaskScheduler). Other databases of the process then ask for every page again, and all threads wait.
/// </remarks>
internal sealed class RunDatabase : IDisposable
{
    private readonly Lock gate = new();
    private DuckDbSession? open;

    /// <summary>A session of its own on it; the first one opens it.</summary>
    /// <exception cref="DuckDbException">It cannot be opened.</exception>
    public DuckDbSession Connect()
    {
        lock (gate)
        {
            if (open is { } known && !Answers(known))
            {
                open = null;
                known.Dispose(); // sessions on it have their own hold
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
            session.Execute("SET enable_external_file_cache = false"); // it would come to hold every file ever read
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>Whether a database still answers: after some faults it refuses all that follows.</summary>
    private static bool Answers(DuckDbSession session)
    {
        try
        {
            session.Execute("SELECT 1");
            return true;
        }
        catch (DuckDbException fault)
        {
            return !fault.Message.Contains("invalidated", StringComparison.Ordinal); // or it is short of memory just now
        }
    }
}
