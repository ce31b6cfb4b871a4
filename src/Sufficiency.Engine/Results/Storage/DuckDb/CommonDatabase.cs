namespace Sufficiency.Engine.Results.Storage.DuckDb;

/// <summary>The database of all sessions that leave no table behind, open for as long as the process lives.</summary>
/// <remarks>
/// DuckDB gives all the memory that it keeps back to the system whenever a database opens or closes, that of the other databases of the process too: they ask for every page
/// again, and all threads of the process wait meanwhile (Allocator::FlushAll, called by DatabaseInstance and its TaskScheduler).
/// </remarks>
internal static class CommonDatabase
{
    private static readonly Lock Gate = new();
    private static DuckDbSession? open;

    /// <summary>A session of its own on it.</summary>
    /// <exception cref="DuckDbException">It cannot be opened.</exception>
    public static DuckDbSession Connect()
    {
        lock (Gate)
        {
            if (open is { } known && !Answers(known))
            {
                open = null;
                known.Dispose(); // sessions on it have their own hold
            }

            return (open ??= Open()).Beside();
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

    /// <summary>Whether it still does: after some faults a database refuses all that follows.</summary>
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
